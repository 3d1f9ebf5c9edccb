import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { JsonObject } from '#kernel/canonical.ts';
import type { Id } from '#kernel/id.ts';
import type { ActivityName, Book } from '#book/activity.ts';
import { type Outcome, SKILLS, STEPS } from '#domain/doors/facts.ts';
import { RELATIONS } from '#domain/homes/facts.ts';
import { PRACTICE_ALLEYS, PRACTICE_VILLAGE } from '#device/practice-village.ts';

/** A fact of the practice village as its log begins with it. */
export type PracticeFact = {
  readonly type: string;
  readonly at: number;
  readonly on: number;
  readonly body: JsonObject;
};

const COMMUNE = 'lamthu-xa0';
export const PRACTICE_PLACE = 'lamthu-th0';
export const PRACTICE_PERSON = 'lamthu-p01';
const COLLEAGUE = 'lamthu-p02';
/** The stream by which the village was written before anybody practised in it. */
export const PRACTICE_PAST = 'lamthu-s01';
/** No point of a curve: nothing can be signed by it. */
const NO_KEY = 'A'.repeat(87);

/** Out at sea: nobody lives there. */
const MIDDLE = { lat: 160_000, lng: 1_100_000 };
const DAY_S = 86_400;
const FOUNDED_DAYS_AGO = 400;
const WRITTEN_DAYS_AGO = 300;
const EVENING_S = 12 * 3_600 + 30 * 60;

const bookOf = (activity: ActivityName, id: Id, place: Id): Book => ({
  id,
  activity,
  place,
  cell: 1,
  people: 'lamthu-b02',
  places: 'lamthu-b01',
});

export const PRACTICE_BOOKS: readonly Book[] = [
  bookOf('places', 'lamthu-b01', COMMUNE),
  bookOf('people', 'lamthu-b02', COMMUNE),
  bookOf('homes', 'lamthu-b03', PRACTICE_PLACE),
  bookOf('doors', 'lamthu-b04', PRACTICE_PLACE),
  bookOf('care', 'lamthu-b05', PRACTICE_PLACE),
];

const OUTCOMES: Readonly<Record<string, Outcome>> = { m: 'met', n: 'nobody', l: 'later' };

/** What stands in the books of the village when somebody begins to practise, by activity. */
export function practiceFacts(nowS: number): Readonly<Record<string, readonly PracticeFact[]>> {
  const today = dayOfSeconds(nowS);
  const said = (type: string, daysAgo: number, body: JsonObject): PracticeFact => ({
    type,
    on: today - daysAgo,
    at: (today - daysAgo) * DAY_S + EVENING_S,
    body,
  });
  const from = today - FOUNDED_DAYS_AGO;
  const founded = (type: string, body: JsonObject): PracticeFact =>
    said(type, FOUNDED_DAYS_AGO, body);
  const homes: PracticeFact[] = [];
  const doors: PracticeFact[] = [];
  for (const household of readVillage()) {
    homes.push(...homeFacts(household, said));
    doors.push(...doorFacts(household, today, said));
  }
  return {
    places: [
      founded('place.founded@1', { place: COMMUNE, kind: 'xa', name: 'Làm Thử', from }),
      founded('place.founded@1', {
        place: PRACTICE_PLACE,
        kind: 'thon',
        name: 'Làm Thử',
        parent: COMMUNE,
        from,
      }),
    ],
    people: [
      founded('person.added@1', { person: COLLEAGUE, name: 'Người đi trước' }),
      founded('stream.registered@1', { stream: PRACTICE_PAST, person: COLLEAGUE, key: NO_KEY }),
    ],
    homes,
    doors: doors.sort((left, right) => left.at - right.at),
  };
}

type Said = (type: string, daysAgo: number, body: JsonObject) => PracticeFact;

type PracticeResident = {
  readonly id: Id;
  readonly name: string;
  readonly sex: 'male' | 'female';
  readonly birthYear: number;
  readonly relation: (typeof RELATIONS)[number];
  readonly smartphone: boolean;
  readonly away: boolean;
  /** 0: nothing yet. */
  readonly steps: readonly number[];
};

type PracticeHousehold = {
  readonly id: Id;
  readonly number: number;
  readonly alley: string;
  readonly position?: { readonly lat: number; readonly lng: number };
  readonly visits: readonly { readonly daysAgo: number; readonly outcome: Outcome }[];
  readonly residents: PracticeResident[];
};

const idOf = (kind: string, number: number): Id =>
  `lamthu${kind}${String(number).padStart(3, '0')}`;

function readVillage(): readonly PracticeHousehold[] {
  const households: PracticeHousehold[] = [];
  let residents = 0;
  for (const line of PRACTICE_VILLAGE.trim().split('\n')) {
    const parts = line.split('|');
    if (parts[0] === '') {
      residents += 1;
      households.at(-1)?.residents.push(residentOf(parts, residents));
    } else households.push(householdOf(parts));
  }
  return households;
}

function householdOf([number = '', alley = '', position = '', visits = '']: readonly string[]) {
  const [north, east] = position.split(',').map(Number);
  return {
    id: idOf('h', Number(number)),
    number: Number(number),
    alley: PRACTICE_ALLEYS[Number(alley)] ?? '',
    ...(north !== undefined &&
      east !== undefined && { position: { lat: MIDDLE.lat + north, lng: MIDDLE.lng + east } }),
    visits: visits
      .split(' ')
      .filter(Boolean)
      .map((visit) => ({
        daysAgo: Number(visit.slice(0, -1)),
        outcome: OUTCOMES[visit.slice(-1)] ?? 'met',
      })),
    residents: [],
  };
}

function residentOf(parts: readonly string[], number: number): PracticeResident {
  const [, name = '', sex, birthYear, relation, phone, away, steps = ''] = parts;
  return {
    id: idOf('r', number),
    name,
    sex: sex === 'm' ? 'male' : 'female',
    birthYear: Number(birthYear),
    relation: RELATIONS[Number(relation)] ?? 'other',
    smartphone: phone === 'p',
    away: away === 'a',
    steps: [...steps].map(Number),
  };
}

function homeFacts(household: PracticeHousehold, said: Said): readonly PracticeFact[] {
  const { id, number, alley, position, residents } = household;
  const code = `LT-${String(number).padStart(3, '0')}`;
  return [
    said('household.added@1', WRITTEN_DAYS_AGO, {
      household: id,
      code,
      alley,
      ...(position && { position }),
    }),
    ...residents.map((each) =>
      said('resident.added@1', WRITTEN_DAYS_AGO, {
        resident: each.id,
        household: id,
        name: each.name,
        birthYear: each.birthYear,
        sex: each.sex,
        relation: each.relation,
        smartphone: each.smartphone,
        ...(each.away && { away: true }),
      }),
    ),
  ];
}

const BACK_HOUR = 19;

/** Visits, and the steps people had made by the last time they were met. */
function doorFacts(
  { id: household, number, visits, residents }: PracticeHousehold,
  today: number,
  said: Said,
): readonly PracticeFact[] {
  const facts = visits.map(({ daysAgo, outcome }, i) =>
    said('door.visited@1', daysAgo, {
      visit: idOf('v', number * 10 + i),
      household,
      outcome,
      ...(outcome === 'later' && { back: { on: today + (number % 3), hour: BACK_HOUR } }),
    }),
  );
  const met = visits.findLast(({ outcome }) => outcome === 'met');
  if (met === undefined) return facts;
  const steps = residents.flatMap((resident) =>
    resident.steps.flatMap((reached, skill) => {
      const [name, step] = [SKILLS[skill], STEPS[reached - 1]];
      if (name === undefined || step === undefined) return [];
      const ids = { step: `${resident.id.slice(0, 9)}${'abcdefghijklmn'[skill] ?? ''}` };
      return [{ name, step, resident, ids }];
    }),
  );
  return [
    ...facts,
    ...steps.map(({ name, step, resident, ids }) =>
      said('skill.stepped@1', met.daysAgo, {
        ...ids,
        household,
        resident: resident.id,
        skill: name,
        reached: step,
      }),
    ),
  ];
}
