// One village under every way of walking, evening after evening.

import { isWalked, openBook, playEvening, type Tally, type Walker } from './evening.ts';
import type { VillageKind } from './habits.ts';
import { byList, byNearest } from './peers.ts';
import { byOracle, byPlan } from './planned.ts';
import { buildVillage, type SimVillage } from './village.ts';

export const WALKERS = {
  ours: byPlan,
  nearest: byNearest,
  list: byList,
  oracle: byOracle,
} as const satisfies Record<string, Walker>;
export type Name = keyof typeof WALKERS;
export const NAMES = ['ours', 'nearest', 'list', 'oracle'] as const satisfies readonly Name[];

/** The evenings that are looked at: the first, the eleventh, the thirty-first. */
export const AFTER = [0, 10, 30] as const;

export type Village = { readonly seed: number; readonly kind: VillageKind };
export type Played = { readonly village: Village; readonly evenings: Record<Name, Tally[]> };

/** Each way keeps its own book; households are at home alike under all of them. */
export function playVillage({ seed, kind }: Village, after: readonly number[] = AFTER): Played {
  const built = buildVillage(seed, kind);
  const walked = (name: Name): Tally[] => playEvenings(built, WALKERS[name], after);
  return {
    village: { seed, kind },
    evenings: {
      ours: walked('ours'),
      nearest: walked('nearest'),
      list: walked('list'),
      oracle: walked('oracle'),
    },
  };
}

/** The evenings that are looked at, of a team that walks one way from the first of them on. */
export function playEvenings(
  village: SimVillage,
  walker: Walker,
  after: readonly number[],
): Tally[] {
  const book = openBook(village);
  const guideOf = walker(book);
  const tallies: Tally[] = [];
  for (let day = village.firstDay; tallies.length <= Math.max(...after); day += 1) {
    if (isWalked(village, day)) tallies.push(playEvening(book, day, guideOf));
  }
  return after.flatMap((evening) => tallies[evening] ?? []);
}
