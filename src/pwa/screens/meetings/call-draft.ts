import * as v from 'valibot';
import type { Id } from '#kernel/id.ts';
import { dateOfDay, formatDay } from '#kernel/vi-calendar.ts';
import { AGENDA_MAX, MATTERS, MEETING_KINDS } from '#domain/board/meeting-facts.ts';
import type { MeetingIntent } from '#domain/board/propose-meeting.ts';
import type { Meeting } from '#domain/board/meeting-state.ts';
import { parseDay } from '#kernel/vi-day-text.ts';
import { clockOf, minuteOf } from './meeting-time.ts';

/** An invitation as it is being written. */
export const CallDraft = v.strictObject({
  meeting: v.string(),
  edition: v.string(),
  /** What stood when the form was opened; empty where nothing did. */
  over: v.string(),
  kind: v.picklist(MEETING_KINDS),
  title: v.string(),
  day: v.string(),
  clock: v.string(),
  place: v.string(),
  agenda: v.array(v.strictObject({ item: v.string(), matter: v.picklist([...MATTERS, 'none']) })),
  bring: v.string(),
  text: v.string(),
  alleys: v.array(v.string()),
});
export type CallDraft = v.InferOutput<typeof CallDraft>;

const IN_DAYS = 3;
const EVENING = '19:30';

export const NO_ITEM: CallDraft['agenda'][number] = { item: '', matter: 'none' };

/** An empty form, or one with what stands. */
export function callDraftOf(
  meeting: Meeting | undefined,
  { day, place, newId }: { readonly day: number; readonly place: string; readonly newId: () => Id },
): CallDraft {
  if (meeting === undefined) {
    return {
      meeting: newId(),
      edition: newId(),
      over: '',
      kind: 'extra',
      title: '',
      day: formatDay(day + IN_DAYS),
      clock: EVENING,
      place,
      agenda: [NO_ITEM],
      bring: '',
      text: '',
      alleys: [],
    };
  }
  const { agenda, bring = '', text = '', alleys = [] } = meeting;
  return {
    meeting: meeting.meeting,
    edition: newId(),
    over: meeting.edition,
    kind: meeting.kind,
    title: meeting.title,
    day: formatDay(meeting.day),
    clock: clockOf(meeting.minute),
    place: meeting.place,
    agenda: [
      ...agenda.map(({ item, matter = 'none' as const }) => ({ item, matter })),
      NO_ITEM,
    ].slice(0, AGENDA_MAX),
    bring,
    text,
    alleys: [...alleys],
  };
}

/** The field that is wrong. */
export type CallProblem = 'title' | 'day' | 'clock' | 'place' | 'agenda';

export function callIntentOf(draft: CallDraft, today: number): MeetingIntent | CallProblem {
  const { meeting, edition, over, kind, title, place, bring, text, alleys } = draft;
  if (title.trim() === '') return 'title';
  const day = dayIn(draft.day, today);
  if (day === undefined || day < today) return 'day';
  const minute = minuteOf(draft.clock);
  if (minute === undefined) return 'clock';
  if (place.trim() === '') return 'place';
  const agenda = draft.agenda.flatMap(({ item, matter }) => {
    if (item.trim() === '') return [];
    return [{ item, ...(matter !== 'none' && { matter }) }];
  });
  if (agenda.length === 0 && kind !== 'workday') return 'agenda';
  return {
    meeting,
    edition,
    ...(over !== '' && { over }),
    kind,
    title,
    day,
    minute,
    place,
    agenda,
    ...(bring.trim() !== '' && { bring }),
    ...(text.trim() !== '' && { text }),
    ...(alleys.length > 0 && { alleys }),
  };
}

/** A civil day as somebody types it; without a year the next such day of this year. */
export function dayIn(text: string, today: number): number | undefined {
  const parsed = parseDay(text.trim(), dateOfDay(today).year + 1);
  return parsed.ok && 'day' in parsed.value ? parsed.value.day : undefined;
}
