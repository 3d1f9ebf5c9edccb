import { isId, newId } from '#kernel/id.ts';
import type { Id } from '#kernel/id.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { Book, Proposal } from '#book/activity.ts';
import { toldOf } from '#domain/asked.ts';
import { given, tidyNote } from '#domain/propose.ts';
import { ofWhom } from '#domain/reach/propose-question.ts';
import type { Addressee } from '#domain/reach/question-facts.ts';
import type { ReachState } from '#domain/reach/state.ts';
import type { Language } from '#domain/words.ts';
import { ASK_LENGTH_MAX } from '#pages/own-questions-part.tsx';
import { isDayFull } from '#server/card-writes.ts';
import type { Home } from '#server/home.ts';
import { countOwn, findOwnQuestions, type OwnQuestion } from '#server/queries/public-answers.ts';

/** Questions of one household that may wait at once, and be typed on its page on one day. */
export const OPEN_MAX = 5;
export const DAY_MAX = 5;

type Where = { readonly homes: Book; readonly village: Id };
export type Asked = 'saved' | 'empty' | 'long' | 'many' | 'day' | 'failed';

/** What was typed on a household's own page becomes a question, once however often it is sent. */
export async function askByCard(
  home: Home,
  where: Where,
  household: Id,
  form: { readonly question: string; readonly text: string; readonly to: Addressee },
): Promise<Asked> {
  const text = given(form.text, tidyNote);
  if (text === undefined) return 'empty';
  if (text.length > ASK_LENGTH_MAX) return 'long';
  const book = home.directory.findBookOf('reach', where.homes.place);
  if (book === undefined || !isId(form.question)) return 'failed';
  const { state } = await home.warm.get(book);
  const known = (state as ReachState).questions.get(form.question); // of a reach book
  if (known !== undefined) return known.household === household ? 'saved' : 'failed';
  const day = dayOfSeconds(home.now());
  const own = await findOwn(home, where, book, household, 'vi');
  const { open, today } = countOwn(own, day);
  if (open >= OPEN_MAX) return 'many';
  if (today >= DAY_MAX || isDayFull(state as ReachState, household, day)) return 'day'; // as above
  const body = { question: form.question, household, text, way: 'page', to: form.to };
  const recorded = await home.recorder.record(book, [{ type: 'question.asked@1', on: day, body }]);
  const verdict = recorded.ok ? recorded.value[0]?.verdict : undefined;
  return verdict === 'ok' || verdict === 'flagged' ? 'saved' : 'failed';
}

const findOwn = async (
  home: Home,
  { village }: Where,
  book: Book,
  household: Id,
  language: Language,
): Promise<readonly OwnQuestion[]> =>
  findOwnQuestions(home, village, book, household, { language, day: dayOfSeconds(home.now()) });

/** What a household asked and what has come of it; that its page was opened tells it the answers. */
export async function ownQuestions(
  home: Home,
  where: Where,
  household: Id,
  language: Language,
): Promise<readonly OwnQuestion[]> {
  const book = home.directory.findBookOf('reach', where.homes.place);
  if (book === undefined) return [];
  const own = await findOwn(home, where, book, household, language);
  const on = dayOfSeconds(home.now());
  const proposals = own.flatMap(({ question, of, stage }): Proposal[] => {
    if (of === undefined || stage === 'closed' || toldOf(question, of) !== undefined) return [];
    const ids = { ...ofWhom(question), telling: newId(home.random) };
    const body = { ...ids, answer: of.answer, edition: of.edition, way: 'page' };
    return [{ type: 'question.told@1', on, body }];
  });
  // A home without room to write still shows the page.
  if (proposals.length > 0) await home.recorder.record(book, proposals);
  return own;
}
