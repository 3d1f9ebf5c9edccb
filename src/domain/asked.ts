import type { Id } from '#kernel/id.ts';
import { foldText } from '#kernel/vi-text.ts';
import type { Answer } from '#domain/board/answers.ts';
import type { AnswerTelling, Question } from '#domain/reach/questions.ts';

/*
 * What has become of a question: it stands in the team's book, its answer on a board.
 */

/**
 * Days in which whoever asked is answered or told what is being done: article 28 of the Law on Citizen
 * Reception, 42/2013/QH13. Whoever hands a question on names a day of their own.
 */
export const ANSWER_DAYS = 10;

export const dueOf = ({ assigned, on }: Pick<Question, 'assigned' | 'on'>): number =>
  assigned?.due ?? on + ANSWER_DAYS;

type Asked = Pick<Question, 'question' | 'matches'>;
type Given = Pick<Answer, 'answer' | 'questions' | 'withdrawn' | 'at'>;

/** Finds the newest answer to a question that stands, or was matched by hand; each is read once. */
export function answersTo<Each extends Given>(
  answers: readonly Each[],
): (asked: Asked) => Each | undefined {
  const byId = new Map<Id, Each>();
  const byQuestion = new Map<Id, Each>();
  for (const each of answers) {
    const { answer, questions = [], withdrawn } = each;
    if (withdrawn !== undefined) continue;
    byId.set(answer, each);
    for (const id of questions) byQuestion.set(id, newer(byQuestion.get(id), each));
  }
  return ({ question, matches }) => {
    let found = byQuestion.get(question);
    for (const { answer } of matches) {
      const matched = byId.get(answer);
      if (matched !== undefined) found = newer(found, matched);
    }
    return found;
  };
}

const newer = <Each extends Given>(known: Each | undefined, each: Each): Each =>
  known === undefined || each.at > known.at ? each : known;

/** The same for one question. */
export const answerTo = <Each extends Given>(
  asked: Asked,
  answers: readonly Each[],
): Each | undefined => answersTo(answers)(asked);

/** That whoever asked heard it as it stands, or before a correction that changes nothing for them. */
export const toldOf = (
  { told }: Pick<Question, 'told'>,
  answer: Pick<Answer, 'answer' | 'enough'>,
): AnswerTelling | undefined =>
  told.find((each) => each.answer === answer.answer && answer.enough.includes(each.edition));

export const STAGES = ['waiting', 'assigned', 'answered', 'told', 'closed'] as const;
export type Stage = (typeof STAGES)[number];

export function stageOf(question: Question, answer: Answer | undefined): Stage {
  if (question.closed !== undefined) return 'closed';
  if (answer === undefined) return question.assigned === undefined ? 'waiting' : 'assigned';
  return toldOf(question, answer) === undefined ? 'answered' : 'told';
}

/** Whether an answer is waited for still. */
export const isOpen = (stage: Stage): boolean => stage === 'waiting' || stage === 'assigned';

/** Its day has gone by without an answer. */
export const isLate = (question: Question, stage: Stage, day: number): boolean =>
  isOpen(stage) && dueOf(question) < day;

const WORD_LEAST = 2;
/** Words that every question is made of. */
const EVERYWHERE = new Set(
  'co khong la gi thi bao gio nao o dau cho duoc hoi va cua toi nha minh bac ong ba anh chi di den ve a'.split(
    ' ',
  ),
);

const wordsIn = (text: string): readonly string[] =>
  foldText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= WORD_LEAST && !EVERYWHERE.has(word));

type Worded = Pick<Answer, 'texts' | 'withdrawn' | 'at'>;

/**
 * Answers that may be to what is being asked, the likeliest first: at least half the words of the question
 * stand there, in what was asked or, for less, in what was said.
 */
export function findAnswers<Each extends Worded>(
  answers: readonly Each[],
  query: string,
  most: number,
): readonly Each[] {
  const words = [...new Set(wordsIn(query))];
  if (words.length === 0) return [];
  const ranked = answers.flatMap((each) => {
    if (each.withdrawn !== undefined) return [];
    const all = Object.values(each.texts);
    const asked = new Set(all.flatMap((text) => wordsIn(text.asked)));
    const said = new Set(all.flatMap((text) => wordsIn(text.said)));
    const found = words.filter((word) => asked.has(word) || said.has(word));
    const rank = words.filter((word) => asked.has(word)).length + found.length;
    return found.length * 2 >= words.length ? [{ each, rank }] : [];
  });
  return ranked
    .sort((left, right) => right.rank - left.rank || right.each.at - left.each.at)
    .slice(0, most)
    .map(({ each }) => each);
}
