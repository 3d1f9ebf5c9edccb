import type { Village } from '#pwa/phone/village.ts';
import { Icon } from '#pwa/ui/icon.tsx';
import { ListRow } from '#pwa/ui/list-row.tsx';
import { taskWords } from './task-words.ts';
import { isOpen, tasksIn } from './tasks-in.ts';

/** The way to all tasks from the team's own screen, be there any or none. */
export function TasksRow({ village }: { village: Village }) {
  const text = taskWords.value;
  const open = tasksIn(village).filter(isOpen).length;
  return (
    <ListRow
      href="#/tasks"
      lead={<Icon name="list" />}
      title={text.title}
      text={open === 0 ? text.none : text.count(open)}
    />
  );
}
