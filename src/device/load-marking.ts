import { loadOnce } from '#device/load-once.ts';
import type { Marking } from '#device/marking.ts';
import type { Phone } from '#device/phone.ts';

/** Loads what keeps the mark, once, after the first screen; a failure is tried again with the next call. */
export const createMarkingLoader = (phone: () => Phone): (() => Promise<Marking>) =>
  loadOnce(() => load(phone()));

/** Compares the mark with the store before anything is noted. */
async function load(phone: Phone): Promise<Marking> {
  const { createMarking } = await import('#device/marking.ts');
  const { store, clock, mark } = phone.platform;
  const marking = createMarking({ store, clock, mark: await mark() });
  const { identity } = phone;
  // What cannot be counted now is counted at the next start.
  if (identity !== undefined) await marking.start(identity.stream).catch(() => undefined);
  phone.cleared = marking.cleared();
  if (phone.cleared !== undefined) phone.tell();
  return marking;
}

/** Notes how much was said; a mark that cannot be written now is written next time. */
export async function noteSaid(phone: Phone): Promise<void> {
  const { identity } = phone;
  if (identity === undefined) return;
  await (await phone.marking()).note(identity.stream);
}
