import type { Id } from '#kernel/id.ts';
import { NO_NAME, without } from '#book/residue.ts';
import type { TaskPlan } from '#domain/task.ts';

type Written = TaskPlan & { readonly task: Id; readonly edition: Id; readonly reason?: string };

/** That there was a task, for whom and by when, stays; its words go. */
export const namelessTask = <Body extends Written>(body: Body) => ({
  ...without(body, 'unit', 'source', 'reason'),
  title: NO_NAME,
  text: NO_NAME,
});

export const namelessEnd = ({ task }: { readonly task: Id }) => ({ task, reason: NO_NAME });
