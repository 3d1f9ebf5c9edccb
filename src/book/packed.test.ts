import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canPack, packNumbers, unpackNumbers } from './packed.ts';

const LIMIT = 2 ** 40 - 1;
const number = fc.oneof(
  fc.integer({ min: -40, max: 40 }),
  fc.integer({ min: -20_000, max: 20_000 }),
  fc.integer({ min: -LIMIT, max: LIMIT }),
);

test('numbers come back as they were', () => {
  fc.assert(
    fc.property(fc.array(number), (numbers) => {
      const text = packNumbers(numbers);
      expect(unpackNumbers(text)).toEqual(numbers);
      expect(JSON.stringify(text)).toHaveLength(text.length + 2);
    }),
  );
  expect(canPack([LIMIT, -LIMIT])).toBe(true);
  expect(canPack([LIMIT + 1])).toBe(false);
});

test.each([0, 29, -30, 30, 1_377, 1_378, 1_379, 5_703, 5_704, 5_705, LIMIT, -LIMIT])(
  '%i comes back at the edge of a length',
  (edge) => {
    const around = [edge - 1, edge, edge + 1].filter((each) => canPack([each]));
    expect(unpackNumbers(packNumbers(around))).toEqual(around);
  },
);

test('what is none of ours is nothing', () => {
  for (const text of ['"', 'é', '~', '|12', 'ab\u{7f}', '\u{0}']) {
    expect(unpackNumbers(text)).toBeUndefined();
  }
  fc.assert(
    fc.property(fc.string(), (text) => {
      const numbers = unpackNumbers(text);
      if (numbers !== undefined) expect(numbers.every(Number.isSafeInteger)).toBe(true);
    }),
  );
});
