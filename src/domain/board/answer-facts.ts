import * as v from 'valibot';
import { IdText, SEALED_FILE, ShortText } from '#book/common.ts';
import { LanguageTag, LANGUAGES_MAX, PICTURE, some, VOICE_MEDIA } from '#domain/board/parts.ts';

/** Questions that one answer is for. */
export const ANSWERED_MAX = 100;
export const PUBLIC_QUESTION_MAX = 300;

/**
 * `asked`: the question in words for everybody, written anew by whoever answers. What was asked, by whom and
 * in which words, stays in the team's book.
 */
export const AnswerText = v.strictObject({
  asked: v.pipe(v.string(), v.minLength(1), v.maxLength(PUBLIC_QUESTION_MAX)),
  said: v.pipe(v.string(), v.minLength(1), v.maxLength(1_800)),
});
export type AnswerText = v.InferOutput<typeof AnswerText>;

const CONTENT = {
  /** Minted ids of questions in the books of the team: of whom they are is not to be seen by them. */
  questions: v.exactOptional(some(IdText, ANSWERED_MAX)),
  texts: v.pipe(
    v.record(LanguageTag, AnswerText),
    v.check((texts) => 'vi' in texts, 'Vietnamese is always there'),
    v.check((texts) => Object.keys(texts).length <= LANGUAGES_MAX, 'too many languages'),
  ),
  picture: v.exactOptional(PICTURE),
} as const;

export const ANSWER_FACTS = {
  'answer.given@1': v.strictObject({ answer: IdText, edition: IdText, ...CONTENT }),
  /** As of a notice: whole, over the edition that was shown; `retell`: whoever was told hears it anew. */
  'answer.corrected@1': v.strictObject({
    answer: IdText,
    edition: IdText,
    over: IdText,
    retell: v.boolean(),
    ...CONTENT,
  }),
  /** It holds no more; what it answered waits again. */
  'answer.withdrawn@1': v.strictObject({ answer: IdText, reason: v.exactOptional(ShortText) }),
  'answer.voiced@1': v.strictObject({
    voice: IdText,
    answer: IdText,
    edition: IdText,
    language: LanguageTag,
    ...SEALED_FILE,
    media: v.picklist(VOICE_MEDIA),
  }),
  'answer.unvoiced@1': v.strictObject({
    voice: IdText,
    answer: IdText,
    reason: v.exactOptional(ShortText),
  }),
} as const;
