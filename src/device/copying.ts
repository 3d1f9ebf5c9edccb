import type { Id } from '#kernel/id.ts';
import type { OpeningKeyMessage, PushPart } from '#protocol/messages.ts';
import type { Change } from '#device/local-store.ts';
import type { Phone } from '#device/phone.ts';
import type { Platform } from '#device/platform.ts';

/*
 * The way from saving and enrolling to second copies, whose code is fetched at the first use. Where it
 * cannot be fetched, or a copy not be made, work goes on: the next exchange makes what is missing.
 */

/** The copies of saves, as rows to be written with them. */
export async function copiesOf(
  platform: Platform,
  stream: Id,
  parts: readonly PushPart[],
): Promise<readonly Change[]> {
  try {
    const { copyChanges, readSealer } = await import('#device/copies.ts');
    const sealer = await readSealer(platform);
    if (sealer === undefined) return [];
    const made = parts.map((part) => copyChanges(platform, sealer, stream, part));
    return (await Promise.all(made)).flat();
  } catch {
    return [];
  }
}

export async function learnOpening(
  platform: Platform,
  homeKey: string,
  opening: OpeningKeyMessage | undefined,
): Promise<void> {
  if (opening === undefined) return;
  try {
    const { keepOpening } = await import('#device/copies.ts');
    await keepOpening(platform, homeKey, opening);
  } catch {
    // As said above.
  }
}

/** Looks whether a lost store has left copies behind; the phone is told when it has. */
export async function findOrphans(phone: Phone): Promise<void> {
  try {
    const { lookForOrphans } = await import('#device/orphans.ts');
    await lookForOrphans(phone);
  } catch {
    // As above.
  }
}
