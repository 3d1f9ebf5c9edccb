import type { Role } from '#book/activity.ts';
import type { Device } from '#device/device.ts';
import { IN_CHARGE } from '#domain/judge.ts';

/** Roles this person holds today, wherever. */
export function rolesOf(device: Device): readonly Role[] {
  const { on } = device.now();
  const grants = device.me()?.grants ?? [];
  return grants.filter((grant) => holdsToday(grant, on)).map((grant) => grant.role);
}

export const holdsToday = (
  { from, until }: { readonly from: number; readonly until?: number | undefined },
  on: number,
): boolean => from <= on && (until === undefined || on <= until);

/** Whether this person decides on held facts and answers questions, wherever. */
export const isInCharge = (device: Device): boolean =>
  rolesOf(device).some((role) => IN_CHARGE.includes(role));

/** Whoever looks over a commune asks the home instead of carrying its villages. */
export const looksOverCommune = (device: Device): boolean =>
  rolesOf(device).some((role) => role === 'officer' || role === 'admin');

/** Where a person's work begins: at the doors, or over the commune. */
export const firstPlace = (device: Device | undefined): 'commune' | 'doors' =>
  device !== undefined && looksOverCommune(device) && !worksInVillage(device) ? 'commune' : 'doors';

/** Whose work is in a village: a member, leader or head of one. */
export const worksInVillage = (device: Device): boolean =>
  rolesOf(device).some((role) => role === 'member' || role === 'leader' || role === 'head');
