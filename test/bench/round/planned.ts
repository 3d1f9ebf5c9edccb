// The planner and the oracle as ways of walking.

import { type Asked, learnFrom, prepareRound } from '#domain/doors/round/plan.ts';
import type { Presence } from '#domain/doors/round/presence.ts';
import type { Book, Walker } from './evening.ts';
import { BROUGHT_LADDER } from '#domain/learning/ladder.ts';
import { HABITS } from './habits.ts';

const { from, until } = HABITS.evening;

/** Walks as `presenceOf` has it, planning anew after each door. */
const walkerBy =
  (presenceOf: (book: Book, asked: Asked) => Presence): Walker =>
  (book) => {
    const doors = book.village.doors.map(({ id, alley, position, people }) => ({
      household: id,
      alley: `Ngõ ${alley + 1}`,
      members: people,
      ...(position && { position }),
    }));
    let kept: { readonly day: number; readonly presence: Presence } | undefined;
    return (day) => {
      const asked: Asked = {
        doors,
        state: book.doors,
        ladder: BROUGHT_LADDER,
        day,
        from,
        until,
      };
      if (kept?.day !== day) kept = { day, presence: presenceOf(book, asked) };
      const { walks } = prepareRound(asked, kept.presence);
      let left: number[] | undefined;
      return ({ minute, at, open }) => {
        left = walks.order(open, { at, minute }, left);
        return left.shift();
      };
    };
  };

export const byPlan = walkerBy((_, asked) => learnFrom(asked));

/** Knows every habit, though not what will be found: what no learning can beat. */
export const byOracle = walkerBy(({ village }) => ({
  chanceAt: (door, day, minute) => village.doors[door]?.habit.chanceAt(day, minute) ?? 0,
}));
