import * as v from 'valibot';
import { fromBase64Url, toBase64Url } from '#kernel/bytes.ts';
import { ok } from '#kernel/result.ts';
import { IdText } from '#book/common.ts';
import { Keep, type OtherTaken, type SignInReply } from '#protocol/sign-in.ts';
import { type Desk, hashOf, letIn, type Outcome, refuse } from '#server/sign-in/desk.ts';
import type { Holder } from '#server/store/accounts.ts';

/*
 * The word of another issuer, by OpenID Connect. The browser carries three sealed words: `state` to the
 * issuer and back, then a code in the fragment of the app's address. The code is worth something only in the
 * tab that began, which keeps a secret whose hash is sealed into it: nobody can slip a sign-in of their own
 * into another's browser, and what a history or a log keeps opens nothing.
 */

const Link = v.object({ person: IdText, people: IdText });
const STATE = {
  kind: 'other state',
  says: v.object({
    tab: v.string(),
    keep: Keep,
    verifier: v.string(),
    nonce: v.string(),
    /** Who links an account; absent: somebody who signs in. */
    link: v.exactOptional(Link),
  }),
};
const CAME = {
  kind: 'other came',
  says: v.object({
    tab: v.string(),
    keep: Keep,
    issuer: v.string(),
    subject: v.string(),
    link: v.exactOptional(Link),
  }),
};

export const BACK = '/api/sign-in/other/back';

export async function beginOther(
  { tokens, settings }: Desk,
  origin: string,
  { tab, keep, link }: { readonly tab: string; readonly keep: Keep; readonly link?: Holder },
): Promise<Outcome<{ readonly url: string }>> {
  const { other } = settings;
  if (other === undefined) return refuse('not-found');
  const errand = other.newErrand();
  const holder = link && { person: link.person, people: link.people };
  const said = { tab, keep, ...errand, ...(holder && { link: holder }) };
  const state = toBase64Url(tokens.make(STATE, said));
  const url = await other.addressFor(origin + BACK, state, errand);
  return url === undefined ? refuse('account-away') : ok({ url });
}

/** Where the browser goes on to in the app, with a code or with what went wrong. */
export async function comeBack(
  desk: Desk,
  origin: string,
  search: string,
): Promise<Outcome<string>> {
  const { tokens, settings } = desk;
  const { other } = settings;
  if (other === undefined) return refuse('not-found');
  const state = new URLSearchParams(search).get('state') ?? '';
  const token = fromBase64Url(state);
  const said = token.ok ? tokens.read(STATE, token.value) : undefined;
  if (said === undefined || !token.ok) return refuse('challenge-unknown', 'state unknown');
  const { tab, keep, link, ...errand } = said;
  const who = await other.whoCame(new URL(origin + BACK + search), state, errand);
  if (!who.ok) return refuse(who.error);
  if (!(await tokens.spend(token.value))) return refuse('challenge-unknown', 'state replayed');
  const came = { tab, keep, issuer: other.issuer, subject: who.value, ...(link && { link }) };
  const code = toBase64Url(tokens.make(CAME, came));
  return ok(`${link === undefined ? 'sign-in' : 'account'}?code=${code}`);
}

type Came = v.InferOutput<(typeof CAME)['says']>;

async function takeCode({ tokens }: Desk, { code, tab }: OtherTaken): Promise<Outcome<Came>> {
  const token = fromBase64Url(code);
  const came = token.ok ? tokens.read(CAME, token.value) : undefined;
  if (came === undefined || !token.ok) return refuse('challenge-unknown');
  if (came.tab !== hashOf(tab)) return refuse('challenge-unknown', 'code in another tab');
  const isFirst = await tokens.spend(token.value);
  return isFirst ? ok(came) : refuse('challenge-unknown', 'code replayed');
}

export async function signInByOther(desk: Desk, taken: OtherTaken): Promise<Outcome<SignInReply>> {
  const came = await takeCode(desk, taken);
  if (!came.ok) return came;
  const { issuer, subject, keep, link } = came.value;
  if (link !== undefined) return refuse('challenge-unknown', 'code of a link');
  const known = await desk.home.store.directories.findSubject(issuer, subject);
  return known === undefined ? refuse('account-unlinked') : letIn(desk, known, 'oidc', keep);
}

/** Once, by the person themselves: never by an address of mail or a name that happens to be the same. */
export async function linkOther(
  desk: Desk,
  { person, people }: Holder,
  taken: OtherTaken,
): Promise<Outcome<void>> {
  const came = await takeCode(desk, taken);
  if (!came.ok) return came;
  const { issuer, subject, link } = came.value;
  if (link?.person !== person || link.people !== people) return refuse('challenge-unknown');
  const since = desk.home.now();
  const { directories } = desk.home.store;
  const isNew = await directories.putSubject({ issuer, subject, person, people, since });
  return isNew ? ok(undefined) : refuse('name-taken', 'account linked already');
}
