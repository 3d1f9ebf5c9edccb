import { type Acting, runningActings } from '#domain/doors/acting.ts';
import type { Id } from '#kernel/id.ts';
import type { Device } from '#device/device.ts';
import { findVillage, villagePlaces } from './village.ts';
import type { Village } from './village.ts';

export type OwnActing = { readonly village: Village; readonly acting: Acting };

/** What the person of this phone has begun for others in a village and still runs, the newest first. */
export function runningIn({ device, doors, people }: Village): readonly Acting[] {
  const me = device.me()?.person;
  const streams = people?.state.streams;
  return runningActings(
    doors.state,
    (stream) => me !== undefined && streams?.get(stream)?.person === me,
    device.now().at,
  );
}

/** The same in every village that this phone holds: worked out from facts and clock, kept nowhere else. */
export const ownActings = (device: Device): readonly OwnActing[] =>
  villagePlaces(device)
    .flatMap((place): readonly OwnActing[] => {
      const village = findVillage(device, place);
      return village === undefined
        ? []
        : runningIn(village).map((acting): OwnActing => ({ village, acting }));
    })
    .sort((left, right) => right.acting.at - left.acting.at);

/** The time of acting for a resident in which something is recorded now. */
export const actingFor = (village: Village, resident: Id): Id | undefined =>
  runningIn(village).find((acting) => acting.resident === resident)?.id;

/** Who acted, by name where the phone knows it. */
export const helperName = ({ people }: Village, stream: Id): string | undefined =>
  people?.state.persons.get(people.state.streams.get(stream)?.person ?? '')?.name;
