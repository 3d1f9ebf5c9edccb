import type { Id } from '#kernel/id.ts';
import type { Decision, MeetingsState, Minutes } from '#domain/board/meeting-state.ts';

const laterFirst = (left: Minutes, right: Minutes): number => right.at - left.at;

/** The minutes of a meeting that show: of two that were begun apart, those that were written later. */
export const minutesOf = ({ minutes }: MeetingsState, meeting: Id): Minutes | undefined =>
  [...minutes.values()].filter((each) => each.meeting === meeting).sort(laterFirst)[0];

/** In the order in which they were written. */
export const decisionsOf = ({ decisions }: MeetingsState, meeting: Id): readonly Decision[] =>
  [...decisions.values()].filter((each) => each.meeting === meeting);
