import { formatDay } from '#kernel/vi-calendar.ts';
import type { Id } from '#kernel/id.ts';
import { dueOf } from '#domain/reach/standing.ts';
import type { Village } from '#pwa/phone/village.ts';
import { taskWords } from './task-words.ts';
import { isLate, isOpen, type TaskHere } from './tasks-in.ts';
import './tasks.css';

/** Who works there, by name. */
export const personIn = ({ people }: Village, person: Id): string =>
  people?.state.persons.get(person)?.name ?? taskWords.value.somebody;

/** Whose phone it was. */
export const writerIn = ({ people }: Village, stream: Id): string =>
  people?.state.persons.get(people.state.streams.get(stream)?.person ?? '')?.name ??
  taskWords.value.somebody;

/** "Hạn 28/11/2026 (còn 7 ngày)" */
export function dueText(here: TaskHere, day: number): string {
  const text = taskWords.value;
  const due = dueOf(here.task, here.standing);
  const said = text.due(formatDay(due));
  return isOpen(here) ? `${said} (${text.daysLeft(due - day)})` : said;
}

/** Its state, and that it is late, each in words. */
export function StateMark({ here, day }: { here: TaskHere; day: number }) {
  const text = taskWords.value;
  const { task, standing } = here;
  if (task.ended !== undefined) {
    return <span class="task-mark">{text.ended(task.ended.reason)}</span>;
  }
  const { state, late } = standing;
  const isDoneLate = state === 'done' && late;
  return (
    <span class="task-marks">
      <span class={`task-mark task-mark--${state}`}>{text.states[state]}</span>
      {isLate(here, day) && <span class="task-mark task-mark--late">{text.late}</span>}
      {isDoneLate && <span class="task-mark">{text.doneLate}</span>}
    </span>
  );
}
