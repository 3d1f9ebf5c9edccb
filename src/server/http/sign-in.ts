import type { Context, Handler } from 'hono';
import type * as v from 'valibot';
import { utf8 } from '#kernel/bytes.ts';
import { err, ok } from '#kernel/result.ts';
import {
  Nothing,
  OtherBegin,
  OtherTaken,
  PasskeySetUp,
  PasskeySignIn,
  PasswordSetUp,
  PasswordSignIn,
  Removal,
  type WaysReply,
} from '#protocol/sign-in.ts';
import { parseJson, readBytes } from '#server/http/body.ts';
import { noteProblem, noteRefusal, problem, sendProblem } from '#server/http/problem.ts';
import { readSignedJson } from '#server/http/signed-json.ts';
import { findSigner } from '#server/http/signed.ts';
import { sendJson } from '#server/http/sync.ts';
import { meOf, openReader, type Reader } from '#server/me.ts';
import {
  findHindrance,
  offerCodeApp,
  removeWay,
  setPassword,
  showAccount,
} from '#server/sign-in/account.ts';
import type { Desk, Outcome } from '#server/sign-in/desk.ts';
import {
  addPasskey,
  beginPasskey,
  beginPasskeySetUp,
  signInByPasskey,
  type Site,
} from '#server/sign-in/passkeys.ts';
import {
  BACK,
  beginOther,
  comeBack,
  linkOther,
  signInByOther,
} from '#server/sign-in/sign-in-by-other.ts';
import { signInByPassword } from '#server/sign-in/sign-in-by-password.ts';

const BYTES_MAX = 16 * 1024;

type Route = readonly ['GET' | 'POST', string, Handler];
type Answer = Promise<Outcome<unknown>> | Outcome<unknown>;

/** Addresses at which officers sign in, and say how they will. */
export const signInRoutes = (desk: Desk): readonly Route[] => [
  ['GET', '/api/sign-in', (c) => sendJson(c, waysOf(desk, c))],
  unsigned(desk, '/passkey/begin', Nothing, (site) => atSite(site, (at) => beginPasskey(desk, at))),
  unsigned(desk, '/passkey', PasskeySignIn, (site, said) =>
    site === undefined ? NO_SITE : signInByPasskey(desk, site, said),
  ),
  unsigned(desk, '/password', PasswordSignIn, (_, said) => signInByPassword(desk, said)),
  unsigned(desk, '/other/begin', OtherBegin, (site, said) =>
    site === undefined ? NO_SITE : beginOther(desk, site.origin, said),
  ),
  ['GET', BACK, (c) => answerBack(c, desk)],
  unsigned(desk, '/other', OtherTaken, (_, said) => signInByOther(desk, said)),
  ['GET', '/api/account', (c) => answerAccount(c, desk)],
  own(desk, '/code', Nothing, ({ reader }) =>
    ok(offerCodeApp(desk, reader.line, meOf(reader).name)),
  ),
  own(desk, '/password', PasswordSetUp, ({ reader }, said) => setPassword(desk, reader.line, said)),
  own(desk, '/passkey/begin', Nothing, ({ reader, site }) =>
    atSite(site, (at) => beginPasskeySetUp(desk, at, reader.line, meOf(reader).name)),
  ),
  own(desk, '/passkey', PasskeySetUp, ({ reader, site }, said) =>
    site === undefined ? NO_SITE : addPasskey(desk, site, reader.line, said),
  ),
  own(desk, '/other/begin', OtherBegin, ({ reader, site }, said) =>
    site === undefined ? NO_SITE : beginOther(desk, site.origin, { ...said, link: reader.line }),
  ),
  own(desk, '/other', OtherTaken, ({ reader }, said) => linkOther(desk, reader.line, said)),
  own(desk, '/remove', Removal, async ({ reader }, said) =>
    ok(await removeWay(desk, reader.line, said)),
  ),
];

const NO_SITE = err({ problem: problem('not-found'), told: 'no address to bind a sign-in to' });

const atSite = async (
  site: Site | undefined,
  answer: (site: Site) => Promise<unknown>,
): Promise<Outcome<unknown>> => (site === undefined ? NO_SITE : ok(await answer(site)));

/** What anybody may ask. */
const unsigned = <Schema extends v.GenericSchema>(
  desk: Desk,
  path: string,
  schema: Schema,
  answer: (site: Site | undefined, said: v.InferOutput<Schema>) => Answer,
): Route => [
  'POST',
  `/api/sign-in${path}`,
  async (c) => {
    const bytes = await readBytes(c.req.raw, BYTES_MAX);
    if (!bytes.ok) return sendProblem(c, bytes.error);
    const said = parseJson(schema, bytes.value);
    return said.ok
      ? send(c, await answer(siteOf(desk, c), said.value))
      : sendProblem(c, said.error);
  },
];

/** What is told in the log; all others change nothing. */
const CHANGES: ReadonlySet<string> = new Set(['/password', '/passkey', '/other', '/remove']);

type Own = { readonly reader: Reader; readonly site: Site | undefined };

/** What an officer asks about their own ways, from a browser that may change them. */
const own = <Schema extends v.GenericSchema>(
  desk: Desk,
  path: string,
  schema: Schema,
  answer: (own: Own, said: v.InferOutput<Schema>) => Answer,
): Route => [
  'POST',
  `/api/account${path}`,
  async (c) => {
    const signed = await readSignedJson(c, desk.home, schema);
    if (!signed.ok) return sendProblem(c, signed.error);
    const reader = await openReader(desk.home, signed.value.line);
    const hindrance = findHindrance(desk, reader);
    if (hindrance !== undefined) return send(c, hindrance);
    const answered = await answer({ reader, site: siteOf(desk, c) }, signed.value.value);
    if (answered.ok && CHANGES.has(path)) {
      desk.log(`changed ways of signing in (${path.slice(1)}) by stream ${reader.line.stream}`);
    }
    return send(c, answered);
  },
];

async function answerAccount(c: Context, desk: Desk): Promise<Response> {
  const signer = await findSigner(desk.home, c.req.raw, utf8(''));
  if (!signer.ok) return sendProblem(c, signer.error);
  const reader = await openReader(desk.home, signer.value);
  return sendJson(c, await showAccount(desk, reader, waysOf(desk, c)));
}

/** A browser that another issuer sent back goes on to the app, whatever came of it. */
async function answerBack(c: Context, desk: Desk): Promise<Response> {
  const site = siteOf(desk, c);
  if (site === undefined) return send(c, NO_SITE);
  const went = await comeBack(desk, site.origin, new URL(c.req.url).search);
  if (!went.ok) {
    noteRefusal(c, went.error.told);
    noteProblem(c, went.error.problem.code);
  }
  const place = went.ok ? went.value : `sign-in?problem=${went.error.problem.code}`;
  c.header('cache-control', 'no-store');
  return c.redirect(`${site.origin}/#/${place}`, 303);
}

/** The log tells what the answer does not. */
function send(c: Context, said: Outcome<unknown>): Response | Promise<Response> {
  if (said.ok) return sendJson(c, said.value ?? {});
  if (said.error.told !== said.error.problem.code) noteRefusal(c, said.error.told);
  return sendProblem(c, said.error.problem);
}

function waysOf(desk: Desk, c: Context): WaysReply {
  const site = siteOf(desk, c);
  const { other } = desk.settings;
  return {
    // Passkeys are bound to a name, never to a bare address.
    passkey: site !== undefined && !/^[\d.]+$|:/u.test(site.host),
    ...(site && other && { other: other.name }),
  };
}

const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** Where the app is open: the address that is set, or this machine under the name it was asked by. */
function siteOf({ settings }: Desk, c: Context): Site | undefined {
  const url = new URL(settings.origin ?? c.req.url);
  const isKnown = settings.origin !== undefined || LOOPBACK.has(url.hostname);
  return isKnown ? { origin: url.origin, host: url.hostname } : undefined;
}
