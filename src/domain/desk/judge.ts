import type { Actor, Judgement } from '#book/activity.ts';
import type { DeskFact } from '#domain/desk/facts.ts';
import type { DeskCase, DeskState } from '#domain/desk/state.ts';
import { flagged, isDayAhead, OK, refused } from '#domain/judge.ts';

export type DeskStates = { readonly desk: DeskState };

/** Letters are taken as they come. What an officer does names the case as it stands. */
export function judgeDesk({ desk }: DeskStates, _actor: Actor, fact: DeskFact): Judgement {
  const known = desk.cases.get(fact.body.case);
  if ('letter' in fact.body) return judgeLetter(known, fact);
  if (known === undefined) return flagged('premise-changed');
  const { household, resident } = fact.body;
  if (known.household !== household || known.resident !== resident) {
    return refused('reference-mismatch');
  }
  if (fact.type === 'case.taken@1' && known.taken !== undefined) return refused('already-settled');
  if (known.recalled !== undefined) return flagged('premise-changed');
  return isDayAhead(fact) ? flagged('day-ahead') : OK;
}

/** The first letter of a case comes once, and all others after it. */
const judgeLetter = (known: DeskCase | undefined, { type }: DeskFact): Judgement =>
  (known === undefined) === (type === 'case.received@1') ? OK : flagged('premise-changed');
