import * as v from 'valibot';
import type { Id } from '#kernel/id.ts';
import { formatDay } from '#kernel/vi-calendar.ts';
import { isDocument } from '#domain/board/propose-meeting.ts';
import type { Minutes } from '#domain/board/meeting-state.ts';
import { dayIn } from './call-draft.ts';

/** Minutes as they are being written. */
export const MinutesDraft = v.strictObject({
  minutes: v.string(),
  edition: v.string(),
  over: v.string(),
  day: v.string(),
  chair: v.string(),
  secretary: v.string(),
  present: v.string(),
  total: v.string(),
  text: v.string(),
  document: v.string(),
});
export type MinutesDraft = v.InferOutput<typeof MinutesDraft>;

type Known = {
  readonly day: number;
  readonly chair: string;
  /** Households on the roll, and all of them. */
  readonly present: number;
  readonly total: number;
  newId(): Id;
};

/** What stands, or an empty form with what the phone knows. */
export function minutesDraftOf(stands: Minutes | undefined, known: Known): MinutesDraft {
  const { day, chair, present, total } = stands ?? known;
  return {
    minutes: stands?.minutes ?? known.newId(),
    edition: known.newId(),
    over: stands?.edition ?? '',
    day: formatDay(day),
    chair,
    secretary: stands?.secretary ?? '',
    present: present === 0 ? '' : String(present),
    total: String(total),
    text: stands?.text ?? '',
    document: stands?.document ?? '',
  };
}

export type MinutesProblem = 'day' | 'chair' | 'secretary' | 'count' | 'text' | 'document';

/** What is wrong first, or what the fact says. */
export function minutesIntentOf(draft: MinutesDraft, meeting: Id, today: number) {
  const { minutes, edition, over, chair, secretary, text, document } = draft;
  const day = dayIn(draft.day, today);
  if (day === undefined || day > today) return 'day' satisfies MinutesProblem;
  if (chair.trim() === '') return 'chair' satisfies MinutesProblem;
  if (secretary.trim() === '') return 'secretary' satisfies MinutesProblem;
  const [present, total] = [countOf(draft.present), countOf(draft.total)];
  const isCount = present !== undefined && total !== undefined && total > 0 && present <= total;
  if (!isCount) return 'count' satisfies MinutesProblem;
  if (text.trim() === '') return 'text' satisfies MinutesProblem;
  if (!isDocument(document)) return 'document' satisfies MinutesProblem;
  return {
    minutes,
    edition,
    ...(over !== '' && { over }),
    meeting,
    day,
    chair,
    secretary,
    present,
    total,
    text,
    ...(document.trim() !== '' && { document: document.trim() }),
  };
}

/** Undefined of what is no count of households. */
export const countOf = (text: string): number | undefined =>
  /^\d{1,4}$/u.test(text.trim()) ? Number(text) : undefined;
