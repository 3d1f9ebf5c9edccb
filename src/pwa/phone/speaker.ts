import type { Id } from '#kernel/id.ts';
import type { Person, Stream } from '#domain/people/state.ts';
import type { Device } from '#device/device.ts';

/** The device behind a stream and whose it is, in whichever people book of this phone they stand. */
export function findSpeaker(
  device: Device,
  stream: Id,
): { readonly stream: Stream; readonly person: Person | undefined } | undefined {
  for (const { activity, place } of device.books()) {
    const people = activity === 'people' ? device.findView('people', place)?.state : undefined;
    const found = people?.streams.get(stream);
    if (found !== undefined) return { stream: found, person: people?.persons.get(found.person) };
  }
  return undefined;
}

export const speakerName = (device: Device, stream: Id): string | undefined =>
  findSpeaker(device, stream)?.person?.name;
