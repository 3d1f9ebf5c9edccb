import type { Id } from '#kernel/id.ts';
import { ancestorsOf, lineageOf } from '#domain/places/state.ts';
import type { WorkState } from '#domain/work/state.ts';
import type { Village } from './village.ts';

/** What the commune of a village asks of it, over all the commune's chapters. */
export function worksOf({
  device,
  place,
  day,
}: Village): readonly { readonly commune: Id; readonly state: WorkState }[] {
  const places = device.places()?.state;
  if (places === undefined) return [];
  return ancestorsOf(places, place, day)
    .flatMap((around) => lineageOf(places, around, day))
    .flatMap((commune) => {
      const state = device.findView('work', commune)?.state;
      return state === undefined ? [] : [{ commune, state }];
    });
}
