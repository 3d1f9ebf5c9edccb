import type { Dice } from '#demo/dice.ts';

/** Mobile numbers of blocks that no operator has been given, so that none of them rings anywhere. */
const BLOCKS = ['510', '511', '530', '531', '540', '541', '570', '571'] as const;

export const makePhone = (dice: Dice): string =>
  `+84${dice.pick(BLOCKS)}${String(dice.int(1_000_000)).padStart(6, '0')}`;

/** What a phone is called by the person who carries it. */
export const PHONE_MODELS = [
  'Samsung A04',
  'Samsung A05s',
  'Samsung A06',
  'Samsung M15',
  'Oppo A18',
  'Oppo A3x',
  'Redmi A3',
  'Redmi 13C',
  'Realme C53',
  'Realme Note 50',
  'Vivo Y03',
  'Vivo Y17s',
  'Nokia C32',
  'Itel A70',
  'Tecno Spark Go',
  'Honor X5',
] as const;
