import { STEPS } from '#domain/doors/facts.ts';
import type { LadderSkill } from '#domain/ladder.ts';
import { NATIONAL_PANES } from '#domain/learning/facts.ts';
import { BROUGHT_LADDER } from '#domain/learning/ladder.ts';
import { Button } from '#pwa/ui/button.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { nameIn } from '#pwa/phone/skill-in.ts';
import { OfficerList } from '#pwa/screens/officer/officer-list.tsx';
import { momentText } from '#pwa/screens/officer/text.ts';
import { type Change, useChanges } from './use-changes.ts';
import { ladderWords } from './ladder-words.ts';
import {
  aloneOn,
  type Counts,
  doorsWords,
  namesOf,
  type Office,
  paneNames,
  peopleOn,
  useCounts,
  useOffice,
} from './office.ts';
import './ladder.css';

/** What the commune teaches: the five panes, the order, what each needs, and how far people have come. */
export function LadderScreen() {
  const office = useOffice();
  const text = ladderWords.value;
  return (
    <OfficerList
      title={text.title}
      lead={text.lead}
      add={{ label: text.add, href: '#/ladder-new' }}
      missing={
        office === undefined && { icon: 'guide', title: text.opening, text: text.openingText }
      }
    >
      {office && <LadderOf office={office} />}
    </OfficerList>
  );
}

function LadderOf({ office }: { readonly office: Office }) {
  const text = ladderWords.value;
  const counts = useCounts(office);
  const { skills } = office.ladder;
  const changes = useChanges(
    office,
    skills.map(({ skill }) => skill),
  );
  const taught = skills.filter(({ isRetired }) => !isRetired);
  const retired = skills.filter(({ isRetired }) => isRetired);
  const row = (each: LadderSkill, place?: number) => (
    <SkillRow
      key={each.skill}
      office={office}
      skill={each}
      place={place}
      counts={counts && (counts.get(each.skill) ?? 'nobody')}
      change={changes?.find(({ body }) => isOf(body, each.skill))}
    />
  );
  return (
    <>
      <Basics office={office} />
      <section class="section">
        <div class="section-head">
          <h2>{text.taught}</h2>
          <Button icon="sort" href="#/ladder-order">
            {text.toOrder}
          </Button>
        </div>
        <List label={text.taught}>{taught.map((each, index) => row(each, index + 1))}</List>
      </section>
      {retired.length > 0 && (
        <section class="section">
          <h2>{text.retired}</h2>
          <p class="soft">{text.retiredLead}</p>
          <List label={text.retired}>{retired.map((each) => row(each))}</List>
        </section>
      )}
    </>
  );
}

const isOf = (body: unknown, skill: string): boolean =>
  typeof body === 'object' && body !== null && 'skill' in body && body.skill === skill;

function Basics({ office: { ladder } }: { readonly office: Office }) {
  const text = ladderWords.value.basics;
  const names = paneNames(ladder);
  const fifth = ladder.panes[NATIONAL_PANES];
  const own = fifth === BROUGHT_LADDER.panes[NATIONAL_PANES] ? text.ownBrought : text.own;
  return (
    <section class="section">
      <div class="section-head">
        <h2>{text.title}</h2>
        <Button icon="edit" href="#/fifth">
          {text.choose}
        </Button>
      </div>
      <p class="soft">{text.lead}</p>
      <ol class="ladder-panes">
        {names.map((name, pane) => (
          <li key={name}>
            <b>{name}</b>
            <span class="soft small">{pane < NATIONAL_PANES ? text.national : own}</span>
            <span class="small">{namesOf(ladder, ladder.panes[pane] ?? [])}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

type RowProps = {
  readonly office: Office;
  readonly skill: LadderSkill;
  readonly place: number | undefined;
  readonly counts: Counts | 'nobody' | undefined;
  readonly change: Change | undefined;
};

function SkillRow({ office: { ladder }, skill: { skill, needs }, ...row }: RowProps) {
  const text = ladderWords.value;
  const { place, counts, change } = row;
  return (
    <ListRow
      href={`#/ladder/${skill}`}
      lead={place !== undefined && <span class="ladder-place">{place}</span>}
      title={nameIn(ladder, skill)}
      text={needs.length > 0 && text.afterNeeds(namesOf(ladder, needs))}
      mark={
        <>
          <span class="small">{countsText(counts)}</span>
          {change && (
            <span class="soft small">{text.changed(change.who, momentText(change.at))}</span>
          )}
        </>
      }
      trail={counts !== undefined && counts !== 'nobody' && <StepBars counts={counts} />}
    />
  );
}

function countsText(counts: Counts | 'nobody' | undefined): string {
  const text = ladderWords.value;
  if (counts === undefined) return '';
  if (counts === 'nobody') return text.nobody;
  return [text.people(peopleOn(counts), counts.villages), text.alone(aloneOn(counts))].join(' · ');
}

/** Five bars, one a step; the skill's own page tells the numbers. */
function StepBars({ counts: { people } }: { readonly counts: Counts }) {
  const most = Math.max(...people, 1);
  const said = STEPS.map((step, at) => `${doorsWords().steps[step]}: ${people[at] ?? 0}`);
  return (
    <svg class="step-bars" viewBox="0 0 58 40" role="img" aria-label={said.join(', ')}>
      {people.map((count, at) => {
        const height = count === 0 ? 1 : 3 + (36 * count) / most;
        return (
          <rect
            key={STEPS[at]}
            class={at < 3 ? 'step-bar' : 'step-bar step-bar--able'}
            x={at * 12}
            y={40 - height}
            width="10"
            height={height}
          />
        );
      })}
    </svg>
  );
}
