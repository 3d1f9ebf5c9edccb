import type { Id } from '#kernel/id.ts';
import { type SkillLadder, taught } from '#domain/ladder.ts';
import { BROUGHT_LADDER, ladderOf } from '#domain/learning/ladder.ts';
import { ancestorsOf, levelOf, lineageOf } from '#domain/places/state.ts';
import type { Device } from '#device/device.ts';

/** The communes, the present one first, in whose books stands what is taught in a place. */
export function learningPlaces(device: Device, place: Id): readonly Id[] {
  const places = device.places()?.state;
  if (places === undefined) return [];
  const { on } = device.now();
  const commune = ancestorsOf(places, place, on).find((id) => {
    const around = places.places.get(id);
    const kind = around?.names.at(-1)?.kind;
    const isOver = around?.ended !== undefined && around.ended.from <= on;
    return kind !== undefined && !isOver && levelOf(kind) === 'commune';
  });
  return commune === undefined ? [] : lineageOf(places, commune, on);
}

/** What is taught in a village, or in a commune, as far as this phone holds its book. */
export function ladderFor(device: Device, place: Id): SkillLadder {
  const states = learningPlaces(device, place).flatMap(
    (commune) => device.findView('learning', commune)?.state ?? [],
  );
  return states.length === 0 ? BROUGHT_LADDER : ladderOf(states);
}

export const taughtIn = (ladder: SkillLadder): readonly string[] =>
  ladder.skills.flatMap(({ skill, isRetired }) => (isRetired ? [] : [skill]));

/** What is taught today, and what somebody has begun that is taught no more. */
export const shownSkills = (
  ladder: SkillLadder,
  which: 'basic' | 'other',
  hasBegun: (skill: string) => boolean,
): readonly string[] => [
  ...taught(ladder, which),
  ...(which === 'basic'
    ? []
    : ladder.skills.flatMap(({ skill, isRetired }) =>
        isRetired && hasBegun(skill) ? [skill] : [],
      )),
];
