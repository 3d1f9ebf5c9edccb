import { isLeading } from '#pwa/phone/roles-in.ts';
import { formatDay } from '#kernel/vi-calendar.ts';
import { lessonsOf } from '#domain/doors/sessions.ts';
import { startUpper, villageName } from '#pwa/phone/names.ts';
import { useVillage } from '#pwa/phone/village.ts';
import type { Village } from '#pwa/phone/village.ts';
import { Button } from '#pwa/ui/button.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { words } from '#pwa/ui/language.ts';
import { Later } from '#pwa/ui/later.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { Page } from '#pwa/page.tsx';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { type Crew, crewOf, keeperIn, leftOf } from './crew.ts';
import { helpedIn } from './helped.tsx';
import { Praises } from './praises.tsx';
import { examplesIn } from './examples-in.ts';
import { teamWords } from './team-words.ts';

/** What the team shares: whose doors are whose, and thanks. */
export function TeamScreen() {
  const village = useVillage();
  return village === undefined ? <NotHere /> : <TeamOf village={village} />;
}

function TeamOf({ village }: { village: Village }) {
  const text = teamWords.value;
  const crew = crewOf(village);
  const leading = isLeading(village);
  return (
    <Page
      title={text.title}
      lead={text.lead(villageName(village))}
      back={{ href: '#/doors', label: words.value.phone.places.doors }}
      place="doors"
      action={
        leading && (
          <Button kind="primary" icon="door" href="#/split">
            {text.split}
          </Button>
        )
      }
    >
      <Mine village={village} crew={crew} />
      <Together village={village} />
      <Praises village={village} person={village.device.me()?.person ?? ''} />
      {leading && <Members crew={crew} />}
    </Page>
  );
}

type CrewProps = { readonly village: Village; readonly crew: Crew };

function Mine({ village, crew }: CrewProps) {
  const text = teamWords.value;
  const me = village.device.me()?.person ?? '';
  const { doors } = keeperIn(village, me, crew.doors);
  return (
    <List label={text.mine}>
      <ListRow
        href={`#/keeper/${me}`}
        lead={<Icon name="door" />}
        title={text.mine}
        text={doors.length === 0 ? text.none : text.left(leftOf(doors).length, doors.length)}
      />
    </List>
  );
}

const loadTasks = async () => (await import('#pwa/screens/tasks/tasks-row.tsx')).TasksRow;
const loadCases = async () => (await import('#pwa/screens/cases/cases.tsx')).CasesRow;

/** Lessons for many, and examples. */
function Together({ village }: { village: Village }) {
  const { session, example, task } = teamWords.value;
  const helped = helpedIn(village).length;
  const [last] = lessonsOf(village.doors.state);
  const examples = examplesIn(village).length;
  return (
    <List label={session.title}>
      <ListRow
        href="#/sessions"
        lead={<Icon name="everyone" />}
        title={session.title}
        text={last === undefined ? session.none : `${last.title}, ${formatDay(last.on)}`}
      />
      <ListRow
        href="#/examples"
        lead={<Icon name="teach" />}
        title={example.title}
        text={examples === 0 ? example.none : example.count(examples)}
      />
      <ListRow href="#/stuck" lead={<Icon name="waiting" />} title={teamWords.value.toStuck} />
      <ListRow
        href="#/helped"
        lead={<Icon name="together" />}
        title={task.helpedTitle}
        text={helped === 0 ? task.helpedNone : task.helpedCount(helped)}
      />
      <Later load={loadCases} props={{ village }} />
      <Later load={loadTasks} props={{ village }} />
    </List>
  );
}

/** Whom the leader asks for what: by name, never by number. */
function Members({ crew }: { crew: Crew }) {
  const text = teamWords.value;
  return (
    <section class="section">
      <div>
        <h2>{text.membersTitle}</h2>
        <p class="soft small">{text.membersLead}</p>
      </div>
      {crew.gone > 0 && <p>{text.gone(crew.gone)}</p>}
      {crew.members.length === 0 && <p class="soft">{text.noMembers}</p>}
      <List label={text.membersTitle}>
        {crew.members.map(({ person, name, doors }) => (
          <ListRow
            key={person}
            href={`#/keeper/${person}`}
            lead={<Icon name="person" />}
            title={name}
            text={
              doors.length === 0 ? text.noneTheirs : text.left(leftOf(doors).length, doors.length)
            }
          />
        ))}
      </List>
      <p class="soft small">{startUpper(text.splitLead(crew.free.length, crew.doors.length))}</p>
    </section>
  );
}
