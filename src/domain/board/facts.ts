import * as v from 'valibot';
import type { FactOf } from '#book/activity.ts';
import { AtSeconds, IdText, PositiveCount, SEALED_FILE, ShortText, WorkDay } from '#book/common.ts';
import { ANSWER_FACTS } from '#domain/board/answer-facts.ts';
import { LanguageTag, LANGUAGES_MAX, PICTURE, some, VOICE_MEDIA } from '#domain/board/parts.ts';

export { LanguageTag, LANGUAGES_MAX } from '#domain/board/parts.ts';
import { MEETING_FACTS } from '#domain/board/meeting-facts.ts';

/** How pressing a notice is, as loudspeakers rank what they play (Circular 39/2020/TT-BTTTT). */
export const CLASSES = ['ordinary', 'priority', 'emergency'] as const;
export type NoticeClass = (typeof CLASSES)[number];

/**
 * Whom a notice is for. Anybody may read a board; households are told one by one of what is for `everyone`
 * or for those that trade.
 */
export const AUDIENCES = [
  'everyone',
  'business',
  'team',
  'executives',
  'heads',
  'party',
  'front',
  'farmers',
  'women',
  'youth',
  'veterans',
  'elderly',
  'alleys',
] as const;
export type Audience = (typeof AUDIENCES)[number];

export const DANGERS = [
  'weather',
  'fire',
  'health',
  'fraud',
  'security',
  'traffic',
  'other',
] as const;
export type Danger = (typeof DANGERS)[number];

/** As Decision 18/2021/QĐ-TTg counts: 1 low, 2 medium, 3 great, 4 very great, 5 disaster. */
export const LEVELS_MAX = 5;

/** How sure it is: it is there already, it will probably come, it may come. */
export const CERTAINTIES = ['observed', 'likely', 'possible'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

export const ALLEYS_MAX = 20;
export const VILLAGES_MAX = 200;

/** What is read aloud in one breath by the one who tells it. */
const Say = v.pipe(v.string(), v.minLength(1), v.maxLength(1_800));

export const NoticeText = v.strictObject({
  title: ShortText,
  text: Say,
  /** What whoever hears it should do. */
  do: v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(600))),
});
export type NoticeText = v.InferOutput<typeof NoticeText>;

const Texts = v.pipe(
  v.record(LanguageTag, NoticeText),
  v.check((texts) => 'vi' in texts, 'Vietnamese is always there'),
  v.check((texts) => Object.keys(texts).length <= LANGUAGES_MAX, 'too many languages'),
);

/** Who says so, since when, and until when it holds. */
const Warning = v.strictObject({
  danger: v.picklist(DANGERS),
  level: v.pipe(PositiveCount, v.maxValue(LEVELS_MAX)),
  certainty: v.picklist(CERTAINTIES),
  source: ShortText,
  issued: AtSeconds,
  expires: AtSeconds,
});
export type Warning = v.InferOutput<typeof Warning>;

/** One version of a notice, whole and in all its languages, so that it is the same everywhere. */
const CONTENT = {
  class: v.picklist(CLASSES),
  to: v.picklist(AUDIENCES),
  /** Of a village: those alleys alone, as the register names them. */
  alleys: v.exactOptional(some(ShortText, ALLEYS_MAX)),
  /** Of a commune: those villages alone. */
  villages: v.exactOptional(some(IdText, VILLAGES_MAX)),
  /** Stands above the others while it is shown. */
  pinned: v.boolean(),
  from: WorkDay,
  until: v.exactOptional(WorkDay),
  texts: Texts,
  picture: v.exactOptional(PICTURE),
  warning: v.exactOptional(Warning),
} as const;

export const BOARD_FACTS = {
  /** `edition`: what it says first. Whoever records it, plays it or tells it names which edition that was. */
  'notice.posted@1': v.strictObject({ notice: IdText, edition: IdText, ...CONTENT }),
  /**
   * The whole notice in the place of the edition `over`, which stood when the form was opened. `retell`: what
   * changed matters, so whoever was told of an earlier edition is told anew. Over one that stands no more the
   * later shows, and somebody is asked.
   */
  'notice.corrected@1': v.strictObject({
    notice: IdText,
    edition: IdText,
    over: IdText,
    retell: v.boolean(),
    ...CONTENT,
  }),
  /** It holds no more, and that is shown where it stood. */
  'notice.withdrawn@1': v.strictObject({ notice: IdText, reason: v.exactOptional(ShortText) }),
  /** An edition spoken in one of the languages of the place. */
  'notice.voiced@1': v.strictObject({
    voice: IdText,
    notice: IdText,
    edition: IdText,
    language: LanguageTag,
    ...SEALED_FILE,
    media: v.picklist(VOICE_MEDIA),
  }),
  'notice.unvoiced@1': v.strictObject({
    voice: IdText,
    notice: IdText,
    reason: v.exactOptional(ShortText),
  }),
  ...ANSWER_FACTS,
  ...MEETING_FACTS,
} as const;

export type BoardFact = FactOf<typeof BOARD_FACTS>;
