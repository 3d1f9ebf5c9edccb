import * as v from 'valibot';
import type { Id } from '#kernel/id.ts';
import { AnyDay, AtSeconds, IdText, PositiveCount, ShortText } from '#book/common.ts';
import { AnswerText } from '#domain/board/answer-facts.ts';
import type { Answer } from '#domain/board/answers.ts';
import { isPublic } from '#domain/board/audience.ts';
import { CERTAINTIES, CLASSES, DANGERS, NoticeText } from '#domain/board/facts.ts';
import { CODE_LENGTH } from '#domain/board/notice-code.ts';
import { LanguageTag } from '#domain/board/parts.ts';
import {
  asHeard,
  type BoardState,
  byWeight,
  isShown,
  languagesOf,
  type Notice,
} from '#domain/board/state.ts';

/** All that anyone may read of a notice: what it says, and neither who wrote it nor who was told. */
export const PublicNotice = v.strictObject({
  /** Of its link, by which anybody asks whether it is genuine: see `notice-code.ts`. */
  code: v.pipe(v.string(), v.length(CODE_LENGTH)),
  class: v.picklist(CLASSES),
  isPinned: v.boolean(),
  isOfCommune: v.boolean(),
  /** Which edition it is: 1, 2, 3 … */
  edition: PositiveCount,
  on: AnyDay,
  /** When it was last changed, be it withdrawn. */
  changed: AtSeconds,
  until: v.exactOptional(AnyDay),
  said: NoticeText,
  /** In which language that is, and what it says in those that no page is in. */
  language: LanguageTag,
  others: v.array(v.strictObject({ language: LanguageTag, said: NoticeText })),
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
export type Boards = readonly Board[];
export type Board = {
  readonly place: Id;
  readonly board: BoardState;
  readonly isOfCommune: boolean;
  /** Whether a notice on it is for the village. */
  isFor: (notice: Notice) => boolean;
  /** The code of the link of an edition. */
  codeOf(edition: Id): string;
  /** Streams of those who speak for the place: what others record for the door, nobody hears in public. */
  readonly speakers: ReadonlySet<Id>;
};
type Now = { readonly day: number; readonly at: number };
export type Standing = { readonly notice: Notice; readonly source: Board; readonly code: string };

/** As anybody may read a notice; undefined for one that never was for everybody. */
export const asPublic = (notice: Notice): Notice | undefined =>
  isPublic(notice) ? notice : notice.shown;

/** What stands on a village's board now, for whoever lives there. */
export const noticesOn = (boards: Boards, now: Now): readonly Standing[] =>
  boards
    .flatMap((source) =>
      [...source.board.notices.values()]
        .flatMap((notice) => asPublic(notice) ?? [])
        .flatMap((notice) => asHeard(notice, source.isFor) ?? [])
        .map((notice) => standingOn(source, notice)),
    )
    .filter(({ notice }) => isShown(notice, now))
    .sort((left, right) => byWeight(left.notice, right.notice));

export const standingOn = (source: Board, notice: Notice): Standing => ({
  notice,
  source,
  code: source.codeOf(notice.edition),
});

/** The same as anyone may read it, in the reader's language where a notice has it. */
export const publishNotices = (
  notices: readonly Standing[],
  language: string,
): readonly PublicNotice[] => notices.map((standing) => publishNotice(standing, language));

export function publishNotice({ notice, source, code }: Standing, language: string): PublicNotice {
  const { class: pressing, pinned, number, on, at, until, texts, warning, withdrawn } = notice;
  return v.parse(PublicNotice, {
    code,
    class: pressing,
    isPinned: pinned,
    isOfCommune: source.isOfCommune,
    edition: number,
    on,
    changed: withdrawn?.at ?? at,
    ...(until !== undefined && { until }),
    ...inLanguage(texts, language),
    others: othersOf(notice),
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

/** In the reader's language where it is there. */
function inLanguage<Text>(texts: Readonly<Record<string, Text>>, wanted: string) {
  const language = texts[wanted] === undefined ? 'vi' : wanted;
  return { said: texts[language], language };
}

const othersOf = (notice: Notice) =>
  languagesOf(notice)
    .filter((tag) => tag !== 'vi' && tag !== 'en')
    .map((language) => ({ language, said: notice.texts[language] }));

/** All that anyone may read of an answer: neither who asked, nor in which words, nor how many did. */
export const PublicAnswer = v.strictObject({
  isOfCommune: v.boolean(),
  /** Which edition it is: 1, 2, 3 … */
  edition: PositiveCount,
  on: AnyDay,
  text: AnswerText,
  /** In which language that is. */
  language: LanguageTag,
  /** Where it can be heard. */
  voices: v.array(v.strictObject({ voice: IdText, language: LanguageTag })),
});
export type PublicAnswer = v.InferOutput<typeof PublicAnswer>;

/** In the reader's language where the answer has it. */
export const publishAnswer = (
  { texts, number, on }: Answer,
  { isOfCommune, voices }: Pick<PublicAnswer, 'isOfCommune' | 'voices'>,
  wanted: string,
): PublicAnswer => {
  const { said: text, language } = inLanguage(texts, wanted);
  return v.parse(PublicAnswer, { isOfCommune, edition: number, on, text, language, voices });
};
