import type { VNode } from 'preact';
import type { Village } from '#pwa/phone/village.ts';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { dueText, personIn, StateMark } from './task-text.tsx';
import { taskWords } from './task-words.ts';
import { lateIn } from './tasks-in.ts';

type LateProps = {
  readonly village: Village;
  /** What stands there without any. */
  readonly nothing: VNode | null;
};

/** What whoever is in charge has to look at: tasks whose day has gone. */
export function LateTasks({ village, nothing }: LateProps) {
  const text = taskWords.value;
  const late = lateIn(village);
  if (late.length === 0) return nothing;
  return (
    <section class="section">
      <h2>{text.trouble}</h2>
      <List label={text.trouble}>
        {late.map((each) => {
          const { handing } = each.standing;
          return (
            <ListRow
              key={each.task.task}
              href={`#/task/${each.task.task}`}
              title={each.task.title}
              text={[dueText(each, village.day), handing && personIn(village, handing.to)]
                .filter(Boolean)
                .join(' · ')}
              mark={<StateMark here={each} day={village.day} />}
            />
          );
        })}
      </List>
    </section>
  );
}
