import type { Id } from '#kernel/id.ts';
import { NO_FILE } from '#book/common.ts';
import { trustedAt } from '#book/fact.ts';
import { createTable, type Table } from '#book/table.ts';
import {
  aboutAnswer,
  type Answer,
  foldAnswer,
  introducedByAnswer,
  isOfAnswer,
  premisesOfAnswer,
} from '#domain/board/answers.ts';
import { isPublic } from '#domain/board/audience.ts';
import { type Edition, enoughFor } from '#domain/board/editions.ts';
import type { BoardFact } from '#domain/board/facts.ts';
import {
  emptyMeetings,
  foldMeeting,
  idsOfMeeting,
  introducedByMeeting,
  isOfMeeting,
  type MeetingsState,
  premisesOfMeeting,
} from '#domain/board/meeting-state.ts';

type BodyOf<Type extends BoardFact['type']> = Extract<BoardFact, { type: Type }>['body'];

/** A notice as it stands. */
export type Notice = BodyOf<'notice.posted@1'> & {
  /** Which edition it is for people: 1, 2, 3 … */
  readonly number: number;
  /** When this edition was written, and by which stream. */
  readonly at: number;
  readonly on: number;
  readonly stream: Id;
  readonly postedAt: number;
  readonly postedOn: number;
  /** The editions of which it is enough to have been told, this one first; when the last was written. */
  readonly enough: readonly Id[];
  readonly freshAt: number;
  readonly withdrawn?: Withdrawn;
  /** Of one that is for those who work alone by now: as everybody read it last, withdrawn from them. */
  readonly shown?: Notice;
  /** As villages read it that a correction left out, withdrawn from them; the newest first. */
  readonly left?: readonly Notice[];
};

type Withdrawn = {
  readonly on: number;
  readonly at: number;
  readonly reason?: string;
  /** Others go on reading it. */
  readonly partly?: true;
};

export type NoticeVoice = BodyOf<'notice.voiced@1'> & {
  readonly on: number;
  readonly at: number;
  readonly stream: Id;
};

/** Editions and recordings of answers stand among those of notices, under the id of the answer. */
export type BoardState = MeetingsState & {
  readonly notices: Table<Notice>;
  readonly answers: Table<Answer>;
  readonly voices: Table<NoticeVoice>;
};

export const emptyBoard = (): BoardState => ({
  notices: createTable(),
  answers: createTable(),
  voices: createTable(),
  ...emptyMeetings(),
});

export function foldBoard(state: BoardState, fact: BoardFact): void {
  if (isOfAnswer(fact)) {
    foldAnswer(state, fact);
    return;
  }
  if (isOfMeeting(fact)) {
    foldMeeting(state, fact);
    return;
  }
  const { notices, voices } = state;
  const at = trustedAt(fact);
  const { on, stream } = fact;
  switch (fact.type) {
    case 'notice.posted@1': {
      const { notice, edition } = fact.body;
      if (notices.has(notice) || state.editions.has(edition)) return;
      state.editions.set(edition, { notice, number: 1, at, ...heardOf(fact.body) });
      const first = { number: 1, at, on, stream, enough: [edition], freshAt: at };
      notices.set(notice, { ...fact.body, ...first, postedAt: at, postedOn: on });
      return;
    }
    case 'notice.corrected@1':
      correct(state, fact);
      return;
    case 'notice.withdrawn@1': {
      const { notice, reason } = fact.body;
      const known = notices.get(notice);
      if (known === undefined || known.withdrawn !== undefined) return;
      const withdrawn = { on, at, ...(reason !== undefined && { reason }) };
      notices.set(notice, { ...known, withdrawn });
      return;
    }
    case 'notice.voiced@1': {
      const { voice, file } = fact.body;
      if (voices.has(voice) || file === NO_FILE.file) return;
      voices.set(voice, { ...fact.body, on, at, stream });
      return;
    }
    case 'notice.unvoiced@1':
      voices.delete(fact.body.voice);
  }
}

/** It stands over what stood; over an edition that stands no more the one that was written later. */
function correct(
  { notices, editions }: BoardState,
  fact: Extract<BoardFact, { type: 'notice.corrected@1' }>,
): void {
  const { retell, over, ...body } = fact.body;
  const { notice, edition } = body;
  const [known, before] = [notices.get(notice), editions.get(over)];
  if (known === undefined || before?.notice !== notice || editions.has(edition)) return;
  const at = trustedAt(fact);
  const number = before.number + 1;
  editions.set(edition, { notice, number, at, ...(!retell && { over }), ...heardOf(body) });
  if (over !== known.edition && at < known.at) return;
  const enough = enoughFor(editions, edition);
  const freshAt = editions.get(enough.at(-1) ?? edition)?.at ?? at;
  const { postedAt, postedOn, withdrawn } = known;
  const { on, stream } = fact;
  const shown = isPublic(body) ? undefined : shownBefore(known, { on, at });
  const left = isPublic(body) ? leftBefore(known, body, { on, at }) : undefined;
  const told = { number, at, on, stream, enough, freshAt, postedAt, postedOn };
  notices.set(notice, {
    ...body,
    ...told,
    ...(withdrawn !== undefined && { withdrawn }),
    ...(shown !== undefined && { shown }),
    ...(left !== undefined && { left }),
  });
}

type Then = { readonly on: number; readonly at: number };

const shownBefore = (known: Notice, then: Then): Notice | undefined =>
  isPublic(known) ? { ...known, withdrawn: known.withdrawn ?? then } : known.shown;

function leftBefore(
  known: Notice,
  { villages }: Pick<Notice, 'villages'>,
  then: Then,
): readonly Notice[] | undefined {
  const last = isPublic(known) ? known : known.shown;
  if (last === undefined || villages === undefined) return last?.left;
  if (last.villages?.every((each) => villages.includes(each))) return last.left;
  const { left = [], ...was } = last;
  return [{ ...was, withdrawn: was.withdrawn ?? { ...then, partly: true } }, ...left];
}

/** As a place reads it: what stands or, where a correction left the place out, what was said to it last. */
export const asHeard = (notice: Notice, isFor: (notice: Notice) => boolean): Notice | undefined =>
  [notice, ...(notice.left ?? [])].find(isFor);

const heardOf = (body: Pick<Notice, 'to' | 'warning'>): Pick<Edition, 'warns' | 'inside'> => {
  if (!isPublic(body)) return { inside: true };
  return body.warning === undefined ? {} : { warns: true };
};

export const languagesOf = ({ texts }: { readonly texts: object }): readonly string[] =>
  Object.keys(texts).sort((left, right) => Number(right === 'vi') - Number(left === 'vi'));

/** The last recordings of what a notice says now, one for each language and the newest of each. */
export function voicesOf(
  { voices }: BoardState,
  { notice, enough }: Pick<Notice, 'notice' | 'enough'>,
): readonly NoticeVoice[] {
  const newest = new Map<string, NoticeVoice>();
  for (const voice of voices.values()) {
    if (voice.notice !== notice || !enough.includes(voice.edition)) continue;
    const known = newest.get(voice.language);
    if (known === undefined || isAfter(enough, voice, known)) newest.set(voice.language, voice);
  }
  return [...newest.values()];
}

function isAfter(enough: readonly Id[], one: NoticeVoice, other: NoticeVoice): boolean {
  const [mine, theirs] = [one, other].map(({ edition }) => enough.indexOf(edition));
  if (mine !== theirs) return (mine ?? 0) < (theirs ?? 0);
  return one.at > other.at || (one.at === other.at && one.voice > other.voice);
}

type Now = { readonly day: number; readonly at: number };

/** Whether a notice holds now: its days have come and not gone, and what it warns of has not passed. */
export const holds = (notice: Notice, { day, at }: Now): boolean =>
  notice.withdrawn === undefined &&
  notice.from <= day &&
  (notice.until === undefined || day <= notice.until) &&
  (notice.warning === undefined || at < notice.warning.expires);

/** Days for which a board still says that something was withdrawn. */
const WITHDRAWN_SHOWN_DAYS = 14;

/** Whether a board shows it: what holds, and for a while what was withdrawn. */
export const isShown = (notice: Notice, now: Now): boolean => {
  const { withdrawn, ...standing } = notice;
  if (withdrawn === undefined) return holds(notice, now);
  return now.day <= withdrawn.on + WITHDRAWN_SHOWN_DAYS && holds(standing, now);
};

const RANK = { emergency: 0, priority: 2, ordinary: 3 } as const;
const PINNED_RANK = 1;

const rankOf = (notice: Notice): number => {
  if (notice.withdrawn !== undefined) return 4;
  const rank = RANK[notice.class];
  return notice.pinned ? Math.min(rank, PINNED_RANK) : rank;
};

/** What presses stands first, then what is pinned, then the newest. */
export const byWeight = (left: Notice, right: Notice): number =>
  rankOf(left) - rankOf(right) ||
  right.at - left.at ||
  Number(left.notice > right.notice) - Number(left.notice < right.notice);

/** An edition's or voice's own id comes last, so that its trace shows what became of it. */
export function aboutBoard(fact: BoardFact): readonly Id[] {
  if (isOfAnswer(fact)) return aboutAnswer(fact);
  if (isOfMeeting(fact)) return idsOfMeeting(fact);
  const { body } = fact;
  if ('voice' in body) return [body.notice, body.voice];
  return 'edition' in body ? [body.notice, body.edition] : [body.notice];
}

export function introducedByBoard(fact: BoardFact): readonly Id[] {
  if (isOfAnswer(fact)) return introducedByAnswer(fact);
  if (isOfMeeting(fact)) return introducedByMeeting(fact);
  switch (fact.type) {
    case 'notice.posted@1':
      return [fact.body.notice, fact.body.edition];
    case 'notice.corrected@1':
      return [fact.body.edition];
    case 'notice.voiced@1':
      return [fact.body.voice];
    default:
      return [];
  }
}

export function premisesOfBoard(fact: BoardFact): readonly Id[] {
  if (isOfAnswer(fact)) return premisesOfAnswer(fact);
  if (isOfMeeting(fact)) return premisesOfMeeting(fact);
  switch (fact.type) {
    case 'notice.posted@1':
      return [];
    case 'notice.corrected@1':
      return [fact.body.notice, fact.body.over];
    case 'notice.voiced@1':
      return [fact.body.notice, fact.body.edition];
    case 'notice.unvoiced@1':
      return [fact.body.notice, fact.body.voice];
    case 'notice.withdrawn@1':
      return [fact.body.notice];
  }
}
