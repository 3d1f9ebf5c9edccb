import type { Id } from '#kernel/id.ts';
import { NO_FILE } from '#book/common.ts';
import { trustedAt } from '#book/fact.ts';
import { createTable, type Table } from '#book/table.ts';
import type { BoardFact } from '#domain/board/facts.ts';

type BodyOf<Type extends BoardFact['type']> = Extract<BoardFact, { type: Type }>['body'];

/** A notice as it stands. */
export type Notice = BodyOf<'notice.posted@1'> & {
  readonly edition: number;
  /** When this edition was written, and by which stream. */
  readonly at: number;
  readonly on: number;
  readonly stream: Id;
  readonly postedAt: number;
  readonly postedOn: number;
  /** The first edition of which it is enough to have been told, and when it was written. */
  readonly fresh: number;
  readonly freshAt: number;
  readonly withdrawn?: { readonly on: number; readonly at: number; readonly reason?: string };
};

export type NoticeVoice = BodyOf<'notice.voiced@1'> & {
  readonly on: number;
  readonly at: number;
  readonly stream: Id;
};

export type BoardState = {
  readonly notices: Table<Notice>;
  readonly voices: Table<NoticeVoice>;
};

export const emptyBoard = (): BoardState => ({ notices: createTable(), voices: createTable() });

export function foldBoard({ notices, voices }: BoardState, fact: BoardFact): void {
  const at = trustedAt(fact);
  const { on, stream } = fact;
  switch (fact.type) {
    case 'notice.posted@1': {
      const { notice } = fact.body;
      if (notices.has(notice)) return;
      const first = {
        edition: 1,
        at,
        on,
        stream,
        postedAt: at,
        postedOn: on,
        fresh: 1,
        freshAt: at,
      };
      notices.set(notice, { ...fact.body, ...first });
      return;
    }
    case 'notice.corrected@1':
      correct(notices, fact);
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

/** The higher edition stands, of two of one number the one that was written later. */
function correct(
  notices: Table<Notice>,
  fact: Extract<BoardFact, { type: 'notice.corrected@1' }>,
): void {
  const { retell, ...body } = fact.body;
  const known = notices.get(body.notice);
  const at = trustedAt(fact);
  if (known === undefined || body.edition < known.edition) return;
  if (body.edition === known.edition && at < known.at) return;
  const { postedAt, postedOn, withdrawn } = known;
  const { fresh, freshAt } = retell ? { fresh: body.edition, freshAt: at } : known;
  const { on, stream } = fact;
  notices.set(body.notice, {
    ...body,
    at,
    on,
    stream,
    postedAt,
    postedOn,
    fresh,
    freshAt,
    ...(withdrawn !== undefined && { withdrawn }),
  });
}

export const languagesOf = ({ texts }: Pick<Notice, 'texts'>): readonly string[] =>
  Object.keys(texts).sort((left, right) => Number(right === 'vi') - Number(left === 'vi'));

/** The last recordings of what a notice says now, one for each language and the newest of each. */
export function voicesOf(
  { voices }: BoardState,
  { notice, fresh }: Notice,
): readonly NoticeVoice[] {
  const newest = new Map<string, NoticeVoice>();
  for (const voice of voices.values()) {
    if (voice.notice !== notice || voice.edition < fresh) continue;
    const known = newest.get(voice.language);
    if (known === undefined || isAfter(voice, known)) newest.set(voice.language, voice);
  }
  return [...newest.values()];
}

const isAfter = (one: NoticeVoice, other: NoticeVoice): boolean =>
  one.edition === other.edition
    ? one.at > other.at || (one.at === other.at && one.voice > other.voice)
    : one.edition > other.edition;

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

/** Whether a notice of a commune is for a village, by all places the village has come from. */
export const isFor = ({ villages }: Pick<Notice, 'villages'>, lineage: readonly Id[]): boolean =>
  villages === undefined || villages.some((village) => lineage.includes(village));

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

/** A voice's own id comes last, so that its trace shows what became of it. */
export const aboutBoard = ({ body }: BoardFact): readonly Id[] =>
  'voice' in body ? [body.notice, body.voice] : [body.notice];

export function introducedByBoard(fact: BoardFact): readonly Id[] {
  if (fact.type === 'notice.posted@1') return [fact.body.notice];
  return fact.type === 'notice.voiced@1' ? [fact.body.voice] : [];
}

export function premisesOfBoard(fact: BoardFact): readonly Id[] {
  if (fact.type === 'notice.posted@1') return [];
  const { notice } = fact.body;
  return fact.type === 'notice.unvoiced@1' ? [notice, fact.body.voice] : [notice];
}
