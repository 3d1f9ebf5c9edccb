import * as v from 'valibot';
import type { Id } from '#kernel/id.ts';
import { foldText } from '#kernel/vi-text.ts';
import type { Answer } from '#domain/board/answers.ts';
import type { AnswerIntent } from '#domain/board/propose-answer.ts';
import { PICTURE_MEDIA } from '#domain/learning/facts.ts';

const Photo = v.strictObject({
  file: v.string(),
  key: v.string(),
  bytes: v.number(),
  media: v.picklist(PICTURE_MEDIA),
});

const Said = v.strictObject({ asked: v.string(), said: v.string() });

/** An answer as it is being written; a picture taken for it lies on the phone already. */
export const AnswerDraft = v.strictObject({
  answer: v.string(),
  edition: v.string(),
  /** What stood when the form was opened; empty where nothing did. */
  over: v.string(),
  questions: v.array(v.string()),
  texts: v.record(v.string(), Said),
  photo: v.nullable(Photo),
  shows: v.string(),
  retell: v.boolean(),
});
export type AnswerDraft = v.InferOutput<typeof AnswerDraft>;

/** An empty form for a question, or one with what stands. */
export function answerDraftOf(
  answer: Answer | undefined,
  questions: readonly Id[],
  newId: () => Id,
): AnswerDraft {
  const fresh = { edition: newId(), photo: null, shows: '', retell: true };
  if (answer === undefined) {
    const texts = { vi: { asked: '', said: '' } };
    return { ...fresh, answer: newId(), over: '', questions: [...questions], texts };
  }
  const { picture } = answer;
  return {
    ...fresh,
    answer: answer.answer,
    over: answer.edition,
    questions: [...(answer.questions ?? [])],
    texts: { ...answer.texts },
    ...(picture && {
      photo: { file: picture.file, key: picture.key, bytes: picture.bytes, media: picture.media },
      shows: picture.shows,
    }),
  };
}

/** The field that is wrong, or whose name stands in what everybody would read. */
export type AnswerProblem =
  | { readonly field: 'asked' | 'said' | 'shows' }
  | { readonly field: 'named'; readonly name: string };

/** @param names of those who asked and live with them: none of them is named on the board */
export function answerIntentOf(
  draft: AnswerDraft,
  names: readonly string[],
): AnswerIntent | AnswerProblem {
  const { texts, questions, photo, shows } = draft;
  const said = texts['vi'];
  if ((said?.asked ?? '').trim() === '') return { field: 'asked' };
  const named = nameIn(
    Object.values(texts).map(({ asked }) => asked),
    names,
  );
  if (named !== undefined) return { field: 'named', name: named };
  if ((said?.said ?? '').trim() === '') return { field: 'said' };
  if (photo !== null && shows.trim() === '') return { field: 'shows' };
  return {
    texts,
    ...(questions.length > 0 && { questions }),
    ...(photo && { picture: { ...photo, shows: shows.trim() } }),
  };
}

/** A full name of two words or more; one word alone is most often something else. */
function nameIn(texts: readonly string[], names: readonly string[]): string | undefined {
  const bare = (text: string): string =>
    ` ${foldText(text)
      .split(/[^\p{L}\p{N}]+/u)
      .join(' ')} `;
  const all = texts.map(bare);
  return names.find((name) => {
    const words = bare(name);
    return words.trim().includes(' ') && all.some((text) => text.includes(words));
  });
}
