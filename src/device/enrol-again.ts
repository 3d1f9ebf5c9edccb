import { err, type Result } from '#kernel/result.ts';
import type { EnrolProblem } from '#device/device.ts';
import { showCard } from '#device/enrol.ts';
import type { HomeClient } from '#device/home-client.ts';
import type { Platform } from '#device/platform.ts';
import { IdentityRow, readRow } from '#device/rows.ts';
import { findSuccessor, switchFrom } from '#device/succeed.ts';

/**
 * A new card, or a new sign-in, for the person whose store this is: a fresh stream follows the one that has
 * ended, and says once more, under its own signature, what the home has not answered.
 */
export async function enrolAgain(
  platform: Platform,
  client: HomeClient,
  card: string,
  device: string | undefined,
): Promise<Result<IdentityRow, EnrolProblem>> {
  const { store } = platform;
  const identity = await readRow(store, IdentityRow, 'meta', 'identity');
  if (identity?.enrolled === undefined) return err({ code: 'not-enrolled' });
  const successor = await findSuccessor(platform);
  if (successor === undefined) return err({ code: 'store-failed' });
  const reply = await showCard(platform, client, card, device, successor);
  if (!reply.ok) return reply;
  const { me, home } = reply.value;
  const before = identity.enrolled;
  if (before.home.key !== home.key || before.me.person !== me.person) {
    // The stream that was made is another person's now, and of no use here.
    await store.write([{ table: 'meta', key: 'successor', gone: true }], { strict: true });
    return err({ code: 'card-of-another' });
  }
  const next = { ...identity, enrolled: { me, home } };
  const switched = await switchFrom(platform, next, successor);
  return switched.ok ? switched : err({ code: switched.error });
}
