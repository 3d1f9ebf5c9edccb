import * as v from 'valibot';
import { AnyDay, AtSeconds, PositiveCount, ShortText } from '#book/common.ts';
import { type Audience, CERTAINTIES, CLASSES, DANGERS, NoticeText } from '#domain/board/facts.ts';
import { type BoardState, byWeight, isShown, type Notice } from '#domain/board/state.ts';

/** All that anyone may read of a notice: what it says, and neither who wrote it nor who was told. */
export const PublicNotice = v.strictObject({
  class: v.picklist(CLASSES),
  isPinned: v.boolean(),
  isOfCommune: v.boolean(),
  /** Which edition it is: 1, 2, 3 … */
  edition: PositiveCount,
  on: AnyDay,
  until: v.exactOptional(AnyDay),
  said: NoticeText,
  warning: v.exactOptional(
    v.strictObject({
      danger: v.picklist(DANGERS),
      level: PositiveCount,
      certainty: v.picklist(CERTAINTIES),
      source: ShortText,
      expires: AtSeconds,
    }),
  ),
  /** It holds no more; absent while it does. */
  withdrawn: v.exactOptional(v.strictObject({ reason: v.exactOptional(ShortText) })),
});
export type PublicNotice = v.InferOutput<typeof PublicNotice>;

/** Of a village and the places it has come from, and of the communes around it. */
export type Boards = readonly {
  readonly board: BoardState;
  readonly isOfCommune: boolean;
  /** Whether a notice on it is for the village. */
  isFor(notice: Notice): boolean;
}[];
type Now = { readonly day: number; readonly at: number };
type Standing = { readonly notice: Notice; readonly isOfCommune: boolean };

/** Between those who work: not for a page that anybody opens. */
const INTERNAL: ReadonlySet<Audience> = new Set(['team', 'heads', 'front']);

/** What stands on a village's board now, for whoever lives there. */
export const noticesOn = (boards: Boards, now: Now): readonly Standing[] =>
  boards
    .flatMap(({ board, isOfCommune, isFor }) =>
      [...board.notices.values()]
        .filter(({ to }) => !INTERNAL.has(to))
        .filter((notice) => isFor(notice))
        .map((notice) => ({ notice, isOfCommune })),
    )
    .filter(({ notice }) => isShown(notice, now))
    .sort((left, right) => byWeight(left.notice, right.notice));

/** The same as anyone may read it, in the reader's language where a notice has it. */
export const publishNotices = (
  notices: readonly Standing[],
  language: string,
): readonly PublicNotice[] =>
  notices.map(({ notice, isOfCommune }) => publishNotice(notice, isOfCommune, language));

function publishNotice(notice: Notice, isOfCommune: boolean, language: string): PublicNotice {
  const { class: pressing, pinned, number, on, until, texts, warning, withdrawn } = notice;
  return v.parse(PublicNotice, {
    class: pressing,
    isPinned: pinned,
    isOfCommune,
    edition: number,
    on,
    ...(until !== undefined && { until }),
    said: texts[language] ?? texts['vi'],
    ...(warning && {
      warning: {
        danger: warning.danger,
        level: warning.level,
        certainty: warning.certainty,
        source: warning.source,
        expires: warning.expires,
      },
    }),
    ...(withdrawn && {
      withdrawn: withdrawn.reason === undefined ? {} : { reason: withdrawn.reason },
    }),
  });
}
