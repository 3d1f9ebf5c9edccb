import type { Id } from '#kernel/id.ts';
import { formatDay } from '#kernel/vi-calendar.ts';
import type { Skill } from '#domain/doors/facts.ts';
import { stepAfter } from '#domain/doors/next.ts';
import { pairingsOf, type Teacher, teachersFor } from '#domain/doors/pairing.ts';
import { STUCK_TRIES, STUCK_WEEKS, type Stuck, stuckOf } from '#domain/doors/stuck.ts';
import { isThere, type Resident } from '#domain/homes/state.ts';
import { stuckVi } from '#words/stuck-vi.ts';
import { Icon } from '#pwa/ui/icon.tsx';
import { words } from '#pwa/ui/language.ts';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { wordsOfPart } from '#pwa/ui/part-words.ts';
import { EmptyState } from '#pwa/ui/states.tsx';
import { Page } from '#pwa/page.tsx';
import { aroundIn } from '#pwa/phone/around.ts';
import { headOf, nameIn, spokenName, startUpper } from '#pwa/phone/names.ts';
import { skillName, stepName } from '#pwa/phone/skill-names.ts';
import { useVillage, type Village } from '#pwa/phone/village.ts';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { nearText } from '#pwa/screens/pair/pair-names.ts';
import { pairTitle } from '#pwa/screens/pair/pairs-at-door.tsx';

const stuckWords = wordsOfPart(stuckVi, async () => (await import('#words/stuck-en.ts')).stuckEn);

const TEACHERS_SHOWN = 3;

type Found = { readonly resident: Resident; readonly stuck: Stuck };

/** Who does not get on though the team came, why they stand here, and what to try. */
export function StuckScreen() {
  const village = useVillage();
  return village === undefined ? <NotHere /> : <StuckPeople village={village} />;
}

function StuckPeople({ village }: { readonly village: Village }) {
  const text = stuckWords.value;
  const found = stuckIn(village);
  return (
    <Page
      title={text.title}
      lead={text.lead(STUCK_WEEKS, STUCK_TRIES)}
      back={{ href: '#/team', label: text.toTeam }}
      place="doors"
    >
      {found.length === 0 && <EmptyState icon="check" title={text.none} text={text.noneText} />}
      {found.length > 0 && <p>{text.count(found.length)}</p>}
      {found.map((each) => (
        <StuckPart key={each.resident.id} village={village} {...each} />
      ))}
    </Page>
  );
}

/** Whoever lives here and is not away, those longest on their step first. */
function stuckIn({ homes, doors, ladder, day }: Village): readonly Found[] {
  return [...homes.state.residents.values()]
    .flatMap((resident): Found[] => {
      if (!isThere(resident, day) || resident.away === true) return [];
      const stuck = stuckOf(ladder, doors.state, resident, day);
      return stuck === undefined ? [] : [{ resident, stuck }];
    })
    .sort((left, right) => left.stuck.since - right.stuck.since);
}

type PartProps = Found & {
  readonly village: Village;
};

function StuckPart({ village, resident, stuck }: PartProps) {
  const text = stuckWords.value;
  const { homes, ladder, day } = village;
  const { skill, at, since, tries } = stuck;
  const household = homes.state.households.get(resident.household);
  const next = stepAfter(ladder, skill, at, resident) ?? at;
  return (
    <section class="section">
      <h2>{startUpper(spokenName(resident, day))}</h2>
      <p class="soft">{household && words.value.door.household(headOf(village, household))}</p>
      <p>{text.why(skillName(skill), stepName(at), formatDay(since), tries)}</p>
      <details class="help">
        <summary>{text.tryNext}</summary>
        <List label={text.tryNext}>
          <ListRow
            href={`#/person/${resident.id}`}
            lead={<Icon name="person" />}
            title={text.person}
          />
          <ListRow
            href={`#/cards/${skill}/${next}?person=${resident.id}`}
            lead={<Icon name="guide" />}
            title={text.card}
          />
        </List>
        <Shown village={village} learner={resident.id} skill={skill} />
      </details>
    </section>
  );
}

type ShownProps = { readonly village: Village; readonly learner: Id; readonly skill: Skill };

/** The neighbour who shows it, or who is to be asked; where there is none, who could. */
function Shown({ village, learner, skill }: ShownProps) {
  const text = stuckWords.value;
  const { doors, day } = village;
  const around = aroundIn(village);
  const own = around.get(learner);
  const pairings = pairingsOf(doors.state, learner, day, around).filter(
    (each) => each.learner === learner && each.skill === skill,
  );
  const teachers: readonly Teacher[] =
    own === undefined || pairings.length > 0
      ? []
      : teachersFor(doors.state, around, { learner: own, skill }, day).slice(0, TEACHERS_SHOWN);
  const href = (teacher: Id): string => `#/pair/${learner}/${teacher}/${skill}?stuck=1`;
  return (
    <>
      <h3>{text.teachers}</h3>
      {pairings.length + teachers.length === 0 && <p>{text.noTeachers}</p>}
      {teachers.length > 0 && <p class="soft small">{text.ask}</p>}
      <List label={text.teachers}>
        {pairings.map((each) => (
          <ListRow
            key={each.teacher}
            href={href(each.teacher)}
            lead={<Icon name="together" />}
            title={startUpper(pairTitle(village, each))}
          />
        ))}
        {teachers.map((teacher) => (
          <ListRow
            key={teacher.id}
            href={href(teacher.id)}
            lead={<Icon name="teach" />}
            title={startUpper(nameIn(village, teacher.id))}
            text={nearText(teacher)}
          />
        ))}
      </List>
    </>
  );
}
