import type { Handing, Report, Return, Settling, Step } from '#domain/reach/tasks.ts';
import type { Task } from '#domain/task.ts';

export const TASK_STATES = ['new', 'handed', 'reported', 'returned', 'done'] as const;
export type TaskState = (typeof TASK_STATES)[number];

/** How far a task has come in a village. */
export type Standing = {
  readonly state: TaskState;
  /** The one that stands, as far as there is one. */
  readonly handing?: Handing;
  readonly report?: Report;
  readonly settling?: Settling;
  /** Why it is to be done again. */
  readonly back?: Return;
  readonly reports: readonly Report[];
  /** It is not done and its day has gone, or it was done after its day. */
  readonly late: boolean;
};

/** @param day today */
export function standingOf(
  { due }: Pick<Task, 'due'>,
  steps: readonly Step[],
  day: number,
): Standing {
  let stands: Omit<Standing, 'reports' | 'late'> = { state: 'new' };
  for (const step of steps) {
    const { state, settling, back: _, ...rest } = stands;
    if (step.type === 'task.handed@1') {
      stands = state === 'done' ? stands : { ...rest, state: 'handed', handing: step };
    } else if (step.type === 'task.reported@1') {
      stands =
        state === 'done'
          ? { ...stands, report: step }
          : { ...rest, state: 'reported', report: step };
    } else if (step.type === 'task.settled@1') {
      stands = { ...rest, state: 'done', settling: step };
    } else if ([settling?.step, state === 'done' ? '' : rest.report?.step].includes(step.of)) {
      stands = { ...rest, state: 'returned', back: step };
    }
  }
  const reports = steps.filter((step) => step.type === 'task.reported@1');
  return { ...stands, reports, late: (stands.settling?.on ?? day) > due };
}

/** The day by which whoever has it in hand is to be done. */
export const dueOf = ({ due }: Pick<Task, 'due'>, { handing }: Standing): number =>
  handing?.due ?? due;
