import type { Id } from '#kernel/id.ts';
import { repliesOf } from '#domain/reach/meeting-state.ts';
import type { ReachState } from '#domain/reach/state.ts';

/*
 * What households write themselves on their own pages. A card may be in other hands, and what it writes
 * stands in the village's book for good: these keep it from filling the book, or a household's part of it.
 */

/** Questions and replies of one household on one day. */
export const DAY_WRITES_MAX = 20;
/** Replies of one household to one meeting. */
export const MEETING_REPLIES_MAX = 10;

const isByCard = ({ way }: { readonly way: string }): boolean => way === 'page';

/** Whether a household has written as much on its page as it may on that day. */
export function isDayFull(
  { questions, replies }: Pick<ReachState, 'questions' | 'replies'>,
  household: Id,
  day: number,
): boolean {
  let count = 0;
  for (const question of questions.values()) {
    if (question.household === household && isByCard(question) && question.on === day) count += 1;
  }
  for (const [key, said] of replies.entries()) {
    if (!key.endsWith(`.${household}`)) continue;
    count += said.filter((reply) => isByCard(reply) && reply.on === day).length;
  }
  return count >= DAY_WRITES_MAX;
}

/** Whether a household has answered to a meeting on its page as often as it may. */
export const isMeetingFull = (reach: ReachState, meeting: Id, household: Id): boolean =>
  repliesOf(reach, meeting, household).filter(isByCard).length >= MEETING_REPLIES_MAX;
