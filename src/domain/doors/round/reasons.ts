import { visitsOf } from '../state.ts';
import type { Asked, Prepared } from './plan.ts';
import type { Reason } from './worth.ts';

/** The evening is looked at in steps of half an hour. */
const STEP_MINUTES = 30;
const WEEK = [1, 2, 3, 4, 5, 6];
/** From this chance on one says that somebody is mostly home. */
const MOSTLY = 0.55;
const SELDOM = 0.35;
/** So many visits say what is lately found at a door. */
const LATELY = 6;

/** Why a door is on the list, what matters most first. */
export function reasonsOf(
  asked: Asked,
  prepared: Prepared,
  door: number,
  arrived: number,
): readonly Reason[] {
  const worth = prepared.worths[door];
  const due = worth !== undefined && 'worth' in worth ? worth.reasons : [];
  const [first] = due;
  if (first?.code === 'promised') return due;
  const home = presenceReasons(asked, prepared, door, arrived);
  const [why, ...others] = due;
  const all = [...(why === undefined ? [] : [why]), ...home, ...others];
  return all.length === 0 ? [{ code: 'on-the-way' }] : all;
}

function presenceReasons(
  { doors, state, day, from, until }: Asked,
  { presence }: Prepared,
  door: number,
  arrived: number,
): readonly Reason[] {
  const visits = visitsOf(state, doors[door]?.household ?? '', day);
  const now = presence.chanceAt(door, day, arrived);
  // Of a door nobody has been to, the neighbours' habits tell too little to say aloud.
  if (visits.length === 0 || now < MOSTLY) return [];
  const others = WEEK.map((ahead) => presence.chanceAt(door, day + ahead, arrived));
  const usual = others.reduce((sum, chance) => sum + chance, 0) / others.length;
  if (usual < SELDOM) {
    const isWeekly = presence.chanceAt(door, day + 7, arrived) >= MOSTLY;
    const lastAway = visits.at(-1)?.outcome === 'nobody';
    return [isWeekly ? { code: 'usual-day', lastAway } : { code: 'only-tonight' }];
  }
  // Where a village goes by no habits all doors are alike to the plan, and not to whoever found nobody there.
  const lately = visits.slice(-LATELY);
  if (lately.filter(({ outcome }) => outcome === 'nobody').length > lately.length / 2) return [];
  let since = from;
  while (since < until && presence.chanceAt(door, day, since) < 0.8 * now) since += STEP_MINUTES;
  return [{ code: 'likely-home', from: since }];
}
