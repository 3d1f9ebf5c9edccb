import type { Role } from '#book/activity.ts';
import type { Id } from '#kernel/id.ts';
import { asReaching } from '#domain/actor.ts';
import { IN_CHARGE } from '#domain/judge.ts';
import { emptyPlaces } from '#domain/places/state.ts';
import type { Device } from '#device/device.ts';
import { holdsToday } from './roles.ts';

type Where = { readonly device: Device; readonly place: Id };

/** Roles this person holds today in a place: who leads one village may be a member of the next. */
export function rolesIn({ device, place }: Where): readonly Role[] {
  const places = device.places()?.state ?? emptyPlaces();
  const { on } = device.now();
  return (device.me()?.grants ?? [])
    .filter((grant) => holdsToday(grant, on))
    .flatMap((grant) => asReaching(places, grant, { place }))
    .map(({ role }) => role);
}

/** Whether this person divides doors, gives work and thanks there. */
export const isLeading = (where: Where): boolean =>
  rolesIn(where).some((role) => role === 'leader' || role === 'head');

/** Whether this person decides on held facts and answers questions there. */
export const isInChargeOf = (where: Where): boolean =>
  rolesIn(where).some((role) => IN_CHARGE.includes(role));
