import * as v from 'valibot';
import { type Bytes, utf8 } from '#kernel/bytes.ts';
import { err, ok, type Result } from '#kernel/result.ts';

import {
  AccountReply,
  AddressReply,
  CodeSecretReply,
  type Keep,
  type OtherTaken,
  OptionsReply,
  type PasskeySetUp,
  type PasskeySignIn,
  type PasswordSetUp,
  type PasswordSignIn,
  RecoveryReply,
  type Removal,
  SignInReply,
  WaysReply,
} from '#protocol/sign-in.ts';
import type { Device } from '#device/device.ts';
import type { Transport } from '#device/platform.ts';

/** The home's own code, or `offline`, `reply-malformed`. */
export type SignInProblem = {
  readonly code: string;
};
type Answer<Reply> = Promise<Result<Reply, SignInProblem>>;
/** Of a tab that goes to another issuer and comes back. */
export type OtherStart = { readonly keep: Keep; readonly tab: string };

const Problem = v.object({ code: v.string() });
const Done = v.object({});

type Send = (path: string, body: Bytes | undefined) => Answer<unknown>;

const asker =
  (send: Send, prefix: string) =>
  async <Schema extends v.GenericSchema>(
    schema: Schema,
    path: string,
    body?: object,
  ): Answer<v.InferOutput<Schema>> => {
    const answer = await send(`/api/${prefix}${path}`, body && utf8(JSON.stringify(body)));
    if (!answer.ok) return answer;
    const reply = v.safeParse(schema, answer.value);
    return reply.success ? ok(reply.output) : err({ code: 'reply-malformed' });
  };

export type AccountClient = ReturnType<typeof accountClient>;

/** Before there is a stream: nothing of it is signed. */
export function signInClient(transport: Transport) {
  const ask = asker((path, body) => sendTo(transport, path, body), 'sign-in');
  return {
    ways: () => ask(WaysReply, ''),
    beginPasskey: () => ask(OptionsReply, '/passkey/begin', {}),
    byPasskey: (said: PasskeySignIn) => ask(SignInReply, '/passkey', said),
    byPassword: (said: PasswordSignIn) => ask(SignInReply, '/password', said),
    beginOther: (start: OtherStart) => ask(AddressReply, '/other/begin', start),
    byOther: (taken: OtherTaken) => ask(SignInReply, '/other', taken),
  };
}

async function sendTo(
  transport: Transport,
  path: string,
  body: Bytes | undefined,
): Answer<unknown> {
  try {
    const headers = { 'content-type': 'application/json' };
    const answer = await transport(path, {
      method: body === undefined ? 'GET' : 'POST',
      headers,
      ...(body && { body }),
    });
    const value: unknown = await answer.json();
    if (answer.ok) return ok(value);
    const problem = v.safeParse(Problem, value);
    return err({ code: problem.success ? problem.output.code : 'home-failed' });
  } catch {
    return err({ code: 'offline' });
  }
}

/** How the person of a phone signs in elsewhere; signed by its stream. */
export function accountClient(device: Pick<Device, 'ask'>) {
  const ask = asker(
    (path, body) =>
      device.ask(path, body && { method: 'POST', body, contentType: 'application/json' }),
    'account',
  );
  return {
    show: () => ask(AccountReply, ''),
    offerCode: () => ask(CodeSecretReply, '/code', {}),
    setPassword: (said: PasswordSetUp) => ask(RecoveryReply, '/password', said),
    beginPasskey: () => ask(OptionsReply, '/passkey/begin', {}),
    addPasskey: (said: PasskeySetUp) => ask(Done, '/passkey', said),
    beginOther: (start: OtherStart) => ask(AddressReply, '/other/begin', start),
    linkOther: (taken: OtherTaken) => ask(Done, '/other', taken),
    remove: (said: Removal) => ask(Done, '/remove', said),
  };
}
