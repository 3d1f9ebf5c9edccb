import { createHash } from 'node:crypto';
import type { Bytes } from '#kernel/bytes.ts';
import { toBase64Url, utf8 } from '#kernel/bytes.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { Way } from '#domain/people/facts.ts';
import type { PeopleState } from '#domain/people/state.ts';
import type { ProblemCode } from '#protocol/problems.ts';
import type { Keep, SignInReply } from '#protocol/sign-in.ts';
import { machineRandom } from '#server/crypto.ts';
import type { Home } from '#server/home.ts';
import { createLanes, type Lanes } from '#server/http/lanes.ts';
import { type Problem, problem } from '#server/http/problem.ts';
import { isOffice } from '#server/me.ts';
import type { OtherIssuer } from '#server/sign-in/other-issuer.ts';
import { createSealing, type Sealing } from '#server/sign-in/sealing.ts';
import { createTokens, type Tokens } from '#server/sign-in/tokens.ts';
import type { Holder } from '#server/store/accounts.ts';

export type SignInSettings = {
  /** Of 32 bytes. */
  readonly secret: Bytes;
  /** Where the app is opened; absent: this machine alone, under the name the request gives it. */
  readonly origin?: string;
  readonly other?: OtherIssuer;
};

/** What the ways of signing in stand on. */
export type Desk = {
  readonly home: Home;
  readonly settings: SignInSettings;
  readonly sealing: Sealing;
  readonly tokens: Tokens;
  /** One password at a time: each takes 19 MB for a moment. */
  readonly inTurn: Lanes;
  /** Writes one line of the home's log; never given personal data. */
  readonly log: (line: string) => void;
};

/** What the browser is told, and what the log says of it besides: never what was typed. */
export type Refusal = { readonly problem: Problem; readonly told: string };
export type Outcome<Value> = Result<Value, Refusal>;

export const refuse = (
  code: ProblemCode,
  told: string = code,
  detail?: Problem['detail'],
): { readonly ok: false; readonly error: Refusal } => err({ problem: problem(code, detail), told });

const PASSWORDS_WAITING_MAX = 50;

export function createDesk(home: Home, settings: SignInSettings, log: Desk['log']): Desk {
  const sealing = createSealing(settings.secret, machineRandom);
  return {
    home,
    settings,
    sealing,
    tokens: createTokens(sealing, home.store.directories, { now: home.now, random: machineRandom }),
    inTurn: createLanes(PASSWORDS_WAITING_MAX),
    log,
  };
}

const CARD_LASTS_S = 300;
const LASTS_S: Readonly<Record<Keep, number>> = { today: 12 * 3_600, month: 30 * 86_400 };

/** A card for a person who has shown who they are and works in an office today. */
export async function letIn(
  { home }: Desk,
  { person, people }: Holder,
  way: Way,
  keep: Keep,
): Promise<Outcome<SignInReply>> {
  const state = await peopleOf(home, people);
  const today = dayOfSeconds(home.now());
  if (state === undefined || !isOffice(state, person, today)) {
    return refuse(WRONG[way], 'sign-in without office');
  }
  const card = await home.cards.issue({
    person,
    people,
    singleUse: true,
    expiresAt: home.now() + CARD_LASTS_S,
    way,
    lastsS: LASTS_S[keep],
  });
  return ok({ card, person });
}

/** What somebody is told who may not sign in, as if it were not they. */
const WRONG: Readonly<Record<Way, ProblemCode>> = {
  passkey: 'passkey-wrong',
  password: 'sign-in-wrong',
  oidc: 'account-unlinked',
};

async function peopleOf(home: Home, id: Holder['people']): Promise<PeopleState | undefined> {
  const book = await home.directory.meetBook(id);
  return book && ((await home.warm.get(book)).state as PeopleState); // a login names a people book
}

/** In base64url. */
export const hashOf = (text: string): string =>
  toBase64Url(new Uint8Array(createHash('sha256').update(utf8(text)).digest()));
