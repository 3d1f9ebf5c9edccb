import * as v from 'valibot';
import { Count, IdText } from '#book/common.ts';

/** How somebody at the door of the hall knew the household: by its code, by name, from a list on paper. */
export const ROLL_WAYS = ['qr', 'tap', 'paper'] as const;
export type RollWay = (typeof ROLL_WAYS)[number];

/** The same as somebody is told in; `page`: they answered on the household's own page. */
export const REPLY_WAYS = ['door', 'call', 'slip', 'page'] as const;
export type ReplyWay = (typeof REPLY_WAYS)[number];

export const HEADS_MAX = 20;

/** Whoever told them of the meeting is named by `notice.told@1`, with the meeting as its notice. */
export const MEETING_REACH_FACTS = {
  /** `heads`: how many of the household come; 0: nobody. The latest word of a household counts. */
  'meeting.replied@1': v.strictObject({
    reply: IdText,
    meeting: IdText,
    edition: IdText,
    household: IdText,
    heads: v.pipe(Count, v.maxValue(HEADS_MAX)),
    way: v.picklist(REPLY_WAYS),
  }),
  /** It was recorded by mistake. */
  'meeting.unreplied@1': v.strictObject({ reply: IdText, meeting: IdText, household: IdText }),
  /** Somebody was there for the household. */
  'attendance.marked@1': v.strictObject({
    attendance: IdText,
    meeting: IdText,
    household: IdText,
    how: v.picklist(ROLL_WAYS),
  }),
  'attendance.unmarked@1': v.strictObject({
    attendance: IdText,
    meeting: IdText,
    household: IdText,
  }),
} as const;
