import * as v from 'valibot';
import type { Id } from '#kernel/id.ts';
import { formatDay } from '#kernel/vi-calendar.ts';
import { MATTERS, NEEDS, VOTE_WAYS } from '#domain/board/meeting-facts.ts';
import { isDocument } from '#domain/board/propose-meeting.ts';
import type { Decision } from '#domain/board/meeting-state.ts';
import {
  isAtMeeting,
  isPossible,
  NEEDED,
  needsOf,
  type Vote,
  waysOf,
} from '#domain/board/votes.ts';
import { dayIn } from './call-draft.ts';
import { countOf } from './minutes-draft.ts';

/** What came of a vote as it is being written. */
export const DecideDraft = v.strictObject({
  resolution: v.string(),
  edition: v.string(),
  over: v.string(),
  title: v.string(),
  matter: v.picklist(MATTERS),
  way: v.picklist(VOTE_WAYS),
  needs: v.picklist(NEEDS),
  agree: v.string(),
  against: v.string(),
  blank: v.string(),
  present: v.string(),
  total: v.string(),
  text: v.string(),
  day: v.string(),
  document: v.string(),
});
export type DecideDraft = v.InferOutput<typeof DecideDraft>;

type Known = {
  readonly day: number;
  readonly present: number;
  readonly total: number;
  readonly document: string;
  newId(): Id;
};

const numberText = (count: number | undefined): string =>
  count === undefined || count === 0 ? '' : String(count);

/** What stands, or an empty form with the counts of the minutes. */
export function decideDraftOf(stands: Decision | undefined, known: Known): DecideDraft {
  const { day, present, total, document = '' } = stands ?? known;
  return {
    resolution: stands?.resolution ?? known.newId(),
    edition: known.newId(),
    over: stands?.edition ?? '',
    title: stands?.title ?? '',
    matter: stands?.matter ?? 'other',
    way: stands?.way ?? 'hands',
    needs: stands?.needs ?? NEEDED[stands?.matter ?? 'other'],
    agree: numberText(stands?.agree),
    against: stands === undefined ? '' : String(stands.against),
    blank: stands === undefined ? '' : String(stands.blank),
    present: numberText(present),
    total: String(total),
    text: stands?.text ?? '',
    day: formatDay(day),
    document,
  };
}

/** Of another matter the law may ask for more, and may not allow the same way. */
export const withMatter = (
  { way, ...draft }: DecideDraft,
  matter: DecideDraft['matter'],
): DecideDraft => ({
  ...draft,
  matter,
  way: waysOf(matter).includes(way) ? way : 'hands',
  needs:
    needsOf(matter).includes(draft.needs) && draft.matter === matter ? draft.needs : NEEDED[matter],
});

/** The numbers as far as they are typed; none said means none. */
export function voteOf(draft: DecideDraft): Vote | undefined {
  const { way, needs } = draft;
  const [agree, total] = [countOf(draft.agree), countOf(draft.total)];
  const [against, blank] = [draft.against, draft.blank].map((each) =>
    each.trim() === '' ? 0 : countOf(each),
  );
  const present = countOf(draft.present);
  const isWhole = agree !== undefined && against !== undefined && blank !== undefined;
  if (!isWhole || total === undefined || total === 0) return undefined;
  const isThere = isAtMeeting(way) || needs === 'over-half-present';
  if (isThere && present === undefined) return undefined;
  return {
    way,
    needs,
    agree,
    against,
    blank,
    total,
    ...(isThere && present !== undefined && { present }),
  };
}

export type DecideProblem = 'title' | 'day' | 'count' | 'document';

export function decideIntentOf(draft: DecideDraft, meeting: Id, today: number) {
  const { resolution, edition, over, title, matter, text, document } = draft;
  if (title.trim() === '') return 'title' satisfies DecideProblem;
  const vote = voteOf(draft);
  if (vote === undefined || !isPossible(vote)) return 'count' satisfies DecideProblem;
  const day = dayIn(draft.day, today);
  if (day === undefined || day > today) return 'day' satisfies DecideProblem;
  if (!isDocument(document)) return 'document' satisfies DecideProblem;
  return {
    resolution,
    edition,
    ...(over !== '' && { over }),
    meeting,
    day,
    matter,
    title,
    ...vote,
    ...(text.trim() !== '' && { text }),
    ...(document.trim() !== '' && { document: document.trim() }),
  };
}
