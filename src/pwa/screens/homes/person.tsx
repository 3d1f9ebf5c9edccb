import { useState } from 'preact/hooks';
import { formatDay } from '#kernel/vi-calendar.ts';
import { STEPS } from '#domain/doors/facts.ts';
import type { Skill, Step } from '#domain/doors/facts.ts';
import { nextStepOf } from '#domain/doors/next.ts';
import { stepOf } from '#domain/doors/state.ts';
import type { Rung } from '#domain/doors/state.ts';
import { isThere } from '#domain/homes/state.ts';
import type { Resident } from '#domain/homes/state.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { words } from '#pwa/ui/language.ts';
import { Ladder } from '#pwa/ui/ladder.tsx';
import { Later } from '#pwa/ui/later.tsx';
import { Page } from '#pwa/page.tsx';
import { begunSkills, shownSkills } from '#pwa/phone/ladder.ts';
import { memberWords } from '#pwa/phone/member-words.ts';
import { headOf, startUpper, spokenName } from '#pwa/phone/names.ts';
import { homesWords, relationText, skillName, stepNumber } from '#pwa/phone/skill-names.ts';
import { useVillage } from '#pwa/phone/village.ts';
import type { Village } from '#pwa/phone/village.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { CallButton } from './call-button.tsx';
import { recordStep } from './record-step.ts';

/** One person: the ladder of every skill, the basic ones first. */
export function PersonScreen({ params }: ScreenProps) {
  const village = useVillage();
  const resident = village?.homes.state.residents.get(params[0] ?? '');
  if (village === undefined || resident === undefined) return <NotHere />;
  return <PersonOf village={village} resident={resident} />;
}

type PersonProps = { readonly village: Village; readonly resident: Resident };

function PersonOf({ village, resident }: PersonProps) {
  const text = memberWords.value.person;
  const { homes, day } = village;
  const household = homes.state.households.get(resident.household);
  const there = isThere(resident, day);
  const begun = begunSkills(village.doors.state, resident.id, day);
  return (
    <Page
      title={startUpper(spokenName(resident, day))}
      lead={leadOf(resident)}
      back={{
        href: `#/household/${resident.household}`,
        label:
          household === undefined
            ? words.value.shell.back
            : words.value.door.household(headOf(village, household)),
      }}
      place="doors"
    >
      {!there && (
        <Banner kind="info">
          {text.left(homesWords().residentEnds[resident.left?.reason ?? 'moved'])}
        </Banner>
      )}
      <Later load={loadTwice} props={{ village, resident }} />
      <CallButton phone={resident.phone} />
      {there && <Next village={village} resident={resident} />}
      <Ladders
        village={village}
        resident={resident}
        title={text.basics}
        lead={text.basicsLead}
        skills={shownSkills(village.ladder, 'basic', begun)}
        canWrite={there}
      />
      <Later load={loadConsent} props={{ village, resident }} />
      <Later load={loadHelp} props={{ village, resident, canWrite: there }} />
      <Later load={loadCases} props={{ village, resident, canWrite: there }} />
      {there && resident.away === true && <Later load={loadAway} props={{ village, resident }} />}
      <Ladders
        village={village}
        resident={resident}
        title={text.others}
        skills={shownSkills(village.ladder, 'other', begun)}
        canWrite={there}
      />
      <Further resident={resident} there={there} />
    </Page>
  );
}

const loadPairs = async () => (await import('#pwa/screens/pair/pairs-at-door.tsx')).PairsAtDoor;
/** What is done with a person now and then. */
function Further({ resident, there }: { readonly resident: Resident; readonly there: boolean }) {
  const text = memberWords.value.person;
  return (
    <div class="stack">
      {there && (
        <Button wide icon="teach" href={`#/example-new/${resident.id}`}>
          {text.example}
        </Button>
      )}
      <Button wide icon="history" href={`#/person/${resident.id}/trace`}>
        {words.value.trace.title}
      </Button>
      {there && (
        <Button wide icon="home" href={`#/person/${resident.id}/move`}>
          {text.move}
        </Button>
      )}
      {there && (
        <Button wide icon="everyone" href={`#/person/${resident.id}/join`}>
          {text.twice}
        </Button>
      )}
      <Button wide icon="edit" href={`#/person/${resident.id}/edit`}>
        {text.edit}
      </Button>
    </div>
  );
}

const loadTwice = async () => (await import('./twice-part.tsx')).TwicePart;
const loadAway = async () => (await import('./away-part.tsx')).AwayPart;
const loadConsent = async () => (await import('./consent.tsx')).ConsentPart;
const loadHelp = async () => (await import('./help-part.tsx')).HelpPart;
const loadCases = async () => (await import('#pwa/screens/cases/cases.tsx')).PersonCases;
const loadRungSheet = async () => (await import('./rung-sheet.tsx')).RungSheet;
const loadCardsLink = async () => (await import('#pwa/screens/cards/cards-link.tsx')).CardsLink;

/** What to show at the step that comes next, and the neighbour who shows it or could. */
function Next({ village, resident }: PersonProps) {
  const next = nextStepOf(village.ladder, village.doors.state, resident, village.day);
  const from = `person=${resident.id}`;
  return (
    <>
      {typeof next !== 'string' && (
        <Later load={loadCardsLink} props={{ skill: next.skill, step: next.reached, from }} />
      )}
      <Later load={loadPairs} props={{ village, people: [resident.id], from }} />
    </>
  );
}

function leadOf(resident: Resident): string {
  const { person } = memberWords.value;
  return [
    relationText(resident),
    resident.birthYear !== undefined && person.born(resident.birthYear),
    resident.away === true && person.away,
    resident.smartphone === false && person.noPhone,
  ]
    .filter(Boolean)
    .join(' · ');
}

type LaddersProps = PersonProps & {
  readonly title: string;
  readonly lead?: string;
  readonly skills: readonly Skill[];
  readonly canWrite: boolean;
};

function Ladders({ village, resident, title, lead, skills, canWrite }: LaddersProps) {
  const [correcting, setCorrecting] = useState<
    { readonly rung: Rung; readonly to: Step } | undefined
  >(undefined);
  const rungs = village.doors.state.rungsByResident.get(resident.id) ?? [];
  const press = (skill: Skill, reached: Step): void => {
    const standing = rungs.findLast((rung) => rung.skill === skill && rung.reached !== undefined);
    const current = stepOf(village.doors.state, resident.id, skill, village.day);
    if (standing !== undefined && stepNumber(reached) <= stepNumber(current)) {
      setCorrecting({ rung: standing, to: reached });
    } else void recordStep(village, resident, skill, reached);
  };
  return (
    <section class="section">
      <div>
        <h2>{title}</h2>
        {lead !== undefined && <p class="soft small">{lead}</p>}
      </div>
      <div>
        {skills.map((skill) => (
          <Ladder
            key={skill}
            skill={skillName(skill)}
            step={stepNumber(stepOf(village.doors.state, resident.id, skill, village.day))}
            note={noteOf(rungs, skill)}
            onStep={canWrite ? (rung) => pressRung(press, skill, rung) : undefined}
          />
        ))}
      </div>
      {correcting && (
        <Later
          load={loadRungSheet}
          props={{ village, resident, ...correcting, onClose: () => setCorrecting(undefined) }}
        />
      )}
    </section>
  );
}

function pressRung(press: (skill: Skill, reached: Step) => void, skill: Skill, rung: number): void {
  const reached = STEPS[rung - 1];
  if (reached !== undefined) press(skill, reached);
}

const noteOf = (rungs: readonly Rung[], skill: Skill): string | undefined => {
  const last = rungs.findLast((rung) => rung.skill === skill && rung.reached !== undefined);
  return last && memberWords.value.person.lastStep(formatDay(last.on));
};
