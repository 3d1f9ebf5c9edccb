import { formatDay } from '#kernel/vi-calendar.ts';
import { directiveQueries } from '#device/directive-queries.ts';
import type { DirectivesReply } from '#protocol/directives.ts';
import { Icon } from '#pwa/ui/icon.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { type Office, useOffice } from '#pwa/screens/campaign/office.ts';
import { useAsked } from '#pwa/screens/officer/asked.tsx';
import { OfficerList } from '#pwa/screens/officer/officer-list.tsx';
import { useNews } from '#pwa/screens/officer/use-news.ts';
import { taskWords } from '#pwa/screens/tasks/task-words.ts';
import '#pwa/screens/tasks/tasks.css';
import { directiveWords } from './directive-words.ts';
import { directivesOf, type Given } from './directives-of.ts';

/** What the commune has told its villages to do, and how far each thing has come. */
export function DirectivesScreen() {
  const office = useOffice();
  const text = directiveWords.value;
  return (
    <OfficerList
      title={text.all}
      lead={text.lead}
      add={{ label: text.give, href: '#/directives/new' }}
      missing={office === undefined && { icon: 'list', title: text.noBook, text: text.noBookText }}
    >
      {office && <Rows office={office} />}
    </OfficerList>
  );
}

function Rows({ office }: { office: Office }) {
  const text = directiveWords.value;
  const { device, commune } = office;
  const asked = useAsked(
    `directives ${commune}`,
    () => directiveQueries(device).all(commune),
    useNews(),
  );
  const all = directivesOf(office);
  if (all.length === 0) return <EmptyState icon="list" title={text.none} text={text.noneText} />;
  return (
    <List label={text.all}>
      {all.map((given) => (
        <Row
          key={given.task.task}
          given={given}
          numbers={asked.reply?.items.find(({ task }) => task === given.task.task)}
        />
      ))}
    </List>
  );
}

type Numbers = DirectivesReply['items'][number];

function Row({ given: { task }, numbers }: { given: Given; numbers: Numbers | undefined }) {
  const text = directiveWords.value;
  return (
    <ListRow
      href={`#/directives/${task.task}`}
      lead={<Icon name="list" />}
      title={task.title}
      text={[
        taskWords.value.due(formatDay(task.due)),
        task.villages === undefined ? text.toAll : text.toSome(task.villages.length),
      ].join(' · ')}
      mark={
        task.ended === undefined ? (
          numbers && <Marks numbers={numbers} />
        ) : (
          <span class="task-mark">{taskWords.value.ended(task.ended.reason)}</span>
        )
      }
    />
  );
}

function Marks({ numbers: { done, villages, reported, late } }: { numbers: Numbers }) {
  const text = directiveWords.value;
  const isDone = villages > 0 && done === villages;
  return (
    <span class="task-marks">
      <span class={isDone ? 'task-mark task-mark--done' : 'task-mark'}>
        {text.numbers(done, villages)}
      </span>
      {reported > 0 && <span class="task-mark task-mark--reported">{text.reported(reported)}</span>}
      {late > 0 && <span class="task-mark task-mark--late">{text.late(late)}</span>}
    </span>
  );
}
