import type { Id } from '#kernel/id.ts';
import { trustedAt } from '#book/fact.ts';
import { createTable, type Table } from '#book/table.ts';
import type { ReachFact, Way } from '#domain/reach/facts.ts';
import {
  aboutQuestion,
  emptyQuestions,
  foldQuestion,
  introducedByQuestion,
  isOfQuestion,
  premisesOfQuestion,
  type QuestionTables,
} from '#domain/reach/questions.ts';
import {
  aboutTasks,
  foldTasks,
  introducedByTasks,
  premisesOfTasks,
  type TasksFact,
  type TasksState,
} from '#domain/reach/tasks.ts';
import {
  emptyRoll,
  foldRoll,
  isOfRoll,
  pairKey as toldKey,
  type RollState,
  rollIdOf,
} from '#domain/reach/meeting-state.ts';
import { foldAnswer, isAnswer, type MessageAnswer } from '#domain/reach/messages.ts';

type BodyOf<Type extends ReachFact['type']> = Extract<ReachFact, { type: Type }>['body'];

export type Telling = {
  readonly telling: Id;
  readonly way: Way;
  readonly edition: Id;
  readonly at: number;
  readonly on: number;
  readonly stream: Id;
};

export type Play = BodyOf<'loudspeaker.played@1'> & {
  readonly at: number;
  readonly on: number;
  readonly stream: Id;
};

export type ReachState = QuestionTables &
  RollState &
  TasksState & {
    /** By `notice.household`, in the order of the book. */
    readonly told: Table<readonly Telling[]>;
    readonly plays: Table<Play>;
    /** By household. */
    readonly answers: Table<MessageAnswer>;
  };

export const emptyReach = (): ReachState => ({
  told: createTable(),
  plays: createTable(),
  answers: createTable(),
  tasks: createTable(),
  steps: createTable(),
  ...emptyQuestions(),
  ...emptyRoll(),
});

export function foldReach(state: ReachState, fact: ReachFact): void {
  if (isOfQuestion(fact)) {
    foldQuestion(state, fact);
    return;
  }
  if (isOfTask(fact)) {
    foldTasks(state, fact);
    return;
  }
  if (isOfRoll(fact)) {
    foldRoll(state, fact);
    return;
  }
  const { told, plays, answers } = state;
  if (isAnswer(fact)) {
    foldAnswer(answers, fact);
    return;
  }
  const at = trustedAt(fact);
  const { on, stream } = fact;
  switch (fact.type) {
    case 'notice.told@1': {
      const { notice, household, telling, way, edition } = fact.body;
      const key = toldKey(notice, household);
      const known = told.get(key) ?? [];
      if (known.some((each) => each.telling === telling)) return;
      told.set(key, [...known, { telling, way, edition, at, on, stream }]);
      return;
    }
    case 'notice.untold@1': {
      const { notice, household, telling } = fact.body;
      const key = toldKey(notice, household);
      const left = (told.get(key) ?? []).filter((each) => each.telling !== telling);
      if (left.length === 0) told.delete(key);
      else told.set(key, left);
      return;
    }
    case 'loudspeaker.played@1': {
      const { play } = fact.body;
      if (!plays.has(play)) plays.set(play, { ...fact.body, at, on, stream });
      return;
    }
    case 'loudspeaker.unplayed@1':
      plays.delete(fact.body.play);
  }
}

export const tellingsOf = ({ told }: ReachState, notice: Id, household: Id): readonly Telling[] =>
  told.get(toldKey(notice, household)) ?? [];

/** When a loudspeaker played a notice, the latest first. */
export const playsOf = ({ plays }: ReachState, notice: Id): readonly Play[] =>
  [...plays.values()]
    .filter((play) => play.notice === notice)
    .sort(
      (left, right) =>
        right.at - left.at || Number(left.play > right.play) - Number(left.play < right.play),
    );

const isOfTask = (fact: ReachFact): fact is TasksFact => 'task' in fact.body;

/**
 * Of the household first, whose trace it stands in, then its own id. Not of the notice: a village of a
 * thousand doors would bring a notice that is corrected a few times to the limit of facts about one thing.
 */
export function aboutReach(fact: ReachFact): readonly Id[] {
  if (isOfQuestion(fact)) return aboutQuestion(fact);
  if (isOfTask(fact)) return aboutTasks(fact);
  if (isOfRoll(fact)) return [fact.body.household, rollIdOf(fact)];
  const { body } = fact;
  if ('play' in body) return [body.play];
  if ('telling' in body) return [body.household, body.telling];
  const of = 'resident' in body ? [body.resident] : [];
  return [body.household, ...of, body.answer];
}

export function introducedByReach(fact: ReachFact): readonly Id[] {
  if (isOfQuestion(fact)) return introducedByQuestion(fact);
  if (isOfTask(fact)) return introducedByTasks(fact);
  if (isOfRoll(fact)) return 'way' in fact.body || 'how' in fact.body ? [rollIdOf(fact)] : [];
  if (isAnswer(fact)) return [fact.body.answer];
  if (fact.type === 'notice.told@1') return [fact.body.telling];
  return fact.type === 'loudspeaker.played@1' ? [fact.body.play] : [];
}

/**
 * Notices stand on boards, households in the register. A "no" rests on nothing: it is taken whatever it was
 * said over.
 */
export function premisesOfReach(fact: ReachFact): readonly Id[] {
  if (isOfQuestion(fact)) return premisesOfQuestion(fact);
  if (isOfTask(fact)) return premisesOfTasks(fact);
  if (isAnswer(fact)) {
    const { over } = fact.body;
    return over === undefined || fact.type === 'messages.declined@1' ? [] : [over];
  }
  return fact.type === 'loudspeaker.unplayed@1' ? [fact.body.play] : [];
}
