import type { Id } from '#kernel/id.ts';
import { missedBy } from '#domain/doors/next.ts';
import { lessonsOf } from '#domain/doors/sessions.ts';
import { type Door, doorOf, type DoorsState, visitsOf } from '#domain/doors/state.ts';
import { answersOf } from '#domain/doors/survey.ts';
import { householdsOn, membersOf } from '#domain/homes/state.ts';
import { type Survey, surveysOn } from '#domain/work/state.ts';
import type { DoorFace } from '#look/door.ts';
import { headBare, headOf } from '#pwa/phone/names.ts';
import type { Village } from '#pwa/phone/village.ts';
import { worksOf } from '#pwa/phone/works.ts';
import { inOrderOfNumbers, numberOf } from './numbers.ts';

/** One door of the wall with what filters and rows need. */
export type DoorLine = {
  readonly id: Id;
  readonly head: string;
  readonly bare: string;
  readonly alley: string;
  readonly number: string;
  readonly door: Door;
  readonly visited: boolean;
  /** Given to the person of this phone. */
  readonly mine: boolean;
  /** Name of the last lesson that nobody of the house came to. */
  readonly missed?: string;
  /** Title of the first survey that is asked now and that the house has not answered. */
  readonly unanswered?: string;
};

/** What a door is found by in a list that is too long to look through. */
export const nameAndNumber = ({ head, number }: DoorLine): string => `${head} ${number}`;

export const faceOf = (door: Door): DoorFace => ({
  panes: door.panes,
  met: door.met,
  whole: door.proficient,
  teaches: door.teaches,
  away: door.nobodyHome,
});

/** All doors of a village by their number, those without one last, by name. */
export function doorLines(village: Village): readonly DoorLine[] {
  const { homes, doors, day, ladder } = village;
  const me = village.device.me()?.person;
  const lessons = lessonsOf(doors.state);
  const asked = worksOf(village).flatMap(({ state }) => surveysOn(state, day));
  return inOrderOfNumbers(
    householdsOn(homes.state, day).map((household): DoorLine => {
      const members = membersOf(homes.state, household.id, day).map((member) => member.id);
      const missed = missedBy(
        doors.state,
        lessons,
        { household: household.id, residents: members },
        day,
      )?.title;
      return {
        id: household.id,
        head: headOf(village, household),
        bare: headBare(village, household),
        alley: household.alley ?? '',
        number: numberOf(household.code ?? ''),
        door: doorOf(ladder, doors.state, household.id, members, day),
        visited: visitsOf(doors.state, household.id, day).length > 0,
        ...(missed !== undefined && { missed }),
        ...unansweredAt(doors.state, asked, household.id),
        mine: me !== undefined && doors.state.keepers.get(household.id) === me,
      };
    }),
  );
}

/** A part that is still to come leaves an answer open. */
function unansweredAt(
  doors: DoorsState,
  asked: readonly Survey[],
  household: Id,
): { readonly unanswered?: string } {
  if (asked.length === 0) return {};
  const answers = answersOf(doors, household).filter(({ missing }) => missing === undefined);
  const open = asked.find(({ survey }) => answers.every((each) => each.survey !== survey));
  return open === undefined ? {} : { unanswered: open.title };
}

export type Alley = { readonly name: string; readonly lines: readonly DoorLine[] };

/**
 * The doors as one walks them, alley by alley: first the alley with the lowest house number, last the
 * doors whose alley nobody wrote down.
 */
export function alleysOf(lines: readonly DoorLine[]): readonly Alley[] {
  const alleys = new Map<string, DoorLine[]>();
  for (const line of lines) {
    const found = alleys.get(line.alley);
    if (found === undefined) alleys.set(line.alley, [line]);
    else found.push(line);
  }
  return Array.from(alleys, ([name, each]) => ({ name, lines: each })).sort(
    (left, right) => Number(left.name === '') - Number(right.name === ''),
  );
}

export const MISSING = [
  'all',
  'mine',
  'due',
  'never',
  'absent',
  'survey',
  'away',
  'none',
  'skill-0',
  'skill-1',
  'skill-2',
  'skill-3',
  'skill-4',
] as const;
export type Missing = (typeof MISSING)[number];

const OFTEN_AWAY = 2;

/** Whether a door stays on the wall under a filter. */
export function isMissing(line: DoorLine, missing: Missing, day: number): boolean {
  switch (missing) {
    case 'all':
      return true;
    case 'mine':
      return line.mine;
    case 'due':
      return line.door.back !== undefined && line.door.back.on <= day;
    case 'never':
      return !line.visited;
    case 'absent':
      return line.missed !== undefined;
    case 'survey':
      return line.unanswered !== undefined;
    case 'away':
      return line.door.nobodyHome >= OFTEN_AWAY;
    case 'none':
      return !line.door.proficient;
    default:
      return line.door.panes[Number(missing.slice('skill-'.length))] === false;
  }
}
