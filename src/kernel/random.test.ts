import { expect, test } from 'vitest';
import { toHex } from '#kernel/bytes.ts';
import { isId, newId } from '#kernel/id.ts';
import { randomInt, seededRandom } from '#kernel/random.ts';

test('a seed gives the same bytes for ever', () => {
  expect(toHex(seededRandom(1)(16))).toBe(toHex(seededRandom(1)(16)));
  expect(toHex(seededRandom(1)(16))).not.toBe(toHex(seededRandom(2)(16)));
  expect(toHex(seededRandom(2 ** 32 + 1)(16))).not.toBe(toHex(seededRandom(1)(16)));
  expect(toHex(seededRandom(20261121)(16))).toBe('4da648fe35d0e1646640eda924bf1678');
});

test('integers stay in range and reach every value', () => {
  const random = seededRandom(7);
  const seen = new Array<number>(6).fill(0);
  for (let round = 0; round < 6_000; round += 1) {
    const value = randomInt(random, 6);
    seen[value] = (seen[value] ?? 0) + 1;
  }
  expect(seen.length).toBe(6);
  expect(Math.min(...seen)).toBeGreaterThan(850);
  expect(Math.max(...seen)).toBeLessThan(1_150);
});

test('ids are ten base64url characters and do not repeat', () => {
  const random = seededRandom(3);
  const ids = new Set(Array.from({ length: 10_000 }, () => newId(random)));
  expect(ids.size).toBe(10_000);
  for (const id of ids) expect(isId(id)).toBe(true);
  for (const wrong of ['', 'abc', 'abcdefghij1', 'abcdefghi+', 5, undefined]) {
    expect(isId(wrong)).toBe(false);
  }
});
