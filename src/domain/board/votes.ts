import { type Matter, type Needs, NEEDS, type VoteWay } from '#domain/board/meeting-facts.ts';

/**
 * What must agree at the least, as article 21 of Law 10/2022/QH15 counts: two thirds of all households where
 * they pay or are paid for, more than half of them elsewhere.
 */
export const NEEDED: Readonly<Record<Matter, Needs>> = {
  works: 'two-thirds',
  money: 'two-thirds',
  rules: 'over-half',
  head: 'over-half',
  boards: 'over-half',
  other: 'over-half',
};

/** A people's board may be chosen by those at the meeting. A village may always ask for more than the law. */
const LEAST: Readonly<Record<Matter, Needs>> = { ...NEEDED, boards: 'over-half-present' };

/** What may be asked for of a matter, the least first. */
export const needsOf = (matter: Matter): readonly Needs[] =>
  NEEDS.slice(0, NEEDS.indexOf(LEAST[matter]) + 1).reverse();

/** A vote online is lawful for the last matter alone (Decree 59/2023, article 5), and never held here. */
export const waysOf = (matter: Matter): readonly VoteWay[] =>
  matter === 'other' ? ['hands', 'ballot', 'forms', 'online'] : ['hands', 'ballot', 'forms'];

/** Whether people vote at the meeting: nobody votes there who is not present. */
export const isAtMeeting = (way: VoteWay): boolean => way === 'hands' || way === 'ballot';

/** All in households. */
export type Vote = {
  readonly way: VoteWay;
  readonly agree: number;
  readonly against: number;
  readonly blank: number;
  readonly present?: number;
  readonly total: number;
  readonly needs: Needs;
};

/** Whether a count can be: no household votes twice, none that was not there, none that is not one. */
export function isPossible({ way, agree, against, blank, present, total, needs }: Vote): boolean {
  const voted = agree + against + blank;
  if (present !== undefined && present > total) return false;
  // Who is not at a meeting is no part of those who were there.
  if (!isAtMeeting(way)) return needs !== 'over-half-present' && voted <= total;
  return present !== undefined && present > 0 && voted <= present;
}

/** How many households must agree. */
export function fewest({ present = 0, total, needs }: Pick<Vote, 'present' | 'total' | 'needs'>) {
  if (needs === 'two-thirds') return Math.ceil((2 * total) / 3);
  return Math.floor((needs === 'over-half' ? total : present) / 2) + 1;
}

export const isCarried = (vote: Vote): boolean => vote.agree >= fewest(vote);
