import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import * as v from 'valibot';
import { type Bytes, fromBase64Url, fromUtf8, utf8 } from '#kernel/bytes.ts';
import { ok } from '#kernel/result.ts';
import { IdText } from '#book/common.ts';
import type { OptionsReply, PasskeySetUp, PasskeySignIn, SignInReply } from '#protocol/sign-in.ts';
import { type Desk, letIn, type Outcome, refuse } from '#server/sign-in/desk.ts';
import type { Holder } from '#server/store/accounts.ts';

/** Where the app is open, as the authenticator binds a passkey to it. */
export type Site = { readonly origin: string; readonly host: string };

/** Ed25519, ECDSA P-256 and RSA, as browsers and phones have them. */
const ALGORITHMS = [-8, -7, -257];
const ASKED_MS = 120_000;

const SIGN_IN = { kind: 'passkey sign-in', says: v.object({}) };
const SET_UP = { kind: 'passkey set-up', says: v.object({ person: IdText, people: IdText }) };

/** No name is asked for: the passkey says whose it is, and nobody learns who has one. */
export async function beginPasskey({ tokens }: Desk, site: Site): Promise<OptionsReply> {
  const options = await generateAuthenticationOptions({
    rpID: site.host,
    challenge: tokens.make(SIGN_IN, {}),
    userVerification: 'required',
    timeout: ASKED_MS,
  });
  return { options: { ...options } };
}

export async function signInByPasskey(
  desk: Desk,
  site: Site,
  { credential, keep }: PasskeySignIn,
): Promise<Outcome<SignInReply>> {
  const { home, tokens } = desk;
  const client = readClient(credential.response.clientDataJSON);
  if (client === undefined) return refuse('passkey-wrong');
  if (client.origin !== site.origin) return refuse('passkey-wrong', 'passkey of another origin');
  if (tokens.read(SIGN_IN, client.challenge) === undefined) return refuse('challenge-unknown');
  const { directories } = home.store;
  const known = await directories.findPasskey(credential.id);
  if (known === undefined) return refuse('passkey-wrong', 'passkey unknown');
  const verified = await verifyAuthenticationResponse({
    response: { ...credential, rawId: credential.id, clientExtensionResults: {} },
    expectedChallenge: () => true, // read above, and spent below
    expectedOrigin: site.origin,
    expectedRPID: site.host,
    // Below nothing: of a counter that stands still or went back the home says so itself.
    credential: { id: known.id, publicKey: known.key, counter: -1 },
    requireUserVerification: true,
  }).catch(() => undefined);
  if (verified?.verified !== true) return refuse('passkey-wrong', 'passkey signature wrong');
  const { newCounter } = verified.authenticationInfo;
  const isCopied = (newCounter > 0 || known.counter > 0) && newCounter <= known.counter;
  if (isCopied) return refuse('passkey-wrong', 'passkey copied');
  const isFirst = await tokens.spend(client.challenge);
  if (!isFirst) return refuse('challenge-unknown', 'challenge replayed');
  if (!(await directories.usePasskey(known.id, known.counter, newCounter, home.now()))) {
    return refuse('passkey-wrong', 'passkey copied');
  }
  return letIn(desk, known, 'passkey', keep);
}

/** The authenticator asks its owner; it keeps names of its own, which the home does not see again. */
export async function beginPasskeySetUp(
  { home, tokens }: Desk,
  site: Site,
  holder: Holder,
  name: string,
): Promise<OptionsReply> {
  const own = await home.store.directories.listPasskeys(holder);
  const { person, people } = holder;
  const options = await generateRegistrationOptions({
    rpName: home.name,
    rpID: site.host,
    userName: name,
    userDisplayName: name,
    userID: utf8(`${people}.${person}`),
    challenge: tokens.make(SET_UP, { person, people }),
    timeout: ASKED_MS,
    attestationType: 'none',
    excludeCredentials: own.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: ALGORITHMS,
  });
  return { options: { ...options } };
}

export async function addPasskey(
  { home, tokens }: Desk,
  site: Site,
  { person, people }: Holder,
  { credential, label }: PasskeySetUp,
): Promise<Outcome<void>> {
  const client = readClient(credential.response.clientDataJSON);
  if (client === undefined) return refuse('passkey-wrong');
  if (client.origin !== site.origin) return refuse('passkey-wrong', 'passkey of another origin');
  const asked = tokens.read(SET_UP, client.challenge);
  if (asked?.person !== person || asked.people !== people) return refuse('challenge-unknown');
  const verified = await verifyRegistrationResponse({
    response: { ...credential, rawId: credential.id, clientExtensionResults: {} },
    expectedChallenge: () => true, // read above, and spent below
    expectedOrigin: site.origin,
    expectedRPID: site.host,
    supportedAlgorithmIDs: ALGORITHMS,
    requireUserVerification: true,
  }).catch(() => undefined);
  if (verified?.verified !== true) return refuse('passkey-wrong', 'passkey not proven');
  const isFirst = await tokens.spend(client.challenge);
  if (!isFirst) return refuse('challenge-unknown', 'challenge replayed');
  const { id, publicKey, counter } = verified.registrationInfo.credential;
  const isNew = await home.store.directories.putPasskey({
    id,
    person,
    people,
    key: publicKey,
    counter,
    label,
    since: home.now(),
  });
  return isNew ? ok(undefined) : refuse('name-taken', 'passkey known already');
}

const Client = v.object({ challenge: v.string(), origin: v.string() });

/** What the browser says that the authenticator was asked, and where; its signature comes after. */
function readClient(text: string): { challenge: Bytes; origin: string } | undefined {
  const bytes = fromBase64Url(text);
  const json = bytes.ok ? fromUtf8(bytes.value) : bytes;
  if (!json.ok) return undefined;
  try {
    const { challenge, origin } = v.parse(Client, JSON.parse(json.value));
    const asked = fromBase64Url(challenge);
    return asked.ok ? { challenge: asked.value, origin } : undefined;
  } catch {
    return undefined;
  }
}
