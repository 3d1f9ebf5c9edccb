import { expect, test } from 'vitest';
import { createHeadWords } from '#server/head-words.ts';

test('a head is signed once a second, and never for another', () => {
  const signed: string[] = [];
  const say = createHeadWords((bytes) => {
    signed.push(new TextDecoder().decode(bytes));
    return new Uint8Array([signed.length]);
  });
  const head = { book: 'bookAAAAAA', epoch: 0, generation: 0, seq: 1, hash: new Uint8Array(32) };
  const first = say({ ...head, at: 100 });
  expect(say({ ...head, at: 100 })).toBe(first);
  const others = [
    say({ ...head, seq: 2, at: 100 }),
    say({ ...head, generation: 1, at: 100 }),
    say({ ...head, at: 101 }),
    say({ ...head, at: 100 }),
  ];
  expect(new Set([first, ...others]).size).toBe(5);
  expect(signed).toHaveLength(5);
});
