import { formatDay } from '#kernel/vi-calendar.ts';
import { isWithTeam, type Task, tasksOf } from '#domain/doors/tasks.ts';
import { hasConsent, isThere } from '#domain/homes/state.ts';
import type { Resident } from '#domain/homes/state.ts';
import { headOf, spokenName, startUpper } from '#pwa/phone/names.ts';
import { skillName } from '#pwa/phone/skill-names.ts';
import { useVillage } from '#pwa/phone/village.ts';
import type { Village } from '#pwa/phone/village.ts';
import { Icon } from '#pwa/ui/icon.tsx';
import { useFinding } from '#pwa/ui/finding.tsx';
import { words } from '#pwa/ui/language.ts';
import { ListRow } from '#pwa/ui/list-row.tsx';
import { LongList } from '#pwa/ui/long-list.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { Page } from '#pwa/page.tsx';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { teamWords } from './team-words.ts';

type Helped = { readonly resident: Resident; readonly tasks: readonly Task[] };

const nameOf = ({ resident }: Helped): string => resident.name;

/** Whom the team still does tasks for, those with whom it does not get on first. */
export function HelpedScreen() {
  const village = useVillage();
  return village === undefined ? <NotHere /> : <HelpedOf village={village} />;
}

function HelpedOf({ village }: { village: Village }) {
  const text = teamWords.value.task;
  const helped = helpedIn(village);
  const { isLong, shown, field } = useFinding(helped, nameOf);
  return (
    <Page
      title={text.helpedTitle}
      lead={text.helpedLead}
      back={{ href: '#/team', label: teamWords.value.title }}
      place="doors"
    >
      {helped.length === 0 && <EmptyState icon="check" title={text.helpedNone} />}
      {field}
      <LongList
        items={shown}
        keyOf={({ resident }) => resident.id}
        label={text.helpedTitle}
        isLong={isLong}
        render={(each) => <HelpedRow village={village} {...each} />}
      />
    </Page>
  );
}

export function helpedIn({ homes, doors, day }: Village): readonly Helped[] {
  const isStuck = ({ tasks }: Helped): boolean => tasks.some((task) => task.isStuck);
  return [...doors.state.helpsByResident.keys()]
    .flatMap((id): Helped[] => {
      const resident = homes.state.residents.get(id);
      if (resident === undefined || !isThere(resident, day)) return [];
      const tasks = tasksOf(doors.state, id, day).filter(isWithTeam);
      return tasks.length === 0 ? [] : [{ resident, tasks }];
    })
    .sort(
      (left, right) =>
        Number(isStuck(right)) - Number(isStuck(left)) ||
        (right.tasks[0]?.last ?? 0) - (left.tasks[0]?.last ?? 0),
    );
}

function HelpedRow({ village, resident, tasks }: Helped & { readonly village: Village }) {
  const text = teamWords.value.task;
  const { homes, day } = village;
  const household = homes.state.households.get(resident.household);
  const until = resident.consentUntil;
  const agreed =
    hasConsent(resident, day) && until !== undefined
      ? text.agreed(formatDay(until))
      : text.unagreed;
  return (
    <ListRow
      href={`#/person/${resident.id}`}
      lead={<Icon name="person" />}
      title={startUpper(spokenName(resident, day))}
      text={
        <>
          {household && words.value.door.household(headOf(village, household))}
          <br />
          {tasks.map((task) => skillName(task.skill)).join(', ')}
          <br />
          {agreed}
          {tasks.some((task) => task.isStuck) && (
            <>
              <br />
              <b>{text.stuck}</b>
            </>
          )}
        </>
      }
    />
  );
}
