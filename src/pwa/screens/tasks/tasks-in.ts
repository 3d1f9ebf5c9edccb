import type { Id } from '#kernel/id.ts';
import { compareByGivenName } from '#kernel/vi-text.ts';
import type { Role } from '#book/activity.ts';
import { isHeardIn } from '#domain/heard.ts';
import { emptyPeople, type PeopleState, teamOn } from '#domain/people/state.ts';
import { emptyPlaces, lineageOf, livesOnIn, type PlacesState } from '#domain/places/state.ts';
import { dueOf, type Standing, standingOf } from '#domain/reach/standing.ts';
import type { Step } from '#domain/reach/tasks.ts';
import type { Task } from '#domain/task.ts';
import { authorIn } from '#pwa/phone/author-in.ts';
import { chaptersOf } from '#pwa/phone/chapters-of.ts';
import type { Village } from '#pwa/phone/village.ts';
import { findPeople } from '#pwa/screens/officer/team-of.ts';
import { worksOf } from '#pwa/phone/works.ts';

/** A task as a village has it: from its commune, or its own. */
export type TaskHere = {
  readonly task: Task;
  /** Undefined for the village's own. */
  readonly commune: Id | undefined;
  readonly steps: readonly Step[];
  readonly standing: Standing;
};

const reachOf = ({ device, place }: Village) => device.findView('reach', place)?.state;

/** All of a village and of its chapters, what is due first before the rest. */
export function tasksIn(village: Village): readonly TaskHere[] {
  const { day } = village;
  const chapters = chaptersOf(village).flatMap((chapter) => reachOf(chapter) ?? []);
  const stepsOf = (task: Id): readonly Step[] => {
    const steps = chapters.flatMap((reach) => reach.steps.get(task) ?? []);
    return chapters.length < 2 ? steps : steps.sort((left, right) => left.at - right.at);
  };
  const here = (task: Task, commune?: Id): TaskHere => {
    const steps = stepsOf(task.task);
    return { task, commune, steps, standing: standingOf(task, steps, day) };
  };
  return [
    ...givenTo(village).map(({ task, commune }) => here(task, commune)),
    ...chapters.flatMap((reach) => Array.from(reach.tasks.values(), (task) => here(task))),
  ].sort((left, right) => left.task.due - right.task.due || right.task.givenAt - left.task.givenAt);
}

function givenTo(village: Village): readonly { readonly task: Task; readonly commune: Id }[] {
  const { places, place, day } = village;
  if (places === undefined) return [];
  return worksOf(village).flatMap(({ commune, state }) =>
    [...state.directives.values()].flatMap((task) => {
      const asked = { from: task.on, villages: task.villages };
      return isHeardIn(places.state, commune, asked, place, day) ? [{ task, commune }] : [];
    }),
  );
}

export const findTask = (village: Village, id: string): TaskHere | undefined =>
  tasksIn(village).find(({ task }) => task.task === id);

export const isOpen = ({ task, standing }: TaskHere): boolean =>
  task.ended === undefined && standing.state !== 'done';

/** Whether somebody has it in hand and nothing is to be looked at by anybody else. */
export const isWith = ({ standing }: TaskHere, person: Id): boolean =>
  standing.handing?.to === person && (standing.state === 'handed' || standing.state === 'returned');

/** Whether it waits for whoever leads: to be handed to somebody, or to be looked at. */
export const waitsForLeader = (here: TaskHere): boolean => {
  const { state, handing } = here.standing;
  return isOpen(here) && (state === 'new' || state === 'reported' || handing === undefined);
};

export const isLate = (here: TaskHere, day: number): boolean =>
  isOpen(here) && dueOf(here.task, here.standing) < day;

export const lateIn = (village: Village): readonly TaskHere[] =>
  tasksIn(village).filter((each) => isLate(each, village.day));

const WORKING: ReadonlySet<Role> = new Set(['member', 'leader', 'head']);

export type Worker = { readonly person: Id; readonly name: string };

/** Who works in the village being looked at today. */
export const workersIn = ({ people, places, place, day }: Village): readonly Worker[] =>
  people === undefined ? [] : workersAt(people.state, places?.state ?? emptyPlaces(), place, day);

/** Its team, and who leads it. */
export function workersAt(
  people: PeopleState,
  places: PlacesState,
  place: Id,
  day: number,
): readonly Worker[] {
  const around = [place, ...lineageOf(places, place, day), livesOnIn(places, place, day)];
  const found = new Set(teamOn(people, around, day));
  for (const { person, role, place: of, from, until = day } of people.grants.values()) {
    const isToday = from <= day && day <= until;
    if (isToday && WORKING.has(role) && around.includes(of)) found.add(person);
  }
  return Array.from(found, (person) => ({ person, name: people.persons.get(person)?.name ?? '' }))
    .filter(({ name }) => name !== '')
    .sort((left, right) => compareByGivenName(left.name, right.name));
}

/** The states as they are at this moment, and the person of this phone as author. */
export function toWrite({ device, place }: Village) {
  const book = device.findBook('reach', place);
  const reach = device.findView('reach', place)?.state;
  const homes = device.findView('homes', place)?.state;
  if (book === undefined || reach === undefined || homes === undefined) return undefined;
  // Of today, wherever the book itself was founded: communes merge.
  const people = findPeople(device) ?? emptyPeople();
  return { book, states: { reach, homes, people }, author: authorIn(device, book) };
}
