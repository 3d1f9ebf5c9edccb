import { useState } from 'preact/hooks';
import { HELPS } from '#domain/doors/facts.ts';
import type { Skill, Step } from '#domain/doors/facts.ts';
import { nextStepOf, stepAfter } from '#domain/doors/next.ts';
import type { NextStep } from '#domain/doors/next.ts';
import { stepOf } from '#domain/doors/state.ts';
import { hasConsent, membersOf } from '#domain/homes/state.ts';
import type { Household, Resident } from '#domain/homes/state.ts';
import { Button } from '#pwa/ui/button.tsx';
import { Chips } from '#pwa/ui/choice.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { Later } from '#pwa/ui/later.tsx';
import { Stairs } from '#pwa/ui/ladder.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { memberWords } from '#pwa/phone/member-words.ts';
import type { Village } from '#pwa/phone/village.ts';
import {
  doorsWords,
  relationText,
  skillName,
  stepName,
  stepNumber,
} from '#pwa/phone/skill-names.ts';
import { SkillSheet } from './skill-sheet.tsx';
import type { PlannedStep } from './visit-draft.ts';

const loadConsent = async () => (await import('#pwa/screens/homes/consent.tsx')).ConsentAsk;

type PeopleCardsProps = {
  readonly village: Village;
  readonly household: Household;
  readonly steps: readonly PlannedStep[];
  readonly onChange: (steps: PlannedStep[]) => void;
};

/** The people of the house, each with the next easy step ready to press. */
export function PeopleCards({ village, household, steps, onChange }: PeopleCardsProps) {
  const text = memberWords.value.visit;
  const here = membersOf(village.homes.state, household.id, village.day);
  if (here.length === 0) {
    return <EmptyState icon="everyone" title={text.noPeople} text={text.noPeopleText} />;
  }
  const groups = [
    { title: text.peopleTitle, people: here.filter((each) => each.away !== true) },
    {
      title: memberWords.value.household.away,
      people: here.filter((each) => each.away === true),
    },
  ];
  return (
    <>
      {groups
        .filter(({ people }) => people.length > 0)
        .map(({ title, people }) => (
          <section key={title} class="section">
            <h2>{title}</h2>
            {people.map((resident) => (
              <PersonCard
                key={resident.id}
                village={village}
                resident={resident}
                steps={steps.filter((step) => step.resident === resident.id)}
                onChange={(own) =>
                  onChange([...steps.filter((step) => step.resident !== resident.id), ...own])
                }
              />
            ))}
          </section>
        ))}
    </>
  );
}

const loadCardsLink = async () => (await import('#pwa/screens/cards/cards-link.tsx')).CardsLink;

type PersonCardProps = {
  readonly village: Village;
  readonly resident: Resident;
  readonly steps: readonly PlannedStep[];
  readonly onChange: (steps: PlannedStep[]) => void;
};

function PersonCard({ village, resident, steps, onChange }: PersonCardProps) {
  const text = memberWords.value.visit;
  const [open, setOpen] = useState(false);
  const next = nextStepOf(village.ladder, village.doors.state, resident, village.day);
  const put = (skill: Skill, reached: Step): void => {
    const kept = steps.filter((step) => step.skill !== skill);
    const how = steps.find((step) => step.skill === skill)?.how;
    onChange([...kept, { resident: resident.id, skill, reached, ...(how && { how }) }]);
  };
  const offered =
    typeof next !== 'string' && !steps.some((step) => step.skill === next.skill) ? next : undefined;
  return (
    <div class="person-card">
      <PersonName resident={resident} />
      {steps.map((step) => (
        <PlannedLine
          key={step.skill}
          step={step}
          village={village}
          resident={resident}
          onChange={(changed) =>
            onChange(steps.map((each) => (each.skill === step.skill ? changed : each)))
          }
          onDrop={() => onChange(steps.filter((each) => each.skill !== step.skill))}
        />
      ))}
      {offered && (
        <StepOffer
          offered={offered}
          step={stepOf(village.doors.state, resident.id, offered.skill, village.day)}
          onTake={() => put(offered.skill, offered.reached)}
        />
      )}
      {offered && (
        <Later
          load={loadCardsLink}
          props={{
            skill: offered.skill,
            step: offered.reached,
            from: `visit=${resident.household}`,
          }}
        />
      )}
      <Button kind="quiet" icon="list" onPress={() => setOpen(true)}>
        {text.otherSkill}
      </Button>
      {open && (
        <SkillSheet
          village={village}
          resident={resident}
          onClose={() => setOpen(false)}
          onStep={(skill, reached) => {
            setOpen(false);
            put(skill, reached);
          }}
        />
      )}
    </div>
  );
}

function PersonName({ resident }: { resident: Resident }) {
  const marks = [
    relationText(resident),
    resident.birthYear,
    resident.smartphone === false && memberWords.value.person.noPhone,
  ];
  return (
    <p class="person-name">
      <b>{resident.name}</b> <span class="soft small">{marks.filter(Boolean).join(' · ')}</span>
    </p>
  );
}

type StepOfferProps = {
  readonly offered: NextStep;
  /** Where the person stands before it. */
  readonly step: Step | undefined;
  readonly onTake: () => void;
};

/** The next easy step, one tap away. */
function StepOffer({ offered, step, onTake }: StepOfferProps) {
  return (
    <button type="button" class="step-offer" onClick={onTake}>
      <Stairs step={stepNumber(step)} />
      <span class="row-text">
        <span class="row-title">{skillName(offered.skill)}</span>
        <span class="soft small">{memberWords.value.visit.offer(stepName(offered.reached))}</span>
      </span>
      <Icon name="plus" />
    </button>
  );
}

type PlannedLineProps = {
  readonly village: Village;
  readonly resident: Resident;
  readonly step: PlannedStep;
  readonly onChange: (step: PlannedStep) => void;
  readonly onDrop: () => void;
};

/** A step that will be recorded: one tap more climbs further, another takes it away. */
function PlannedLine({ village, resident, step, onChange, onDrop }: PlannedLineProps) {
  const text = memberWords.value.visit;
  const further = stepAfter(village.ladder, step.skill, step.reached, resident);
  const { how: _, ...bare } = step;
  return (
    <div class="planned">
      <div class="planned-head">
        <Stairs step={stepNumber(step.reached)} />
        <span class="row-text">
          <span class="row-title">{skillName(step.skill)}</span>
          <span class="planned-step">
            <Icon name="check" /> {stepName(step.reached)}
          </span>
        </span>
      </div>
      <div class="planned-actions">
        {further && (
          <Button icon="plus" onPress={() => onChange({ ...step, reached: further })}>
            {text.further(stepName(further))}
          </Button>
        )}
        <Button kind="quiet" icon="close" onPress={onDrop}>
          {text.drop}
        </Button>
      </div>
      <Chips
        legend={text.helpTitle}
        options={HELPS.map((how) => ({ value: how, label: doorsWords().helps[how] }))}
        values={step.how === undefined ? [] : [step.how]}
        onChange={(hows) => {
          const how = hows.at(-1);
          onChange(how === undefined ? bare : { ...bare, how });
        }}
      />
      {step.how === 'for' && !hasConsent(resident, village.day) && (
        <Later load={loadConsent} props={{ village, resident }} />
      )}
    </div>
  );
}
