import { formatDay } from '#kernel/vi-calendar.ts';
import { stepAfter } from '#domain/doors/next.ts';
import {
  type Neighbour,
  STUCK_TRIES,
  STUCK_WEEKS,
  type Stuck,
  stuckOf,
  type Teacher,
  teachersFor,
} from '#domain/doors/stuck.ts';
import { isThere, type Resident } from '#domain/homes/state.ts';
import { stuckVi } from '#words/stuck-vi.ts';
import { Icon } from '#pwa/ui/icon.tsx';
import { words } from '#pwa/ui/language.ts';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { wordsOfPart } from '#pwa/ui/part-words.ts';
import { EmptyState } from '#pwa/ui/states.tsx';
import { Page } from '#pwa/page.tsx';
import { headOf, spokenName, startUpper } from '#pwa/phone/names.ts';
import { skillName, stepName } from '#pwa/phone/skill-names.ts';
import { useVillage, type Village } from '#pwa/phone/village.ts';
import { NotHere } from '#pwa/screens/not-here.tsx';

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
  const neighbours = neighboursIn(village);
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
        <StuckPart key={each.resident.id} village={village} neighbours={neighbours} {...each} />
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

const neighboursIn = ({ homes, day }: Village): readonly Neighbour[] =>
  [...homes.state.residents.values()].flatMap((resident): Neighbour[] => {
    const { id, household, away } = resident;
    const { alley, position } = homes.state.households.get(household) ?? {};
    if (!isThere(resident, day)) return [];
    return [
      {
        id,
        household,
        ...(alley !== undefined && { alley }),
        ...(position !== undefined && { position }),
        ...(away !== undefined && { away }),
      },
    ];
  });

type PartProps = Found & {
  readonly village: Village;
  readonly neighbours: readonly Neighbour[];
};

function StuckPart({ village, neighbours, resident, stuck }: PartProps) {
  const text = stuckWords.value;
  const { homes, doors, ladder, day } = village;
  const { skill, at, since, tries } = stuck;
  const household = homes.state.households.get(resident.household);
  const learner = neighbours.find(({ id }) => id === resident.id);
  const teachers =
    learner === undefined
      ? []
      : teachersFor(doors.state, neighbours, { learner, skill }, day).slice(0, TEACHERS_SHOWN);
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
        <h3>{text.teachers}</h3>
        {teachers.length === 0 ? (
          <p>{text.noTeachers}</p>
        ) : (
          <>
            <p class="soft small">{text.ask}</p>
            <List label={text.teachers}>
              {teachers.map((teacher) => (
                <TeacherRow key={teacher.id} village={village} teacher={teacher} />
              ))}
            </List>
          </>
        )}
      </details>
    </section>
  );
}

function TeacherRow({
  village,
  teacher,
}: {
  readonly village: Village;
  readonly teacher: Teacher;
}) {
  const text = stuckWords.value;
  const { homes, day } = village;
  const resident = homes.state.residents.get(teacher.id);
  if (resident === undefined) return null;
  const { near, metres, teaches } = teacher;
  const way = near !== 'house' && metres !== undefined ? text.metres(metres) : undefined;
  return (
    <ListRow
      href={`#/person/${teacher.id}`}
      lead={<Icon name="teach" />}
      title={startUpper(spokenName(resident, day))}
      text={[text.near[near], way, teaches ? text.teaches : text.able].filter(Boolean).join(' · ')}
    />
  );
}
