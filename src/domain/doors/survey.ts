import type { Id } from '#kernel/id.ts';
import { trustedAt } from '#book/fact.ts';
import { createTable, type Table } from '#book/table.ts';
import type { DoorFact } from '#domain/doors/facts.ts';

/** What a household answered to a survey, as it stands after corrections. */
export type SurveyAnswer = {
  readonly id: Id;
  readonly survey: Id;
  readonly household: Id;
  readonly visit?: Id;
  readonly resident?: Id;
  /** By the path of each question; see `form/answer.ts`. */
  readonly said: { readonly [question: string]: string };
  /** Counts corrections, from 1. */
  readonly edition: number;
  /** Whose correction stands, by the number it gave itself: what it goes on to say belongs to it alone. */
  readonly corrected?: { readonly stream: Id; readonly edition: number };
  /** Parts of it that do not stand yet: it is incomplete, and counts nowhere. */
  readonly missing?: number;
  readonly stream: Id;
  readonly on: number;
  readonly at: number;
};

export type AnswerTables = {
  readonly answers: Table<SurveyAnswer>;
  /** In the order in which they were first said. */
  readonly answersByHousehold: Table<readonly Id[]>;
};

export const emptyAnswers = (): AnswerTables => ({
  answers: createTable(),
  answersByHousehold: createTable(),
});

export type AnswerFact = Extract<DoorFact, { type: `survey.${string}` }>;

export function foldAnswer({ answers, answersByHousehold }: AnswerTables, fact: AnswerFact): void {
  const { answer: id, household } = fact.body;
  const known = answers.get(id);
  if (fact.type === 'survey.answered@1') {
    if (known !== undefined) return;
    const { answer: _, parts, ...body } = fact.body;
    const { stream, on } = fact;
    const at = trustedAt(fact);
    answers.set(id, { id, ...body, edition: 1, ...missingOf(parts), stream, on, at });
    answersByHousehold.set(household, [...(answersByHousehold.get(household) ?? []), id]);
    return;
  }
  if (known === undefined) return;
  if (fact.type === 'survey.continued@1') {
    if (!isOfStanding(known, fact)) return;
    const { missing = 0, ...rest } = known;
    answers.set(id, {
      ...rest,
      said: { ...known.said, ...fact.body.said },
      ...missingOf(missing),
    });
    return;
  }
  const { said, parts } = fact.body;
  // Of two over the same edition the one that comes later stands, and the leader was asked.
  if (fact.body.edition < known.edition) return;
  // A number far ahead counts as the next one, so that others can still correct the answer after it.
  const edition = Math.min(fact.body.edition, known.edition + 1);
  if (said !== undefined) {
    const corrected = { stream: fact.stream, edition: fact.body.edition };
    const { missing: _, ...rest } = known;
    answers.set(id, { ...rest, said, edition, corrected, ...missingOf(parts) });
    return;
  }
  answers.delete(id);
  const others = answersByHousehold.get(known.household) ?? [];
  answersByHousehold.set(
    known.household,
    others.filter((other) => other !== id),
  );
}

/** What is missing once one more of so many parts stands. */
const missingOf = (parts = 1): Pick<SurveyAnswer, 'missing'> =>
  parts > 1 ? { missing: parts - 1 } : {};

/** Whether a continuation belongs to what stands; not where that was said by another, or corrected since. */
export const isOfStanding = (
  { stream, corrected = { stream, edition: 1 } }: SurveyAnswer,
  fact: Extract<DoorFact, { type: 'survey.continued@1' }>,
): boolean => fact.stream === corrected.stream && fact.body.edition === corrected.edition;

/** What a household answered, the latest last. */
export const answersOf = (
  { answers, answersByHousehold }: AnswerTables,
  household: Id,
): readonly SurveyAnswer[] =>
  (answersByHousehold.get(household) ?? []).flatMap((id) => answers.get(id) ?? []);

/**
 * A correction names its answer, and the answer whose it is. One that was withdrawn cannot be asked any more.
 */
export function concernedByAnswer(
  { answers }: AnswerTables,
  fact: DoorFact,
): readonly Id[] | 'unknown' {
  if (fact.type !== 'survey.corrected@1' && fact.type !== 'survey.continued@1') return [];
  const answer = answers.get(fact.body.answer);
  if (answer === undefined) return 'unknown';
  return answer.resident === undefined ? [] : [answer.resident];
}
