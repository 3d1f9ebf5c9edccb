import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AddressReply, SignInReply } from '#protocol/sign-in.ts';
import { machineRandom } from '#server/crypto.ts';
import { LIMITS } from '#server/http/gate.ts';
import { hashOf } from '#server/sign-in/desk.ts';
import { createOtherIssuer } from '#server/sign-in/other-issuer.ts';
import {
  CLIENT,
  type Issuer,
  openIssuer,
  walkThrough,
  wordForAnother,
} from '#test/support/issuer.ts';
import { createSteps } from '#test/support/sign-in-steps.ts';
import { openTestHome, type TestHome } from '#test/support/test-home.ts';
import type { TestPhone } from '#test/support/test-phone.ts';

const BACK = 'http://localhost/api/sign-in/other/back';
const TAB = 'T'.repeat(43);
const NAME = 'Định danh tỉnh';

let issuer: Issuer;
let the: TestHome;
let steps: ReturnType<typeof createSteps>;
let officer: TestPhone;

const otherAt = (url: string, clientSecret = CLIENT.secret) =>
  createOtherIssuer({ issuer: url, clientId: CLIENT.id, clientSecret, name: NAME });
const openWith = (url: string, clientSecret?: string): Promise<TestHome> =>
  openTestHome({
    limits: LIMITS,
    signIn: { secret: machineRandom(32), other: otherAt(url, clientSecret) },
  });

beforeAll(async () => {
  issuer = await openIssuer(BACK);
});
afterAll(() => issuer.close());
beforeEach(async () => {
  the = await openWith(issuer.url);
  steps = createSteps(the);
  officer = await the.enrol('officer', the.commune);
});
afterEach(async () => {
  issuer.lie(undefined);
  await the.close();
});

const told = (kind: string): boolean => the.log.some((line) => line.includes(` refused ${kind} `));
const BEGIN = { keep: 'today', tab: hashOf(TAB) };

async function addressToSignIn(): Promise<string> {
  const { reply } = await steps.post<AddressReply>('/other/begin', BEGIN);
  return reply.url;
}

/** Where the home sends a browser on to that has come back. */
async function goOn(came: string): Promise<string> {
  const { pathname, search } = new URL(came);
  const answer = await the.app.request(pathname + search);
  expect(answer.status).toBe(303);
  return answer.headers.get('location') ?? '';
}
const codeIn = (place: string): string => /code=([\w-]+)$/u.exec(place)?.[1] ?? '';
const take = (code: string, tab = TAB) => steps.post<SignInReply>('/other', { code, tab });

async function link(phone: TestPhone, login: string) {
  const { reply } = await steps.own<AddressReply>(phone, '/other/begin', BEGIN);
  const place = await goOn(await walkThrough(reply.url, login));
  expect(place).toMatch(/^http:\/\/localhost\/#\/account\?code=/u);
  return steps.own(phone, '/other', { code: codeIn(place), tab: TAB });
}

async function signIn(login: string) {
  const place = await goOn(await walkThrough(await addressToSignIn(), login));
  return take(codeIn(place));
}

describe('signing in by the word of another issuer', () => {
  it('is for who was linked once by themselves', async () => {
    expect((await steps.account(officer)).reply.ways).toEqual({ passkey: true, other: NAME });
    // Whatever the account is called there, nobody is taken for somebody.
    expect(await signIn('nguoi-an')).toMatchObject({
      status: 403,
      reply: { code: 'account-unlinked' },
    });
    expect((await link(officer, 'nguoi-an')).status).toBe(200);
    const signed = await signIn('nguoi-an');
    expect(signed).toMatchObject({ status: 200 });
    const browser = await the.enrolWith(signed.reply.card);
    expect(the.log).toContainEqual(
      expect.stringMatching(`Z signed in by oidc as stream ${browser.stream}$`),
    );
    expect((await steps.account(browser)).reply.others).toMatchObject([{ issuer: issuer.url }]);
    expect((await signIn('nguoi-khac')).status).toBe(403);
    const other = await the.enrol('officer', the.commune);
    expect(await link(other, 'nguoi-an')).toMatchObject({ status: 409 });
    await steps.own(officer, '/remove', { way: 'oidc', id: issuer.url });
    expect((await signIn('nguoi-an')).status).toBe(403);
  });

  it('asks with PKCE, a state and a nonce, and for nothing but who it is', async () => {
    const { searchParams } = new URL(await addressToSignIn());
    expect(Object.fromEntries(searchParams)).toMatchObject({
      response_type: 'code',
      scope: 'openid',
      redirect_uri: BACK,
      client_id: CLIENT.id,
      code_challenge_method: 'S256',
    });
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(searchParams.get(name)?.length).toBeGreaterThan(20);
    }
  });

  it('refuses a state it did not give, one of another sign-in, and one that came before', async () => {
    await link(officer, 'an');
    const came = new URL(await walkThrough(await addressToSignIn(), 'an'));
    const at = (state: string): string => {
      const url = new URL(came);
      url.searchParams.set('state', state);
      return url.href;
    };
    const over = 'http://localhost/#/sign-in?problem=challenge-unknown';
    expect(await goOn(at('forged'))).toBe(over);
    expect(told('state unknown')).toBe(true);
    const { searchParams } = new URL(await addressToSignIn());
    const failed = 'http://localhost/#/sign-in?problem=account-failed';
    // The verifier of the other sign-in does not fit, so that the issuer keeps its word to itself.
    expect(await goOn(at(searchParams.get('state') ?? ''))).toBe(failed);
    const again = new URL(await walkThrough(await addressToSignIn(), 'an'));
    expect(await goOn(again.href)).toMatch(/#\/sign-in\?code=/u);
    expect(await goOn(again.href)).toBe(failed);
    expect(told('account-failed')).toBe(true);
    the.clock.at += 301;
    expect(await goOn(again.href)).toBe(over);
  });

  it('gives its code to the tab that began, once', async () => {
    await link(officer, 'an');
    const code = codeIn(await goOn(await walkThrough(await addressToSignIn(), 'an')));
    const over = { status: 401, reply: { code: 'challenge-unknown' } };
    expect(await take(code, 'X'.repeat(43))).toMatchObject(over);
    expect(told('code in another tab')).toBe(true);
    expect(await take(code)).toMatchObject({ status: 200 });
    expect(await take(code)).toMatchObject(over);
    expect(told('code replayed')).toBe(true);
    const { reply } = await steps.own<AddressReply>(officer, '/other/begin', BEGIN);
    const ofLink = codeIn(await goOn(await walkThrough(reply.url, 'binh')));
    expect(await take(ofLink)).toMatchObject(over);
    const other = await the.enrol('officer', the.commune);
    const body = { code: ofLink, tab: TAB };
    expect((await steps.own(other, '/other', body)).status).toBe(401);
  });
});

describe('a word that is not the issuer’s for this sign-in', () => {
  const withClaims = (word: string, change: object): string => {
    const [head, claims = '', signature] = word.split('.');
    const said: unknown = JSON.parse(Buffer.from(claims, 'base64url').toString());
    const forged = Buffer.from(JSON.stringify({ ...new Object(said), ...change }));
    return [head, forged.toString('base64url'), signature].join('.');
  };

  it.each<[string, (word: string) => string]>([
    ['another person under the signature of the first', (word) => withClaims(word, { sub: 'b' })],
    ['another nonce', (word) => withClaims(word, { nonce: 'khac' })],
    ['no signature', (word) => `${word.split('.').slice(0, 2).join('.')}.`],
    [
      'a head that wants no signature',
      (word) => `${Buffer.from('{"alg":"none"}').toString('base64url')}.${word.split('.')[1]}.`,
    ],
  ])('%s is not taken', async (_, forge) => {
    await link(officer, 'an');
    issuer.lie((answer) => (answer.id_token = forge(answer.id_token)));
    const place = await goOn(await walkThrough(await addressToSignIn(), 'an'));
    expect(place).toBe('http://localhost/#/sign-in?problem=account-failed');
    expect(told('account-failed')).toBe(true);
    issuer.lie(undefined);
    expect((await signIn('an')).status).toBe(200);
  });

  it('for another client, or of another sign-in, is not taken', async () => {
    await link(officer, 'an');
    const failed = 'http://localhost/#/sign-in?problem=account-failed';
    const word = await wordForAnother(issuer.url, BACK, 'an');
    issuer.lie((answer) => (answer.id_token = word));
    expect(await goOn(await walkThrough(await addressToSignIn(), 'an'))).toBe(failed);
    let first = '';
    issuer.lie((answer) => (first = answer.id_token));
    await goOn(await walkThrough(await addressToSignIn(), 'an'));
    // Signed by the issuer for this home, and of the sign-in before: its nonce is another.
    issuer.lie((answer) => (answer.id_token = first));
    expect(first).not.toBe('');
    expect(await goOn(await walkThrough(await addressToSignIn(), 'an'))).toBe(failed);
  });

  it('is none when the person does not agree', async () => {
    const state = new URL(await addressToSignIn()).searchParams.get('state') ?? '';
    const said = new URLSearchParams({ error: 'access_denied', state, iss: issuer.url });
    const place = await goOn(`${BACK}?${said.toString()}`);
    expect(place).toBe('http://localhost/#/sign-in?problem=account-failed');
  });

  it('is none while this home is a stranger to the issuer, or the issuer is away', async () => {
    await the.close();
    the = await openWith(issuer.url, 'sai-bi-mat');
    steps = createSteps(the);
    const place = await goOn(await walkThrough(await addressToSignIn(), 'an'));
    expect(place).toBe('http://localhost/#/sign-in?problem=account-failed');
    await the.close();
    the = await openWith('http://127.0.0.1:9');
    steps = createSteps(the);
    const away = await steps.post('/other/begin', BEGIN);
    expect(away).toMatchObject({ status: 503, reply: { code: 'account-away' } });
  });
});
