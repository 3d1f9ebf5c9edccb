import * as v from 'valibot';
import { AnyDay, Count, DocumentNumber, PositiveCount, ShortText, Text } from '#book/common.ts';
import { MATTERS, MEETING_KINDS, NEEDS, VOTE_WAYS } from '#domain/board/meeting-facts.ts';
import { decisionsOf, minutesOf } from '#domain/board/held.ts';
import type { Decision, Meeting, MeetingsState } from '#domain/board/meeting-state.ts';
import { fewest, isCarried } from '#domain/board/votes.ts';

/** What came of a vote, in households; nobody who voted, nor how. */
const PublicDecision = v.strictObject({
  title: ShortText,
  text: v.exactOptional(Text),
  matter: v.picklist(MATTERS),
  way: v.picklist(VOTE_WAYS),
  on: AnyDay,
  agree: Count,
  against: Count,
  blank: Count,
  total: PositiveCount,
  needs: v.picklist(NEEDS),
  /** How many households had to agree. */
  fewest: PositiveCount,
  isCarried: v.boolean(),
  document: v.exactOptional(DocumentNumber),
});
export type PublicDecision = v.InferOutput<typeof PublicDecision>;

/** A meeting as anyone may read of it: neither who comes or came, nor whoever led it or wrote it down. */
export const PublicMeeting = v.strictObject({
  kind: v.picklist(MEETING_KINDS),
  title: ShortText,
  on: AnyDay,
  minute: Count,
  place: ShortText,
  /** Which edition of the invitation it is. */
  edition: PositiveCount,
  agenda: v.array(
    v.strictObject({ item: ShortText, matter: v.exactOptional(v.picklist(MATTERS)) }),
  ),
  bring: v.exactOptional(ShortText),
  text: v.exactOptional(Text),
  alleys: v.exactOptional(v.array(ShortText)),
  isComing: v.boolean(),
  off: v.exactOptional(v.strictObject({ reason: v.exactOptional(ShortText) })),
  minutes: v.exactOptional(
    v.strictObject({
      on: AnyDay,
      present: Count,
      total: PositiveCount,
      text: Text,
      document: v.exactOptional(DocumentNumber),
    }),
  ),
  decisions: v.array(PublicDecision),
});
export type PublicMeeting = v.InferOutput<typeof PublicMeeting>;

type Called = { readonly meeting: Meeting; readonly state: MeetingsState };

/** Days for which a board says that a meeting was called off, and shows one that nobody wrote of. */
const OVER_SHOWN_DAYS = 14;
/** A year, until the next yearly conference. */
const HELD_SHOWN_DAYS = 400;
const HELD_MAX = 6;

/** Whether it is still to come, or is being held today. */
export const isComing = ({ day, ended }: Meeting, today: number): boolean =>
  ended === undefined && day >= today;

/** Those that a board shows today: what comes, the next one first; then what was held, the last one first. */
export function meetingsOn(boards: readonly MeetingsState[], today: number): readonly Called[] {
  const all = boards.flatMap((state) =>
    [...state.meetings.values()].map((meeting) => ({ meeting, state })),
  );
  const coming = all
    .filter(({ meeting }) => isComing(meeting, today))
    .sort((left, right) => byTime(left.meeting, right.meeting));
  const over = all
    .filter(({ meeting, state }) => {
      if (isComing(meeting, today)) return false;
      const isWritten = minutesOf(state, meeting.meeting) !== undefined;
      const isOff = meeting.ended !== undefined;
      const last = isOff ? Math.max(meeting.ended?.on ?? 0, meeting.day) : meeting.day;
      return today <= last + (isWritten ? HELD_SHOWN_DAYS : OVER_SHOWN_DAYS);
    })
    .sort((left, right) => byTime(right.meeting, left.meeting))
    .slice(0, HELD_MAX);
  return [...coming, ...over];
}

const byTime = (left: Meeting, right: Meeting): number =>
  left.day - right.day || left.minute - right.minute;

export function publishMeeting({ meeting, state }: Called, today: number): PublicMeeting {
  const { kind, title, day, minute, place, agenda, bring, text, alleys, ended, number } = meeting;
  const minutes = minutesOf(state, meeting.meeting);
  return v.parse(PublicMeeting, {
    kind,
    title,
    on: day,
    minute,
    place,
    edition: number,
    agenda,
    ...(bring !== undefined && { bring }),
    ...(text !== undefined && { text }),
    ...(alleys !== undefined && { alleys }),
    // Minutes of today’s meeting: it is over.
    isComing: isComing(meeting, today) && minutes === undefined,
    ...(ended && { off: ended.reason === undefined ? {} : { reason: ended.reason } }),
    ...(minutes && {
      minutes: {
        on: minutes.day,
        present: minutes.present,
        total: minutes.total,
        text: minutes.text,
        ...documentOf(minutes),
      },
    }),
    decisions: decisionsOf(state, meeting.meeting).flatMap((decision) =>
      decision.ended === undefined ? [publishDecision(decision)] : [],
    ),
  });
}

const documentOf = ({ document }: { readonly document?: string }): object =>
  document === undefined ? {} : { document };

export function publishDecision(decision: Decision): PublicDecision {
  const { title, text, matter, way, day, agree, against, blank, total, needs } = decision;
  return v.parse(PublicDecision, {
    title,
    ...(text !== undefined && { text }),
    matter,
    way,
    on: day,
    agree,
    against,
    blank,
    total,
    needs,
    fewest: fewest(decision),
    isCarried: isCarried(decision),
    ...documentOf(decision),
  });
}
