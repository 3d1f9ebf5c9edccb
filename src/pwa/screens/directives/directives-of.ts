import type { Id } from '#kernel/id.ts';
import type { Task } from '#domain/task.ts';
import { type Office, officesOf, useOffice } from '#pwa/screens/campaign/office.ts';

export type Given = { readonly office: Office; readonly task: Task };

/** What the commune has told its villages to do: the newest first, what has ended last. */
export function directivesOf(office: Office): readonly Given[] {
  const all = officesOf(office).flatMap((each) =>
    Array.from(each.work.directives.values(), (task): Given => ({ office: each, task })),
  );
  const isOver = ({ task }: Given): number => Number(task.ended !== undefined);
  return all.sort(
    (left, right) => isOver(left) - isOver(right) || right.task.givenAt - left.task.givenAt,
  );
}

/** The one that an address names, with the book in which it stands. */
export function useGiven(id: Id): Given | undefined {
  const office = useOffice();
  return office && directivesOf(office).find(({ task }) => task.task === id);
}
