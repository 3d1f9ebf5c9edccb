import type { Judgement } from '#book/activity.ts';
import { flagged, OK, refused } from '#domain/judge.ts';
import type { Task, TaskFact } from '#domain/task.ts';

/** A change over an edition that another has replaced meanwhile is kept, and asked about. */
export function judgeTask(known: Task | undefined, { body, on }: TaskFact): Judgement {
  if (!('edition' in body)) return known?.ended === undefined ? OK : flagged('premise-changed');
  if (!('over' in body)) return body.due < on ? refused('until-before-from') : OK;
  if (known?.editions.includes(body.over) === false) return refused('reference-mismatch');
  return known?.ended === undefined && known?.edition === body.over
    ? OK
    : flagged('premise-changed');
}
