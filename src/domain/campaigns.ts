import type { Id } from '#kernel/id.ts';
import { dateOfDay } from '#kernel/vi-calendar.ts';
import { STEPS } from '#domain/doors/facts.ts';
import type { Resident } from '#domain/homes/state.ts';
import { HOMES_MEASURES } from '#domain/homes/measures.ts';
import { findMeasure } from '#domain/measures.ts';
import { ancestorsOf, lineageOf, type PlacesState } from '#domain/places/state.ts';
import { CELL_MIN } from '#domain/suppress.ts';
import { type VillageDay, villageDay, type VillageStates } from '#domain/village.ts';
import type { Campaign } from '#domain/work/campaigns.ts';
import type { Goal } from '#domain/work/facts.ts';

/* Campaigns over the people of a village: who is counted, who has reached it, which doors are left. */

/** Who counts towards a campaign at the end of a day. */
export type Reach = {
  readonly counts: 'household' | 'resident';
  readonly of: readonly Id[];
  readonly met: readonly Id[];
  /** Of those met, who has not come to the step and was helped: it was done for them. */
  readonly helped: readonly Id[];
  /** People whose year of birth is unknown, where the campaign asks for an age: they are not counted. */
  readonly ageless: number;
};

/** What there is still to do for a person: show them how, or do it for them. */
export type Way = 'show' | 'do';

/** A door behind which somebody is left. */
export type DoorLeft = {
  readonly household: Id;
  readonly people: readonly { readonly resident: Id; readonly way: Way }[];
};

/** Undefined where the app does not know the figure: a newer one may. */
export function reachOf(goal: Goal, day: VillageDay): Reach | undefined {
  if ('measure' in goal) {
    const measure = findMeasure(goal.measure);
    if (measure === undefined) return undefined;
    return { counts: measure.counts, ...measure.over(day), helped: [], ageless: 0 };
  }
  const { year } = dateOfDay(day.asOf);
  const asked = day.residents.filter((resident) => isOfAge(resident, goal.ages, year));
  const ageless = goal.ages
    ? day.residents.filter(({ birthYear }) => birthYear === undefined).length
    : 0;
  const stands = new Map(asked.map((each) => [each.id, standingOf(goal, day, each, year)]));
  if (goal.counts === 'resident') {
    const ids = asked.map(({ id }) => id);
    return { counts: 'resident', ...sorted(ids, (id) => stands.get(id)), ageless };
  }
  const found = new Map<Id, Standing>();
  for (const { id, household } of asked) {
    found.set(household, better(found.get(household), stands.get(id)));
  }
  return { counts: 'household', ...sorted([...found.keys()], (id) => found.get(id)), ageless };
}

type SkillGoal = Extract<Goal, { readonly skills: unknown }>;
type Standing = 'reached' | 'helped' | 'left';

const better = (one: Standing | undefined, other: Standing | undefined): Standing =>
  (['reached', 'helped'] as const).find((each) => one === each || other === each) ?? 'left';

function sorted(of: readonly Id[], standing: (id: Id) => Standing | undefined) {
  const helped = of.filter((id) => standing(id) === 'helped');
  return { of, met: of.filter((id) => standing(id) !== 'left'), helped };
}

/** By year of birth, as all figures count ages. */
function isOfAge(
  { birthYear }: Pick<Resident, 'birthYear'>,
  ages: SkillGoal['ages'],
  year: number,
): boolean {
  if (ages === undefined) return true;
  if (birthYear === undefined) return false;
  const age = year - birthYear;
  return age >= (ages.from ?? 0) && age <= (ages.until ?? Infinity);
}

function standingOf(
  goal: SkillGoal,
  { doors, asOf, climbedBy }: VillageDay,
  resident: Resident,
  year: number,
): Standing {
  const climbed = climbedBy(resident.id);
  const wanted = STEPS.indexOf(goal.reached);
  if (goal.skills.some((skill) => (climbed.get(skill) ?? -1) >= wanted)) return 'reached';
  if (wayFor(goal, resident, year) === 'show') return 'left';
  const helps = doors.helpsByResident.get(resident.id) ?? [];
  const isHelped = helps.some(({ skill, on }) => on <= asOf && goal.skills.includes(skill));
  return isHelped ? 'helped' : 'left';
}

/** The young are told how, for the elderly it is done. */
function wayFor(goal: Goal, { birthYear }: Pick<Resident, 'birthYear'>, year: number): Way {
  if ('measure' in goal || goal.doneFrom === undefined || birthYear === undefined) return 'show';
  return year - birthYear >= goal.doneFrom ? 'do' : 'show';
}

/** The doors behind which somebody is left, in the order of the register, with those people. */
export function doorsLeftOf(goal: Goal, day: VillageDay, reach: Reach): readonly DoorLeft[] {
  const { year } = dateOfDay(day.asOf);
  const met = new Set(reach.met);
  const left = new Set(reach.of.filter((id) => !met.has(id)));
  return day.households.flatMap(({ id: household }): DoorLeft[] => {
    const isLeft = left.has(household);
    const ages = 'measure' in goal ? undefined : goal.ages;
    const people = (day.byHousehold.get(household) ?? [])
      .filter((resident) =>
        reach.counts === 'resident' ? left.has(resident.id) : isOfAge(resident, ages, year),
      )
      .map((resident) => ({ resident: resident.id, way: wayFor(goal, resident, year) }));
    if (reach.counts === 'resident') return people.length === 0 ? [] : [{ household, people }];
    // Of a household anybody will do, and a figure of households asks for nobody by name.
    return isLeft ? [{ household, people: 'measure' in goal ? [] : people }] : [];
  });
}

/** What the register alone answers: it does not tell since when, so that nothing can be said of a pace. */
const UNDATED: ReadonlySet<string> = new Set(HOMES_MEASURES.map(({ id }) => id));

/** A week of a campaign. */
const DAYS = 7;
/** So many weeks tell of a pace. */
export const PACE_WEEKS = 4;

/**
 * How many of those who count today had reached it by the end of each of the last weeks, oldest first and
 * today last; only of whole weeks since the campaign began, which is the pace of the campaign and of nothing
 * before it. Who moved in or away meanwhile is no part of a pace.
 */
export function paceOf(
  { goal, from }: Pick<Campaign, 'goal' | 'from'>,
  chapters: readonly VillageStates[],
  asOf: number,
): readonly number[] | undefined {
  if ('measure' in goal && UNDATED.has(goal.measure)) return undefined;
  const weeks = Math.min(PACE_WEEKS, Math.floor((asOf - from + 1) / DAYS));
  const ends = Array.from({ length: weeks + 1 }, (_, back) => asOf - (weeks - back) * DAYS);
  const totals = ends.map(() => 0);
  for (const states of chapters) {
    const today = reachOf(goal, villageDay(states, asOf));
    if (today === undefined) return undefined;
    const counted = new Set(today.of);
    for (const [index, end] of ends.entries()) {
      const reach = end === asOf ? today : reachOf(goal, villageDay(states, end));
      const met = reach?.met.filter((id) => counted.has(id)).length ?? 0;
      totals[index] = (totals[index] ?? 0) + met;
    }
  }
  return totals;
}

/**
 * Whether a campaign of a commune's book is for a village: it is named, or one that merged into it is; and
 * without names, every village that lay in the commune when the campaign was written.
 */
export function isFor(
  places: PlacesState,
  commune: Id,
  { villages, on }: Pick<Campaign, 'villages' | 'on'>,
  village: Id,
  day: number,
): boolean {
  const lineage = lineageOf(places, village, day);
  if (villages !== undefined) return lineage.some((each) => villages.includes(each));
  return lineage.some((each) => ancestorsOf(places, each, on).includes(commune));
}

/** What may be told to everybody of how far a campaign has come. */
export type Told =
  | { readonly code: 'numbers'; readonly met: number; readonly of: number }
  | { readonly code: 'reached' | 'nearly' | 'begun' };

/**
 * Where so few have reached it, or so few have not, that neighbours could tell who, no number is told: only
 * that it has begun, or is nearly done.
 */
export function toldOf(met: number, of: number, needed: number): Told {
  if (met < CELL_MIN && met < needed) return { code: 'begun' };
  if (met >= CELL_MIN && of - met >= CELL_MIN) return { code: 'numbers', met, of };
  return { code: met >= needed ? 'reached' : 'nearly' };
}
