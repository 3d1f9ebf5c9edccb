import type { Id } from '#kernel/id.ts';
import {
  proposeAnswerTold,
  proposeAnswerUntold,
  proposeAssignment,
  proposeClosing,
  proposeMatch,
  proposeQuestion,
  proposeQuestionAgain,
  proposeReopening,
  proposeUnmatch,
  proposeWording,
} from '#domain/reach/propose-question.ts';
import type { Question } from '#domain/reach/questions.ts';
import { saveOrTell, saveTogether, type Intended } from '#pwa/phone/save.ts';
import type { Village } from '#pwa/phone/village.ts';
import { toTell } from '#pwa/screens/board/may-speak.ts';

/* What screens intend about questions, told to the team's book as it is now. */

type Now = NonNullable<ReturnType<typeof toTell>>;
type Propose = (now: Now) => Intended;

type Told = { readonly said: string; readonly undo?: Propose; readonly draft?: string };

/** Under which what is typed in a sheet outlives it; it ends with what is known of the household. */
export const sheetKey = (
  sheet: 'words' | 'assign' | 'close',
  { question, household }: Pick<Question, 'question' | 'household'>,
): string => [`question-${sheet}`, question, household].filter(Boolean).join('.');

const GONE: Intended = { ok: false, error: { code: 'reference-unknown' } };

const asked = (village: Village, propose: Propose): Intended => {
  const now = toTell(village);
  return now === undefined ? GONE : propose(now);
};

/** Gives the code of what went wrong. */
export async function save(
  village: Village,
  propose: Propose,
  { undo, ...told }: Told,
): Promise<string | undefined> {
  const now = toTell(village);
  if (now === undefined) return 'reference-unknown';
  return saveTogether(village.device, now.book, propose(now), {
    ...told,
    undo: undo && (() => asked(village, undo)),
  });
}

export async function saveOrSay(village: Village, propose: Propose, { undo, ...told }: Told) {
  const now = toTell(village);
  if (now === undefined) return;
  await saveOrTell(village.device, now.book, propose(now), {
    ...told,
    undo: undo && (() => asked(village, undo)),
  });
}

export const ask =
  (intent: Parameters<typeof proposeQuestion>[2]): Propose =>
  ({ states, author }) =>
    proposeQuestion(states, author, intent);

export const askAgain =
  (
    intent: Parameters<typeof proposeQuestion>[2],
    known: Parameters<typeof proposeQuestionAgain>[3],
  ): Propose =>
  ({ states, author }) =>
    proposeQuestionAgain(states, author, intent, known);

export const word =
  (question: Id, intent: Parameters<typeof proposeWording>[3]): Propose =>
  ({ states, author }) =>
    proposeWording(states, author, question, intent);

export const assign =
  (question: Id, intent: Parameters<typeof proposeAssignment>[3]): Propose =>
  ({ states, author }) =>
    proposeAssignment(states, author, question, intent);

export const close =
  (question: Id, intent: Parameters<typeof proposeClosing>[3]): Propose =>
  ({ states, author }) =>
    proposeClosing(states, author, question, intent);

export const reopen =
  (question: Id): Propose =>
  ({ states, author }) =>
    proposeReopening(states, author, question);

export const match =
  (question: Id, intent: Parameters<typeof proposeMatch>[3]): Propose =>
  ({ states, author }) =>
    proposeMatch(states, author, question, intent);

export const unmatch =
  (question: Id, id: Id): Propose =>
  ({ states, author }) =>
    proposeUnmatch(states, author, question, id);

export const tellBack =
  (question: Id, intent: Parameters<typeof proposeAnswerTold>[3]): Propose =>
  ({ states, author }) =>
    proposeAnswerTold(states, author, question, intent);

export const untellBack =
  (question: Id, telling: Id): Propose =>
  ({ states, author }) =>
    proposeAnswerUntold(states, author, question, telling);
