import { useEffect, useState } from 'preact/hooks';
import { dayOfSeconds, formatDay, formatTime } from '#kernel/vi-calendar.ts';
import { directiveQueries } from '#device/directive-queries.ts';
import { proposeDirectiveEnd } from '#domain/work/propose-directive.ts';
import type { DirectiveReply } from '#protocol/directives.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { type Column, DataTable } from '#pwa/ui/data-table.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { toWrite } from '#pwa/screens/campaign/office.ts';
import { AskedView, useAsked } from '#pwa/screens/officer/asked.tsx';
import { OfficerPage } from '#pwa/screens/officer/officer-page.tsx';
import { startUpper } from '#pwa/screens/officer/text.ts';
import { useNews } from '#pwa/screens/officer/use-news.ts';
import { ReasonSheet } from '#pwa/screens/reason-sheet.tsx';
import { taskWords } from '#pwa/screens/tasks/task-words.ts';
import '#pwa/screens/tasks/tasks.css';
import { directiveWords } from './directive-words.ts';
import { type Given, useGiven } from './directives-of.ts';
import { NoDirective } from './no-directive.tsx';
import { VillageReports } from './village-reports.tsx';

/** One directive: how far each village has come, with its reports and pictures. */
export function DirectiveScreen({ params: [id = ''] }: ScreenProps) {
  const given = useGiven(id);
  return given === undefined ? <NoDirective /> : <DirectiveOf key={id} given={given} />;
}

function DirectiveOf({ given }: { given: Given }) {
  const { office, task } = given;
  const { device, commune } = office;
  const text = directiveWords.value;
  // Anew once what was written here has reached the home.
  const isSent = device.counts().waiting === 0;
  const asked = useAsked(
    `directive ${commune} ${task.task} ${task.edition} ${String(task.ended?.on)} ${String(isSent)}`,
    () => directiveQueries(device).one(commune, task.task),
    useNews(),
  );
  return (
    <OfficerPage
      title={task.title}
      lead={[
        taskWords.value.due(formatDay(task.due)),
        task.villages === undefined ? text.toAll : text.toSome(task.villages.length),
        task.source !== undefined && taskWords.value.source(task.source),
      ]
        .filter(Boolean)
        .join(' · ')}
      back={{ href: '#/directives', label: text.all }}
      place="commune"
    >
      {task.ended === undefined ? (
        <Tools given={given} />
      ) : (
        <Banner kind="info">{taskWords.value.ended(task.ended.reason)}</Banner>
      )}
      <p class="task-text">{task.text}</p>
      {asked.problem === 'not-found' ? (
        <EmptyState icon="waiting" title={text.notYet} text={text.notYetText} />
      ) : (
        <AskedView asked={asked}>
          {(reply) => <Villages given={given} reply={reply} onSent={asked.again} />}
        </AskedView>
      )}
    </OfficerPage>
  );
}

function Tools({ given: { office, task } }: { given: Given }) {
  const text = directiveWords.value;
  const [ending, setEnding] = useState(false);
  return (
    <div class="tools">
      <Button icon="edit" href={`#/directives/${task.task}/change`}>
        {text.change}
      </Button>
      <Button kind="quiet" icon="stop" onPress={() => setEnding(true)}>
        {text.end}
      </Button>
      {ending && (
        <ReasonSheet
          device={office.device}
          draft={`directive-end.${task.task}`}
          text={taskWords.value.end}
          maxLength={120}
          onClose={() => setEnding(false)}
          onSave={async (reason, draft) => {
            const { states, author } = toWrite(office);
            const ended = proposeDirectiveEnd(states, author, task.task, reason);
            const said = taskWords.value.end.done;
            return saveTogether(office.device, office.book, ended, { said, draft });
          }}
        />
      )}
    </div>
  );
}

type Line = DirectiveReply['villages'][number];
type VillagesProps = {
  readonly given: Given;
  readonly reply: DirectiveReply;
  readonly onSent: () => void;
};

function Villages({ given, reply, onSent }: VillagesProps) {
  const text = directiveWords.value;
  const { villages } = reply;
  const done = villages.filter(({ state }) => state === 'done').length;
  // Ahead of its use: a table of many villages is read from one to the next.
  useEffect(() => void import('./send-back.tsx').catch(() => undefined), []);
  return (
    <>
      <p>
        <b>{text.numbers(done, villages.length)}</b>
      </p>
      <DataTable
        caption={text.byVillage(formatDay(reply.today))}
        columns={columnsOf(given)}
        rows={villages}
        rowKey={(line) => line.place}
        sortedBy="name"
      />
      <section class="section directive-reports">
        <h2>{text.reports}</h2>
        {villages.every(({ reports, settled }) => reports.length === 0 && !settled) && (
          <p class="soft">{text.reportsNone}</p>
        )}
        {villages.map((line) => (
          <VillageReports key={line.place} given={given} line={line} onSent={onSent} />
        ))}
      </section>
    </>
  );
}

const ORDER: readonly Line['state'][] = ['new', 'returned', 'handed', 'reported', 'done'];

function columnsOf({ task }: Given): readonly Column<Line>[] {
  const text = directiveWords.value;
  const { states, late, doneLate } = taskWords.value;
  return [
    { key: 'name', title: text.village, value: (line) => startUpper(line.name) },
    {
      key: 'state',
      title: text.state,
      value: (line) => ORDER.indexOf(line.state) * 2 + Number(!line.late),
      render: (line) => (
        <span class="task-marks">
          <span class={`task-mark task-mark--${line.state}`}>{states[line.state]}</span>
          {line.late && (
            <span class="task-mark task-mark--late">{line.state === 'done' ? doneLate : late}</span>
          )}
        </span>
      ),
    },
    { key: 'who', title: text.who, value: (line) => line.to ?? '—' },
    {
      key: 'due',
      title: text.due,
      value: (line) => line.due ?? task.due,
      render: (line) => formatDay(line.due ?? task.due),
      numeric: true,
    },
    {
      key: 'report',
      title: text.lastReport,
      value: (line) => line.reports[0]?.at ?? 0,
      render: (line) => reportText(line),
    },
  ];
}

function reportText({ reports: [last] }: Line): string {
  const text = directiveWords.value;
  if (last === undefined) return text.noReport;
  const when = `${formatTime(last.at)} ${formatDay(dayOfSeconds(last.at))}`;
  return [when, last.by, last.picture && text.withPicture].filter(Boolean).join(' · ');
}
