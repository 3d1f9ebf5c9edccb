import type { Id } from '#kernel/id.ts';
import { err } from '#kernel/result.ts';
import type { Proposed } from '#book/activity.ts';
import type { AnswerText } from '#domain/board/answer-facts.ts';
import type { BoardStates } from '#domain/board/judge.ts';
import {
  type BoardFacts,
  type BodyOf,
  proposeOne,
  refusalOfCorrection,
  refusalOfEdition,
  textsIn,
} from '#domain/board/proposing.ts';
import { type Author, given, present, tidyNote } from '#domain/propose.ts';

/** An answer as somebody writes it: languages in which nothing stands yet are left out. */
export type AnswerIntent = Omit<BodyOf<'answer.given@1'>, 'answer' | 'edition' | 'texts'> & {
  readonly texts: Readonly<Record<string, Partial<AnswerText>>>;
};

/** Minted with the form, so that saving twice writes once. */
export type AnswerIds = { readonly answer: Id; readonly edition: Id };

export function proposeAnswer(
  states: BoardStates,
  author: Author,
  ids: AnswerIds,
  intent: AnswerIntent,
): Proposed<BoardFacts> {
  const texts = textsIn(intent.texts, textOf);
  const body = present<BodyOf<'answer.given@1'>>({ ...intent, ...ids, texts });
  const refusal = refusalOfEdition(states, body);
  if (refusal !== undefined) return err(refusal);
  return proposeOne(states, author, { type: 'answer.given@1', on: author.on, body });
}

/** @param ids with the edition that the form showed; `retell`: whoever was told of it hears it anew */
export function proposeAnswerCorrection(
  states: BoardStates,
  author: Author,
  ids: AnswerIds & { readonly over: Id },
  intent: AnswerIntent & { readonly retell: boolean },
): Proposed<BoardFacts> {
  const known = states.board.answers.get(ids.answer);
  const texts = textsIn(intent.texts, textOf);
  const body = present<BodyOf<'answer.corrected@1'>>({ ...intent, ...ids, texts });
  const refusal = refusalOfCorrection(states, known, body);
  if (refusal !== undefined) return err(refusal);
  return proposeOne(states, author, { type: 'answer.corrected@1', on: author.on, body });
}

export function proposeAnswerWithdrawn(
  states: BoardStates,
  author: Author,
  answer: Id,
  reason?: string,
): Proposed<BoardFacts> {
  const known = states.board.answers.get(answer);
  if (known === undefined || known.withdrawn !== undefined) return err({ code: 'premise-changed' });
  const body = present<BodyOf<'answer.withdrawn@1'>>({ answer, reason: given(reason) });
  return proposeOne(states, author, { type: 'answer.withdrawn@1', on: author.on, body });
}

/** `voice` is minted when it was recorded, so that saving it twice cannot add it twice. */
export function proposeAnswerVoice(
  states: BoardStates,
  author: Author,
  body: BodyOf<'answer.voiced@1'>,
): Proposed<BoardFacts> {
  if (states.board.voices.has(body.voice)) return err({ code: 'already-saved' });
  return proposeOne(states, author, { type: 'answer.voiced@1', on: author.on, body });
}

export function proposeAnswerUnvoiced(
  states: BoardStates,
  author: Author,
  voice: Id,
): Proposed<BoardFacts> {
  const known = states.board.voices.get(voice);
  if (known === undefined) return err({ code: 'voice-unknown' });
  const body = { voice, answer: known.notice };
  return proposeOne(states, author, { type: 'answer.unvoiced@1', on: author.on, body });
}

/** Only with both what was asked and what is answered. */
function textOf({ asked, said }: Partial<AnswerText>): AnswerText | undefined {
  const [question, answer] = [given(asked, tidyNote), given(said, tidyNote)];
  if (question === undefined || answer === undefined) return undefined;
  return { asked: question, said: answer };
}
