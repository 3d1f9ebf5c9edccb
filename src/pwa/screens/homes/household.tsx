import { nextStepOf } from '#domain/doors/next.ts';
import type { NextStep, NothingNext } from '#domain/doors/next.ts';
import { doorOf, stepOf, visitsOf } from '#domain/doors/state.ts';
import type { Door as DoorState } from '#domain/doors/state.ts';
import { isThere, membersOf } from '#domain/homes/state.ts';
import type { Household, Resident } from '#domain/homes/state.ts';
import { doorSentence } from '#words/door-words.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Door } from '#pwa/ui/door.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { words } from '#pwa/ui/language.ts';
import { Stairs } from '#pwa/ui/ladder.tsx';
import { Later } from '#pwa/ui/later.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { Page } from '#pwa/page.tsx';
import { memberWords } from '#pwa/phone/member-words.ts';
import { backText, headOf, startUpper } from '#pwa/phone/names.ts';
import {
  basicNames,
  homesWords,
  relationText,
  skillName,
  stepName,
  stepNumber,
} from '#pwa/phone/skill-names.ts';
import { useVillage } from '#pwa/phone/village.ts';
import type { Village } from '#pwa/phone/village.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { faceOf } from '#pwa/screens/doors/door-lines.ts';
import { DraftBanner } from '#pwa/screens/doors/draft-banner.tsx';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { CallButton } from './call-button.tsx';
import { VisitList } from './visit-list.tsx';

/** One household: its door, its people, what was done there, and the one thing to do now. */
export function HouseholdScreen({ params }: ScreenProps) {
  const village = useVillage();
  const household = village?.homes.state.households.get(params[0] ?? '');
  if (village === undefined || household === undefined) return <NotHere />;
  return <HouseholdOf village={village} household={household} />;
}

const loadFiles = async () =>
  (await import('#pwa/screens/files/household-files.tsx')).HouseholdFiles;

const loadClosed = async () => (await import('#pwa/screens/closed/closed-part.tsx')).ClosedPart;
const loadPairs = async () => (await import('#pwa/screens/pair/pairs-at-door.tsx')).PairsAtDoor;
const loadNotices = async () => (await import('#pwa/screens/board/at-door.tsx')).NoticesAtDoor;
const loadQuestions = async () =>
  (await import('#pwa/screens/questions/at-door.tsx')).QuestionsAtDoor;
const loadMessages = async () =>
  (await import('#pwa/screens/bridge/messages-part.tsx')).MessagesPart;
const loadSurveys = async () =>
  (await import('#pwa/screens/survey/household-surveys.tsx')).HouseholdSurveys;

type HouseholdProps = { readonly village: Village; readonly household: Household };

function HouseholdOf({ village, household }: HouseholdProps) {
  const text = memberWords.value.household;
  const { homes, doors, day } = village;
  const members = membersOf(homes.state, household.id, day);
  const door = doorOf(
    village.ladder,
    doors.state,
    household.id,
    members.map((each) => each.id),
    day,
  );
  const head = headOf(village, household);
  const there = isThere(household, day);
  const keeper = village.people?.state.persons.get(
    doors.state.keepers.get(household.id) ?? '',
  )?.name;
  return (
    <Page
      title={words.value.door.household(head)}
      lead={[household.alley, household.code && text.code(household.code)]
        .filter(Boolean)
        .join(' · ')}
      back={{ href: '#/doors', label: words.value.phone.places.doors }}
      banners={<DraftBanner village={village} only={household.id} />}
      place="doors"
      action={
        there && (
          <Button kind="primary" icon="door" href={`#/visit/${household.id}`}>
            {text.visit}
          </Button>
        )
      }
    >
      <DoorPart door={door} head={head} day={day} />
      {!there && (
        <Banner kind="info">
          {text.left(homesWords().householdEnds[household.left?.reason ?? 'moved'])}
        </Banner>
      )}
      {keeper !== undefined && <p class="soft">{text.keeper(keeper)}</p>}
      <CallButton phone={household.phone} />
      <People village={village} household={household} members={members} there={there} />
      {there && <Pairs village={village} household={household} members={members} />}
      {there && <Later load={loadNotices} props={{ village, household }} />}
      {there && <Later load={loadQuestions} props={{ village, household }} />}
      {there && <Later load={loadMessages} props={{ village, household }} />}
      <Later load={loadSurveys} props={{ village, household }} />
      <section class="section">
        <h2>{text.visits}</h2>
        <VisitList
          village={village}
          visits={[...visitsOf(doors.state, household.id, day)].reverse()}
        />
      </section>
      <Later load={loadFiles} props={{ village, household, open: there }} />
      {there && <Later load={loadClosed} props={{ village, household }} />}
      <Further household={household} there={there} />
    </Page>
  );
}

function Pairs({ village, household, members }: PeopleProps) {
  const people = members.map(({ id }) => id);
  return <Later load={loadPairs} props={{ village, people, from: `household=${household.id}` }} />;
}

/** What is done with a household now and then. */
function Further({ household, there }: { household: Household; there: boolean }) {
  const text = memberWords.value.household;
  return (
    <div class="stack">
      <Button wide icon="history" href={`#/household/${household.id}/trace`}>
        {words.value.trace.title}
      </Button>
      {there && (
        <Button wide icon="pin" href={`#/household/${household.id}/place`}>
          {household.position === undefined ? text.place : text.placeAgain}
        </Button>
      )}
      <Button wide icon="edit" href={`#/household/${household.id}/edit`}>
        {text.edit}
      </Button>
    </div>
  );
}

function DoorPart({ door, head, day }: { door: DoorState; head: string; day: number }) {
  const text = memberWords.value.household;
  const face = faceOf(door);
  return (
    <div class="house">
      <span class="house-door">
        <Door face={face} size="tile" label={doorSentence(words.value, { ...face, head })} />
      </span>
      <ul class="house-said">
        {basicNames().map((basic, pane) => (
          <li key={basic} class={face.panes[pane] === true ? 'lit' : 'unlit'}>
            <span class="pane-mark">{face.panes[pane] === true && <Icon name="check" />}</span>
            <span>
              {basic}
              <span class="sr">: {face.panes[pane] === true ? text.lit : text.unlit}</span>
            </span>
          </li>
        ))}
        {face.away > 0 && (
          <li class="house-away">{startUpper(words.value.door.away(face.away))}</li>
        )}
        {door.back && (
          <li class="house-back">{memberWords.value.doors.back(backText(door.back, day))}</li>
        )}
      </ul>
    </div>
  );
}

type PeopleProps = HouseholdProps & { readonly members: readonly Resident[] };

function People({ village, household, members, there }: PeopleProps & { readonly there: boolean }) {
  const text = memberWords.value.household;
  const here = members.filter((each) => each.away !== true);
  const away = members.filter((each) => each.away === true);
  return (
    <>
      <section class="section">
        <h2>{text.people}</h2>
        {here.length === 0 ? (
          <p class="soft">{text.noPeople}</p>
        ) : (
          <List label={text.people}>
            {here.map((resident) => (
              <PersonRow key={resident.id} village={village} resident={resident} />
            ))}
          </List>
        )}
        {there && (
          <Button icon="plus" href={`#/household/${household.id}/add`}>
            {text.addPerson}
          </Button>
        )}
      </section>
      {away.length > 0 && (
        <section class="section">
          <h2>{text.away}</h2>
          <List label={text.away}>
            {away.map((resident) => (
              <PersonRow key={resident.id} village={village} resident={resident} />
            ))}
          </List>
        </section>
      )}
    </>
  );
}

/** A person with how far they are on the next easy thing; of a child nothing is asked. */
function PersonRow({ village, resident }: { village: Village; resident: Resident }) {
  const { state } = village.doors;
  const next = nextStepOf(village.ladder, state, resident, village.day);
  const said = nextText(next);
  return (
    <ListRow
      href={`#/person/${resident.id}`}
      lead={
        typeof next === 'string' ? (
          <span class="person-mark">
            <Icon name={next === 'all-done' ? 'check' : 'person'} />
          </span>
        ) : (
          <Stairs step={stepNumber(stepOf(state, resident.id, next.skill, village.day))} />
        )
      }
      title={resident.name}
      text={
        <>
          {[relationText(resident), resident.birthYear].filter(Boolean).join(' · ')}
          {said !== undefined && (
            <>
              <br />
              {said}
            </>
          )}
        </>
      }
    />
  );
}

function nextText(next: NextStep | NothingNext): string | undefined {
  const { household, person } = memberWords.value;
  if (typeof next !== 'string') {
    return household.next(skillName(next.skill), stepName(next.reached));
  }
  return {
    child: undefined,
    'no-phone': startUpper(person.noPhone),
    'all-done': household.allDone,
  }[next];
}
