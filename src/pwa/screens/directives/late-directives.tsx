import { formatDay } from '#kernel/vi-calendar.ts';
import type { Id } from '#kernel/id.ts';
import { directiveQueries } from '#device/directive-queries.ts';
import { usePhone } from '#pwa/phone/phone.ts';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { useOffice } from '#pwa/screens/campaign/office.ts';
import { useAsked } from '#pwa/screens/officer/asked.tsx';
import { taskWords } from '#pwa/screens/tasks/task-words.ts';
import '#pwa/screens/tasks/tasks.css';
import { directiveWords } from './directive-words.ts';
import { directivesOf } from './directives-of.ts';

/** For whoever gave them: directives whose day has gone, with how many villages are late. */
export function LateDirectives({ place }: { place: Id }) {
  const device = usePhone();
  const office = useOffice();
  const asked = useAsked(`directives ${place}`, () => directiveQueries(device).all(place));
  const text = directiveWords.value;
  const lates = new Map(asked.reply?.items.map(({ task, late }) => [task, late]));
  const late = (office === undefined ? [] : directivesOf(office)).filter(
    ({ task }) => (lates.get(task.task) ?? 0) > 0,
  );
  if (late.length === 0) return null;
  return (
    <section class="section">
      <h2>{text.lateTitle}</h2>
      <List label={text.lateTitle}>
        {late.map(({ task }) => (
          <ListRow
            key={task.task}
            href={`#/directives/${task.task}`}
            title={task.title}
            text={taskWords.value.due(formatDay(task.due))}
            mark={
              <span class="task-marks">
                <span class="task-mark task-mark--late">
                  {text.late(lates.get(task.task) ?? 0)}
                </span>
              </span>
            }
          />
        ))}
      </List>
    </section>
  );
}
