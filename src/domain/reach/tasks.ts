import type { Id } from '#kernel/id.ts';
import type { FactOf } from '#book/activity.ts';
import { trustedAt } from '#book/fact.ts';
import type { Table } from '#book/table.ts';
import type { TASK_FACTS } from '#domain/reach/task-facts.ts';
import { aboutTask, foldTask, introducedByTask, premisesOfTask, type Task } from '#domain/task.ts';

export type TasksFact = FactOf<typeof TASK_FACTS>;
type StepType = `task.${'handed' | 'reported' | 'settled' | 'returned'}@1`;

/** A step as it was taken. */
type StepOf<Type extends StepType> = Omit<Extract<TasksFact, { type: Type }>['body'], 'task'> & {
  readonly type: Type;
  readonly at: number;
  readonly on: number;
  readonly stream: Id;
};
export type Handing = StepOf<'task.handed@1'>;
export type Report = StepOf<'task.reported@1'>;
export type Settling = StepOf<'task.settled@1'>;
export type Return = StepOf<'task.returned@1'>;
export type Step = Handing | Report | Settling | Return;

export type TasksState = {
  /** Of the village's own. */
  readonly tasks: Table<Task>;
  /** By task, in the order of the book, without those that were taken back. */
  readonly steps: Table<readonly Step[]>;
};

export function foldTasks({ tasks, steps }: TasksState, fact: TasksFact): void {
  if (!('step' in fact.body)) {
    foldTask(tasks, { ...fact, body: fact.body });
    return;
  }
  const { task, ...body } = fact.body;
  const known = steps.get(task) ?? [];
  if (fact.type === 'task.recalled@1') {
    const left = known.filter(({ step }) => step !== body.step);
    if (left.length > 0) steps.set(task, left);
    else steps.delete(task);
  } else if (!known.some(({ step }) => step === body.step)) {
    const { type, on, stream } = fact;
    const step = { ...body, type, at: trustedAt(fact), on, stream } as Step; // of that type
    steps.set(task, [...known, step]);
  }
}

/** The task first, then what is its own. */
export const aboutTasks = ({ body }: TasksFact): readonly Id[] =>
  'step' in body ? [body.task, body.step] : aboutTask(body);

export const introducedByTasks = ({ type, body }: TasksFact): readonly Id[] => {
  if (!('step' in body)) return introducedByTask(body);
  return type === 'task.recalled@1' ? [] : [body.step];
};

/** Directives stand in the book of the commune. */
export const premisesOfTasks = ({ type, body }: TasksFact): readonly Id[] => {
  if (!('step' in body)) return premisesOfTask(body);
  if ('of' in body) return [body.of];
  return type === 'task.recalled@1' ? [body.step] : [];
};
