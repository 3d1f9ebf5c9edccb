import { weekdayOf } from '#kernel/vi-calendar.ts';
import { lunarDayOf } from '#kernel/vi-lunar.ts';

/**
 * The habits a household of a mountain village may have, as a list to choose from: a part of the evening on
 * the days of a cycle that people there live by. None is known beforehand to hold anywhere; which do is
 * learnt from what was found at the doors (`presence.ts`).
 */
export type HabitSet = {
  /** How many; the first of them are coins: no habit, somebody at home so often by chance. */
  readonly size: number;
  readonly coins: number;
  /** How plausible each is before anything was seen; they sum to 1. */
  readonly prior: Float64Array;
  /** The part of the evening in which all expect the same. */
  partOf(minute: number): number;
  /** Writes how likely each expects somebody at home at a minute of a day. */
  expect(day: number, minute: number, into: Float64Array): void;
};

/** A stretch of days a cycle goes round in, and where in it a day stands. */
type Cycle = {
  readonly days: number;
  readonly of: (day: number) => number;
  /** Lengths, in days, that somebody is at home in a row. */
  readonly runs: readonly number[];
  readonly weight: number;
};

const modulo = (day: number, days: number): number => ((day % days) + days) % days;

const CYCLES: readonly Cycle[] = [
  // In the fields from Monday on; or home on single days of the week.
  { days: 7, of: (day) => weekdayOf(day) - 1, runs: [1, 2, 3, 4, 5, 6], weight: 0.3 },
  // Markets of the lunar calendar, every fifth day.
  { days: 5, of: (day) => modulo(lunarDayOf(day), 5), runs: [2, 3], weight: 0.07 },
  // Markets by the animals of the days, every sixth; and four days on, two off.
  { days: 6, of: (day) => modulo(day, 6), runs: [2, 3, 4], weight: 0.1 },
  // Shifts that change by the week.
  { days: 14, of: (day) => modulo(day, 14), runs: [7], weight: 0.12 },
  { days: 21, of: (day) => modulo(day, 21), runs: [7, 14], weight: 0.08 },
];

/** Parts of an evening, in minutes of the day. */
type Hours = { readonly from: number; readonly until: number };
const ALWAYS: Hours = { from: 0, until: 1_440 };
const EVERY_DAY: readonly Hours[] = [
  ALWAYS,
  ...[1_155, 1_185, 1_215].map((until) => ({ from: 0, until })),
  ...[1_155, 1_185, 1_200, 1_215, 1_230, 1_245].map((from) => ({ from, until: 1_440 })),
  { from: 1_140, until: 1_200 },
];
const SOME_DAYS: readonly Hours[] = [ALWAYS, { from: 1_200, until: 1_440 }];

/** At home by no habit: as good as a coin that falls on one side this often. */
const COINS = [0.06, 0.15, 0.25, 0.35, 0.45, 0.55, 0.7, 0.88];
const COINS_WEIGHT = 0.2;

/** How often somebody opens when the habit says so, and when it says not. */
const HOME = 0.86;
const AWAY = 0.05;

type Pattern = {
  readonly cycle: number;
  /** Bit by day of the cycle. */
  readonly homeOn: number;
  readonly hours: Hours;
  readonly weight: number;
};

function listPatterns(): readonly Pattern[] {
  const rest = 1 - COINS_WEIGHT - CYCLES.reduce((sum, { weight }) => sum + weight, 0);
  const everyDay = EVERY_DAY.map((hours): Pattern => ({
    cycle: -1,
    homeOn: 1,
    hours,
    weight: rest / EVERY_DAY.length,
  }));
  const cyclic = CYCLES.flatMap(({ days, runs, weight }, cycle) =>
    runs.flatMap((run) =>
      Array.from({ length: days }, (_, start) => {
        let homeOn = 0;
        for (let day = 0; day < run; day += 1) homeOn |= 1 << ((start + day) % days);
        return SOME_DAYS.map((hours): Pattern => ({
          cycle,
          homeOn,
          hours,
          weight: weight / (runs.length * days * SOME_DAYS.length),
        }));
      }).flat(),
    ),
  );
  return [...everyDay, ...cyclic];
}

const PATTERNS = listPatterns();
const EDGES = [...new Set(PATTERNS.flatMap(({ hours: { from, until } }) => [from, until]))];
/** Asked many thousand times for one plan. */
const PART_OF = Uint8Array.from(
  { length: 1_440 },
  (_, minute) => EDGES.filter((edge) => edge <= minute).length,
);

export const HABITS: HabitSet = {
  size: COINS.length + PATTERNS.length,
  coins: COINS.length,
  prior: Float64Array.from([
    ...COINS.map(() => COINS_WEIGHT / COINS.length),
    ...PATTERNS.map(({ weight }) => weight),
  ]),
  partOf: (minute) => PART_OF[Math.floor(minute)] ?? 0,
  expect(day, minute, into) {
    const stands = CYCLES.map(({ of }) => of(day));
    for (const [index, coin] of COINS.entries()) into[index] = coin;
    for (let index = 0; index < PATTERNS.length; index += 1) {
      const pattern = PATTERNS[index];
      if (pattern === undefined) continue;
      const { cycle, homeOn, hours } = pattern;
      const isDay = cycle < 0 || ((homeOn >> (stands[cycle] ?? 0)) & 1) === 1;
      into[COINS.length + index] =
        isDay && minute >= hours.from && minute < hours.until ? HOME : AWAY;
    }
  },
};
