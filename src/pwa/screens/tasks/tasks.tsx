import { isLeading } from '#pwa/phone/roles-in.ts';
import { useVillage, type Village } from '#pwa/phone/village.ts';
import { placeName, villageName } from '#pwa/phone/names.ts';
import { Page } from '#pwa/page.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { words } from '#pwa/ui/language.ts';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { dueText, personIn, StateMark } from './task-text.tsx';
import { taskWords } from './task-words.ts';
import { isOpen, isWith, type TaskHere, tasksIn, waitsForLeader } from './tasks-in.ts';

/** What the commune and the village have given to do, one's own first. */
export function TasksScreen() {
  const village = useVillage();
  return village === undefined ? <NotHere /> : <TasksOf village={village} />;
}

function TasksOf({ village }: { village: Village }) {
  const text = taskWords.value;
  const leads = isLeading(village);
  const me = village.device.me()?.person ?? '';
  const all = tasksIn(village);
  const open = all.filter(isOpen);
  const mine = open.filter((each) => isWith(each, me));
  const others = open.filter((each) => !mine.includes(each));
  const toLook = leads ? others.filter(waitsForLeader) : [];
  const going = others.filter((each) => !toLook.includes(each));
  const past = all.filter((each) => !isOpen(each)).reverse();
  return (
    <Page
      title={text.title}
      lead={text.lead(villageName(village))}
      back={{ href: '#/doors', label: words.value.phone.places.doors }}
      place="doors"
      action={
        leads && (
          <Button kind="primary" icon="plus" href="#/tasks/new">
            {text.give}
          </Button>
        )
      }
    >
      {all.length === 0 && <EmptyState icon="list" title={text.none} text={text.noneText} />}
      <Rows label={text.mine} village={village} tasks={mine} />
      <Rows
        label={text.toHand}
        village={village}
        tasks={toLook.filter(({ standing }) => standing.state !== 'reported')}
      />
      <Rows
        label={text.toSee}
        village={village}
        tasks={toLook.filter(({ standing }) => standing.state === 'reported')}
      />
      <Rows label={text.going} village={village} tasks={going} />
      {past.length > 0 && (
        <details class="section task-past">
          <summary>{text.past}</summary>
          <Rows label={undefined} village={village} tasks={past} />
        </details>
      )}
    </Page>
  );
}

type RowsProps = {
  readonly label: string | undefined;
  readonly village: Village;
  readonly tasks: readonly TaskHere[];
};

function Rows({ label, village, tasks }: RowsProps) {
  if (tasks.length === 0) return null;
  return (
    <section class="section">
      {label !== undefined && <h2>{label}</h2>}
      <List label={label ?? taskWords.value.past}>
        {tasks.map((each) => (
          <ListRow
            key={each.task.task}
            href={`#/task/${each.task.task}`}
            title={each.task.title}
            text={rowText(village, each)}
            mark={<StateMark here={each} day={village.day} />}
          />
        ))}
      </List>
    </section>
  );
}

const rowText = (village: Village, here: TaskHere): string =>
  [
    dueText(here, village.day),
    originText(village, here),
    here.standing.handing && taskWords.value.withWhom(personIn(village, here.standing.handing.to)),
  ]
    .filter(Boolean)
    .join(' · ');

/** "xã Sơn Động giao" */
export function originText(village: Village, { commune }: TaskHere): string {
  const text = taskWords.value;
  const { places, day } = village;
  return commune === undefined
    ? text.fromVillage(villageName(village))
    : text.fromCommune(placeName(places?.state, commune, day));
}
