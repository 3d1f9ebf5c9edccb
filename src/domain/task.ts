import * as v from 'valibot';
import type { Id } from '#kernel/id.ts';
import { IdText, ShortText, WorkDay } from '#book/common.ts';
import { trustedAt } from '#book/fact.ts';
import type { Table } from '#book/table.ts';

/* One shape of a task, whether a commune gives it to its villages or a village to its own people. */

/** What comes with a report besides words. */
export const WANTS = ['picture', 'count'] as const;

export const TASK_TEXT_MAX = 1_200;

/** One edition of a task, whole, so that nobody holds half a correction. */
export const TASK_PLAN = {
  title: ShortText,
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(TASK_TEXT_MAX)),
  /** The last day on which it is done in time. */
  due: WorkDay,
  wants: v.exactOptional(
    v.pipe(
      v.array(v.picklist(WANTS)),
      v.minLength(1),
      v.check((all) => new Set(all).size === all.length, 'each once'),
    ),
  ),
  /** What is counted: "hộ đã dọn cống". */
  unit: v.exactOptional(ShortText),
  /** The paper that it rests on: number, day, who signed. */
  source: v.exactOptional(ShortText),
} as const;
const PLAN = v.strictObject(TASK_PLAN);
export type TaskPlan = v.InferOutput<typeof PLAN>;

const OF = { task: IdText, edition: IdText } as const;

/** The three facts of a task; `more` is what only one of the two books knows of it. */
export const taskFacts = <More extends v.ObjectEntries>(more: More) => ({
  given: v.strictObject({ ...OF, ...TASK_PLAN, ...more }),
  /** In the place of the edition `over`, which stood when the form was opened. */
  changed: v.strictObject({
    ...OF,
    over: IdText,
    ...TASK_PLAN,
    ...more,
    reason: v.exactOptional(ShortText),
  }),
  /** Nobody need do it any more. */
  ended: v.strictObject({ task: IdText, reason: ShortText }),
});

/** A task as it stands. */
export type Task = TaskPlan & {
  readonly task: Id;
  readonly villages?: readonly Id[];
  readonly edition: Id;
  /** All of them, in the order of the book. */
  readonly editions: readonly Id[];
  /** When the edition that stands was written, and by which stream. */
  readonly at: number;
  readonly stream: Id;
  readonly givenAt: number;
  readonly on: number;
  readonly ended?: { readonly on: number; readonly reason: string };
};

type Written = TaskPlan & { readonly task: Id; readonly edition: Id };
type TaskBody =
  | Written
  | (Written & { readonly over: Id; readonly reason?: string })
  | { readonly task: Id; readonly reason: string };
type Header = {
  readonly at: number;
  readonly on: number;
  readonly stream: Id;
  readonly receivedAt?: number;
};
export type TaskFact = Header & { readonly body: TaskBody };

/** Of two over the same edition, or over one that stands no more, the later shows. */
export function foldTask(tasks: Table<Task>, { body, ...header }: TaskFact): void {
  const { on, stream } = header;
  const at = trustedAt(header);
  const known = tasks.get(body.task);
  if (!('edition' in body)) {
    if (known === undefined || known.ended !== undefined) return;
    tasks.set(body.task, { ...known, ended: { on, reason: body.reason } });
  } else if (!('over' in body)) {
    const first = { editions: [body.edition], at, stream, givenAt: at, on };
    if (known === undefined) tasks.set(body.task, { ...body, ...first });
  } else if (known?.editions.includes(body.over) === true) {
    const { over, reason: _, ...plan } = body;
    const editions = [...known.editions, body.edition];
    const { givenAt, ended } = known;
    const kept = { editions, givenAt, on: known.on, ...(ended && { ended }) };
    const shows = over === known.edition || at >= known.at;
    tasks.set(body.task, shows ? { ...plan, at, stream, ...kept } : { ...known, editions });
  }
}

/** The task first, then what is its own. */
export const aboutTask = (body: TaskBody): readonly Id[] =>
  'edition' in body ? [body.task, body.edition] : [body.task];

export const introducedByTask = (body: TaskBody): readonly Id[] => {
  if (!('edition' in body)) return [];
  return 'over' in body ? [body.edition] : [body.task, body.edition];
};

export const premisesOfTask = (body: TaskBody): readonly Id[] => {
  if ('over' in body) return [body.task, body.over];
  return 'edition' in body ? [] : [body.task];
};
