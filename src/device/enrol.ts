import * as v from 'valibot';
import { toBase64Url, utf8 } from '#kernel/bytes.ts';
import { newId } from '#kernel/id.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { enrolBytes } from '#book/signed.ts';
import { FOLD_PRINT } from '#protocol/fold-print.ts';
import type { EnrolRequest, Me } from '#protocol/messages.ts';
import { GivingEnrolReply } from '#protocol/snapshots.ts';
import { learnOpening } from '#device/copying.ts';
import type { EnrolProblem } from '#device/device.ts';
import type { HomeClient } from '#device/home-client.ts';
import type { Platform } from '#device/platform.ts';
import { IdentityRow, readRow, type SuccessorRow } from '#device/rows.ts';

const ENROL = '/api/enrol';

type Enrolment = {
  readonly identity: IdentityRow;
  readonly me: Me;
  /** What the home gave along with its answer. */
  readonly given?: unknown;
};

/**
 * Registers a stream with a card. The stream and its keys are kept before the card is spent, so that a
 * lost answer is asked for again under the same name. `isUnknown`: the home was restored from before it
 * knew this stream, which the same card makes known to it again.
 */
export async function enrolStream(
  platform: Platform,
  client: HomeClient,
  card: string,
  device: string | undefined,
  isUnknown: boolean,
): Promise<Result<Enrolment, EnrolProblem>> {
  const { store } = platform;
  const identity =
    (await readRow(store, IdentityRow, 'meta', 'identity')) ?? (await makeIdentity(platform));
  if (identity === undefined) return err({ code: 'store-failed' });
  const before = identity.enrolled;
  if (before !== undefined && !isUnknown) return err({ code: 'enrolled-already' });
  const path = isUnknown ? ENROL : `${ENROL}?print=${FOLD_PRINT}`;
  const reply = await showCard(platform, client, card, device, identity, path);
  if (!reply.ok) return reply;
  const { me, home, opening, given } = reply.value;
  if (before !== undefined && (before.home.key !== home.key || before.me.person !== me.person)) {
    return err({ code: 'enrolled-already' });
  }
  const enrolled: IdentityRow = { ...identity, enrolled: { me, home } };
  const written = await store.write([{ table: 'meta', key: 'identity', value: enrolled }], {
    strict: true,
  });
  if (!written.ok) return err({ code: written.error.code });
  await learnOpening(platform, home.key, opening);
  return ok({ identity: enrolled, me, given });
}

/** Shows a card to the home for a stream; may be repeated for the same one. */
export async function showCard(
  { crypto }: Platform,
  client: HomeClient,
  card: string,
  device: string | undefined,
  { stream, publicKey: key, privateKey }: SuccessorRow,
  path = ENROL,
): Promise<Result<GivingEnrolReply, EnrolProblem>> {
  const bytes = enrolBytes(stream, key, crypto.sha256(utf8(card)));
  const request: Omit<EnrolRequest, 'protocol'> = {
    card,
    stream,
    key,
    signature: toBase64Url(await crypto.sign(privateKey, bytes)),
    ...(device !== undefined && { device }),
  };
  const send = () =>
    client.send(path, {
      method: 'POST',
      body: utf8(JSON.stringify({ protocol: client.protocol(), ...request })),
    });
  const first = await send();
  const answer = !first.ok && first.error.code === 'home-older' ? await send() : first;
  if (!answer.ok) return err({ code: answer.error.code });
  const reply = v.safeParse(GivingEnrolReply, answer.value.value);
  return reply.success ? ok(reply.output) : err({ code: 'reply-malformed' });
}

/** Made once per phone store: of two tabs that start together, the second takes what the first made. */
async function makeIdentity({ crypto, store }: Platform): Promise<IdentityRow | undefined> {
  const value: IdentityRow = { stream: newId(crypto.random), ...(await crypto.makeKeyPair()) };
  const written = await store.write([{ table: 'meta', key: 'identity', value }], {
    strict: true,
    expect: [{ table: 'meta', key: 'identity', holds: (found) => found === undefined }],
  });
  return written.ok ? value : readRow(store, IdentityRow, 'meta', 'identity');
}
