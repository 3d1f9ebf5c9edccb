import type { Measured } from '#book/activity.ts';
import { DOORS_MEASURES } from '#domain/doors/measures.ts';
import { HOMES_MEASURES } from '#domain/homes/measures.ts';
import { villageDay, type VillageMeasure, type VillageStates } from '#domain/village.ts';

/** Every figure of a village, with its drill-down. */
export const MEASURES = [...HOMES_MEASURES, ...DOORS_MEASURES] as const;
export type MeasureName = (typeof MEASURES)[number]['id'];

export const findMeasure = (id: string): VillageMeasure<MeasureName> | undefined =>
  MEASURES.find((measure) => measure.id === id);

/** Every figure of a village at the end of a civil day, in the order of `MEASURES`. */
export function measureAll(
  states: VillageStates,
  asOf: number,
): ReadonlyMap<MeasureName, Measured> {
  const day = villageDay(states, asOf);
  return new Map(MEASURES.map((measure) => [measure.id, measure.over(day)]));
}

/** Figures of the team's own work and of skills: nothing of what somebody owns or is signed up for. */
const OPEN_MEASURES: ReadonlySet<MeasureName> = new Set<MeasureName>([
  'resident-adult',
  'household-met',
  'adult-told',
  'household-proficient',
  'household-basic-public-services',
  'household-basic-shopping',
  'household-basic-payment',
  'household-basic-safety',
  'household-basic-local',
]);

/** Whether small numbers of a figure are published nowhere: of every figure, unless it is said to be open. */
export const isSensitive = (measure: MeasureName): boolean => !OPEN_MEASURES.has(measure);
