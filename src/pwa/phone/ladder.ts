import type { Id } from '#kernel/id.ts';
import type { DoorsState } from '#domain/doors/state.ts';
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

/** What a person has begun, whether or not this phone knows what it is called. */
export const begunSkills = (doors: DoorsState, resident: Id, day: number): ReadonlySet<string> =>
  new Set(
    (doors.rungsByResident.get(resident) ?? []).flatMap(({ skill, reached, on }) =>
      reached !== undefined && on <= day ? [skill] : [],
    ),
  );

/** What is taught today, and what somebody has begun that is taught no more, or not known here yet. */
export const shownSkills = (
  ladder: SkillLadder,
  which: 'basic' | 'other',
  begun: ReadonlySet<string>,
): readonly string[] => {
  const now = taughtIn(ladder);
  const rest = which === 'basic' ? [] : [...begun].filter((skill) => !now.includes(skill));
  return [...taught(ladder, which), ...rest];
};
