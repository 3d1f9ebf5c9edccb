import type { PublicVillage } from '#domain/places/publish.ts';
import type { DoorFace } from '#look/door.ts';

/** Above this many households the picture shows shares, not counts. */
const DOORS_MAX = 300;

const PANES = [
  'household-basic-public-services',
  'household-basic-shopping',
  'household-basic-payment',
  'household-basic-safety',
  'household-basic-local',
] as const;

/**
 * The village's doors from bright to dark, made of published counts alone: the first doors are lit as often
 * as a count says, so that none stands for a household. Nothing where a count is too small to be published.
 */
export function summaryDoors(village: PublicVillage): readonly DoorFace[] {
  const counts = new Map(village.figures.map(({ measure, numbers }) => [measure, numbers?.met]));
  const met = counts.get('household-met');
  const whole = counts.get('household-proficient');
  const panes = PANES.map((measure) => counts.get(measure));
  if (met === undefined || whole === undefined || panes.includes(undefined)) return [];
  const doors = Math.min(village.households, DOORS_MAX);
  const scaled = (count: number): number => Math.round((count * doors) / village.households);
  return Array.from({ length: doors }, (_, door): DoorFace => ({
    panes: panes.map((count) => door < scaled(count ?? 0)),
    met: door < scaled(met),
    whole: door < scaled(whole),
    teaches: false,
    away: 0,
  }));
}
