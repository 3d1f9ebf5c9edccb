import { expect, test } from 'vitest';
import { HABITS } from './habits.ts';
import type { Tally, Walker } from './evening.ts';
import { byNearest } from './peers.ts';
import { byPlan } from './planned.ts';
import { playEvenings } from './play.ts';
import { buildVillage } from './village.ts';

test('after some evenings of its own the team finds more doors open, by fewer walks', () => {
  const village = buildVillage(1, 'hours');
  const sumOf = (walker: Walker): Tally => {
    const sum: Tally = { walks: 0, opened: 0, steps: 0 };
    for (const { walks, opened } of playEvenings(village, walker, [6, 7, 8])) {
      sum.walks += walks;
      sum.opened += opened;
    }
    return sum;
  };
  const [ours, nearest] = [sumOf(byPlan), sumOf(byNearest)];
  expect(ours.opened).toBeGreaterThan(1.15 * nearest.opened);
  expect(ours.walks).toBeLessThan(nearest.walks);
});

test('a seed gives one village: 300 doors, most with a position, somebody behind each', () => {
  const [one, again] = [buildVillage(7, 'mixed'), buildVillage(7, 'mixed')];
  expect(one.doors).toHaveLength(HABITS.plan.doors);
  expect(one.doors.map(({ code, position, people }) => [code, position, people])).toEqual(
    again.doors.map(({ code, position, people }) => [code, position, people]),
  );
  const known = one.doors.filter(({ position }) => position !== undefined).length;
  expect(known / one.doors.length).toBeCloseTo(HABITS.plan.positionKnown, 1);
  for (const { people, habit } of one.doors) {
    expect(people.length).toBeGreaterThan(0);
    const chance = habit.chanceAt(one.firstDay, 20 * 60);
    expect(chance >= 0 && chance <= 1).toBe(true);
  }
  expect(one.walkMinutes(0, 1)).toBeLessThan(one.walkMinutes(0, one.doors.length - 1));
});
