// When somebody is at home, as habits.json has it. What plans an evening never sees this file: a rule of
// test/tidy sees to that.

import { dateOfDay, weekdayOf } from '#kernel/vi-calendar.ts';
import { lunarDayOf } from '#kernel/vi-lunar.ts';
import { type Dice, rollDice } from './dice.ts';
import data from './habits.json' with { type: 'json' };

export const HABITS = data;

export const KINDS = ['fields', 'shifts', 'hours', 'market', 'season', 'chance'] as const;
export type Kind = (typeof KINDS)[number];
export type VillageKind = Kind | 'mixed';

export type Habit = {
  readonly kind: Kind;
  /** How likely somebody opens at a minute of a day. */
  chanceAt(day: number, minute: number): number;
};

const { kinds } = data;

/** What the households of one village have in common. */
export type Customs = {
  readonly fieldDays: readonly (readonly number[])[];
  readonly factories: readonly {
    readonly system: (typeof kinds.shifts.systems)[number];
    readonly anchor: number;
  }[];
  readonly markets: readonly {
    readonly cycle: (typeof kinds.market.cycles)[number];
    readonly day: number;
  }[];
  readonly chance: number;
};

export function drawCustoms(dice: Dice, alleys: number): Customs {
  return {
    fieldDays: Array.from({ length: alleys }, () => dice.weighted(kinds.fields.homeDays).weekdays),
    factories: Array.from({ length: kinds.shifts.factories }, () => ({
      system: dice.weighted(kinds.shifts.systems),
      anchor: dice.whole([0, 41]),
    })),
    markets: Array.from({ length: kinds.market.markets }, () => {
      const cycle = dice.weighted(kinds.market.cycles);
      return { cycle, day: dice.whole([0, cycle.days - 1]) };
    }),
    chance: dice.between(kinds.chance.home),
  };
}

export function drawHabit(kind: Kind, customs: Customs, alley: number, seed: number): Habit {
  const dice = rollDice(seed);
  const chanceAt = {
    fields: () => fieldsHabit(dice, customs.fieldDays[alley] ?? []),
    shifts: () => shiftsHabit(dice, customs),
    hours: () => hoursHabit(dice),
    market: () => marketHabit(dice, customs),
    season: () => seasonHabit(dice),
    chance: () => () => customs.chance,
  }[kind]();
  return { kind, chanceAt };
}

/** In a hut by the fields for days; neighbours who lend each other a hand go together. */
function fieldsHabit(dice: Dice, neighbours: readonly number[]): Habit['chanceAt'] {
  const { homeDays, withNeighbours, home, away, backFrom, lunarDaysAtHome } = kinds.fields;
  const own = dice.weighted(homeDays).weekdays;
  const weekdays = dice.chance(withNeighbours) ? neighbours : own;
  const rites = new Set(lunarDaysAtHome);
  return (day, minute) => {
    const isHome = weekdays.includes(weekdayOf(day)) || rites.has(lunarDayOf(day));
    return isHome && minute >= backFrom ? home : away;
  };
}

/** By the turns of a crew in a factory, its bus included. */
function shiftsHabit(dice: Dice, { factories }: Customs): Habit['chanceAt'] {
  const { system, anchor } = dice.pick(factories);
  const { cycleDays, crews, turns } = system;
  const shift = anchor + (dice.whole([0, crews - 1]) * cycleDays) / crews;
  return (day, minute) => {
    let left = (day + shift) % cycleDays;
    for (const { days, from, until, home } of turns) {
      if (left < days) return minute >= from && minute < until ? home : kinds.shifts.otherwise;
      left -= days;
    }
    return kinds.shifts.otherwise;
  };
}

/** Late from work, early to bed, or at the meal alone: every day alike. */
function hoursHabit(dice: Dice): Habit['chanceAt'] {
  const way = dice.weighted(kinds.hours.ways);
  const [from, until] = [dice.between(way.from), dice.between(way.until)];
  const { home, otherwise } = kinds.hours;
  return (_, minute) => (minute >= from && minute < until ? home : otherwise);
}

/** On the way to a market far off, there, and back. */
function marketHabit(dice: Dice, { markets }: Customs): Habit['chanceAt'] {
  const { cycle, day: marketDay } = dice.pick(markets);
  const { by, days, awayBefore, awayAfter } = cycle;
  const { home, away } = kinds.market;
  return (day) => {
    const today = { lunar: lunarDayOf, day: (each: number) => each, week: weekdayOf }[
      by as 'lunar' | 'day' | 'week' // the three that habits.json names
    ](day);
    const since = (((today - marketDay) % days) + days) % days;
    return since <= awayAfter || since >= days - awayBefore ? away : home;
  };
}

/** Sleeping by the crop until it is in. */
function seasonHabit(dice: Dice): Habit['chanceAt'] {
  const { crops, cropsOfHousehold, shiftDays, home, away } = kinds.season;
  const own = Array.from({ length: cropsOfHousehold }, () => dice.weighted(crops));
  const shift = dice.whole([-shiftDays, shiftDays]);
  return (day) => {
    const { month, dayOfMonth } = dateOfDay(day - shift);
    const now = month * 100 + dayOfMonth;
    const isAway = own.some(({ awayFrom: [m = 0, d = 0], awayUntil: [um = 0, ud = 0] }) => {
      const [from, until] = [m * 100 + d, um * 100 + ud];
      return from <= until ? now >= from && now <= until : now >= from || now <= until;
    });
    return isAway ? away : home;
  };
}
