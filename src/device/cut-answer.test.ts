import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readWhatComes, wholePairs } from '#device/cut-answer.ts';

const pair = fc.tuple(
  fc.string(),
  fc.string({ unit: fc.constantFrom('"', ']', '[', ',', '\\', 'ạ') }),
);
const books = fc.array(fc.record({ names: fc.array(fc.string()) }));

test('what is kept of a cut answer are its first pairs, all but the one that was cut', () => {
  fc.assert(
    fc.property(fc.array(pair), books, fc.nat(), (pieces, lines, at) => {
      const text = JSON.stringify({ at: 1, books: lines, pieces });
      const cut = text.slice(0, at % text.length);
      const kept = wholePairs(cut);
      const whole = pieces.filter((_, index) => {
        const { length } = JSON.stringify({
          at: 1,
          books: lines,
          pieces: pieces.slice(0, index + 1),
        });
        return cut.length >= length - ']}'.length;
      });
      if (kept === undefined) {
        // A text that ends in a backslash is taken for one that goes on.
        expect(whole.filter(([, piece]) => !piece.endsWith('\\'))).toEqual([]);
        return;
      }
      const { length } = (kept as { pieces: unknown[] }).pieces; // of such answers alone
      expect(kept).toEqual({ at: 1, books: lines, pieces: whole.slice(0, length) });
      expect(whole.slice(length).every(([, piece]) => piece.endsWith('\\'))).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test('an answer is read to where its connection breaks, letters of several bytes whole', async () => {
  const bytes = new TextEncoder().encode('Triệu Thị Sần');
  const broken = (end: number): Response =>
    new Response(
      new ReadableStream({
        pull(controller) {
          if (end === 0) controller.error(new TypeError('terminated'));
          else controller.enqueue(bytes.slice(0, end));
          end = 0;
        },
      }),
    );
  expect(await readWhatComes(broken(bytes.length - 2))).toEqual({
    text: 'Triệu Thị S',
    isCut: true,
  });
  expect(await readWhatComes(new Response(bytes))).toEqual({
    text: 'Triệu Thị Sần',
    isCut: false,
  });
  expect(await readWhatComes(new Response(null))).toEqual({ text: '', isCut: false });
});
