import { given, present, tidyNote } from '#domain/propose.ts';
import type { TaskPlan } from '#domain/task.ts';

/** A task as somebody typed it, without what was left empty; undefined while it has no title or no words. */
export function tidyPlan({ wants, ...plan }: TaskPlan): TaskPlan | undefined {
  const [title, text] = [given(plan.title), given(plan.text, tidyNote)];
  if (title === undefined || text === undefined) return undefined;
  return present<TaskPlan>({
    title,
    text,
    due: plan.due,
    wants: wants?.length === 0 ? undefined : wants,
    unit: wants?.includes('count') === true ? given(plan.unit) : undefined,
    source: given(plan.source),
  });
}

/** Whether two editions say the same. */
export const isSamePlan = (one: TaskPlan, other: TaskPlan): boolean =>
  (['title', 'text', 'due', 'unit', 'source'] as const).every(
    (each) => one[each] === other[each],
  ) && String(one.wants ?? []) === String(other.wants ?? []);
