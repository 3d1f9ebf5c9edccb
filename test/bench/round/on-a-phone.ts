// Runs in a browser: the planner over a village of 300 doors that was walked for 30 evenings.

import { BROUGHT_LADDER } from '#domain/learning/ladder.ts';
import { learnFrom, planRound } from '#domain/doors/round/plan.ts';
import { visitsOf } from '#domain/doors/state.ts';
import { isWalked, openBook, playEvening } from './evening.ts';
import { HABITS } from './habits.ts';
import { byNearest } from './peers.ts';
import { buildVillage } from './village.ts';

const EVENINGS = 30;
const { from, until } = HABITS.evening;

/** Walked by the nearest door, so that no plan was made before the first one that is timed. */
const book = openBook(buildVillage(1, 'mixed'));
const guideOf = byNearest(book);
let day = book.village.firstDay;
for (let walked = 0; walked < EVENINGS; day += 1) {
  if (!isWalked(book.village, day)) continue;
  playEvening(book, day, guideOf);
  walked += 1;
}

const doors = book.village.doors.map(({ id, alley, position, people }) => ({
  household: id,
  alley: `Ngõ ${alley + 1}`,
  members: people,
  ...(position && { position }),
}));
const asked = { doors, state: book.doors, ladder: BROUGHT_LADDER, day, from, until };

/** What learning and then planning took each time, in ms of the phone's clock. */
const planned = (count: number): readonly (readonly [number, number])[] =>
  Array.from({ length: count }, () => {
    const began = performance.now();
    const presence = learnFrom(asked);
    const learnt = performance.now();
    const { stops } = planRound(asked, from, undefined, presence);
    if (stops.length === 0) throw new Error('a village of 300 doors, and none to go to');
    return [learnt - began, performance.now() - learnt];
  });

Object.assign(globalThis, {
  planned,
  village: {
    doors: doors.length,
    visits: doors.reduce(
      (sum, { household }) => sum + visitsOf(book.doors, household, day).length,
      0,
    ),
  },
});
