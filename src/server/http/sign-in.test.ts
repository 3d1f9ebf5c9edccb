import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PeopleState } from '#domain/people/state.ts';
import type { SignInReply } from '#protocol/sign-in.ts';
import { LIMITS } from '#server/http/gate.ts';
import { createAuthenticator } from '#test/support/authenticator.ts';
import { codeOf, createSteps, PASSWORD } from '#test/support/sign-in-steps.ts';
import { openTestHome, type TestHome } from '#test/support/test-home.ts';
import type { TestPhone } from '#test/support/test-phone.ts';

let the: TestHome;
let steps: ReturnType<typeof createSteps>;
let officer: TestPhone;
beforeEach(async () => {
  the = await openTestHome({ limits: LIMITS });
  steps = createSteps(the);
  officer = await the.enrol('officer', the.commune);
});
afterEach(() => the.close());

const NAME = 'an.nguyen';
const personOf = (phone: TestPhone) => the.home.directory.findStream(phone.stream)?.person;
/** A line of the log, which tells of the first of a kind at once. */
const told = (kind: string): boolean => the.log.some((line) => line.includes(` refused ${kind} `));
const streamOf = async (phone: TestPhone) =>
  ((await the.home.warm.get(the.people)).state as PeopleState).streams.get(phone.stream); // a people book

describe('signing in by password and code', () => {
  it('makes this browser a stream of that person, with an end', async () => {
    const { secret } = await steps.setPassword(officer, NAME);
    the.clock.at += 60;
    const signed = await steps.byPassword('AN.Nguyen', codeOf(secret, the.clock.at));
    expect(signed).toMatchObject({ status: 200, reply: { person: personOf(officer) } });
    const browser = await the.enrolWith(signed.reply.card);
    expect(await streamOf(browser)).toMatchObject({
      person: personOf(officer),
      way: 'password',
      endsAt: the.clock.at + 12 * 3_600,
    });
    expect(the.log).toContainEqual(
      expect.stringMatching(`Z signed in by password as stream ${browser.stream}$`),
    );
    expect((await browser.pull()).status).toBe(200);
    the.clock.at += 12 * 3_600;
    expect(await browser.pull()).toMatchObject({ status: 401, reply: { code: 'stream-ended' } });
    expect(told('stream-ended')).toBe(true);
    expect((await officer.pull()).status).toBe(200);
  });

  it('answers the same to whatever is wrong, and tells the log what it was', async () => {
    const { secret, recovery } = await steps.setPassword(officer, NAME);
    the.clock.at += 60;
    const right = codeOf(secret, the.clock.at);
    const wrong = right === '000000' ? '000001' : '000000';
    const answers = [
      await steps.byPassword('nobody', right),
      await steps.byPassword(NAME, right, `${PASSWORD}!`),
      await steps.byPassword(NAME, wrong),
      await steps.byPassword(NAME, codeOf(secret, the.clock.at - 90)),
      await steps.byPassword(NAME, 'aaaaa-bbbbb-ccccc-ddddd'),
    ];
    const [first] = answers;
    expect(first).toMatchObject({ status: 401, reply: { code: 'sign-in-wrong' } });
    for (const answer of answers) expect(answer).toEqual(first);
    const kinds = ['login name unknown', 'password wrong', 'code wrong', 'recovery code wrong'];
    expect(kinds.filter((kind) => !told(kind))).toEqual([]);
    const secrets = [NAME, PASSWORD, right, secret, ...(recovery ?? [])];
    expect(the.log.filter((line) => secrets.some((each) => line.includes(each)))).toEqual([]);
  });

  it('takes a code once, and not one of before', async () => {
    const { secret } = await steps.setPassword(officer, NAME);
    // The code of the set-up itself was taken by it.
    expect((await steps.byPassword(NAME, codeOf(secret, the.clock.at))).status).toBe(401);
    the.clock.at += 60;
    const code = codeOf(secret, the.clock.at + 30);
    expect((await steps.byPassword(NAME, code)).status).toBe(200);
    const again = await steps.byPassword(NAME, code);
    expect(again).toMatchObject({ status: 401, reply: { code: 'sign-in-wrong' } });
    expect((await steps.byPassword(NAME, codeOf(secret, the.clock.at))).status).toBe(401);
    expect(told('code replayed')).toBe(true);
  });

  it('takes a recovery code once', async () => {
    const { recovery } = await steps.setPassword(officer, NAME);
    expect(new Set(recovery).size).toBe(10);
    // Five bits a letter, 112 bits at the least: one round of SHA-256 hides no fewer.
    expect(recovery.filter((each) => /^(?:[a-z2-7]{5}-){4}[a-z2-7]{5}$/u.test(each))).toEqual(
      recovery,
    );
    const [code = ''] = recovery;
    expect((await steps.byPassword(NAME, code.replaceAll('-', ''))).status).toBe(200);
    expect((await steps.byPassword(NAME, code)).status).toBe(401);
    expect((await steps.account(officer)).reply.login).toMatchObject({ name: NAME, recovery: 9 });
  });

  it('locks a name after some wrong tries, whether or not anybody has it', async () => {
    const { secret } = await steps.setPassword(officer, NAME);
    for (const name of [NAME, 'nobody']) {
      for (let tries = 0; tries < 5; tries += 1) {
        expect((await steps.byPassword(name, '000000', 'không phải')).status).toBe(401);
      }
      the.clock.at += 30;
      const locked = await steps.byPassword(name, codeOf(secret, the.clock.at));
      expect(locked).toMatchObject({ status: 429, reply: { code: 'too-many-requests' } });
    }
    expect(told('login name locked')).toBe(true);
    // Their phones and passkeys are not locked with it.
    expect((await officer.pull()).status).toBe(200);
  });

  it('lets nobody in who works in no office any more', async () => {
    const person = personOf(officer) ?? '';
    const { secret } = await steps.setPassword(officer, NAME);
    const { grants } = (await the.home.warm.get(the.people)).state as PeopleState; // a people book
    const grant = [...grants.values()].find((each) => each.person === person)?.id ?? '';
    await the.home.recorder.record(the.people, [
      { type: 'grant.ended@1', on: the.today, body: { grant, until: the.today - 1 } },
    ]);
    the.clock.at += 60;
    const answer = await steps.byPassword(NAME, codeOf(secret, the.clock.at));
    expect(answer).toMatchObject({ status: 401, reply: { code: 'sign-in-wrong' } });
    expect(told('sign-in without office')).toBe(true);
  });
});

describe('signing in by passkey', () => {
  const addPasskey = async (phone = officer) => {
    const key = createAuthenticator();
    const made = key.make(await steps.setUpOptions(phone));
    expect((await steps.own(phone, '/passkey', made)).status).toBe(200);
    return key;
  };
  const signIn = (body: unknown) => steps.post<SignInReply>('/passkey', body);

  it('needs no name, and says who it is', async () => {
    const key = await addPasskey();
    const options = await steps.optionsOf();
    expect(options['allowCredentials'] ?? []).toEqual([]);
    const signed = await signIn(key.answer(options));
    expect(signed).toMatchObject({ status: 200, reply: { person: personOf(officer) } });
    const browser = await the.enrolWith(signed.reply.card);
    expect(await streamOf(browser)).toMatchObject({ way: 'passkey' });
    const { reply } = await steps.account(browser);
    expect(reply.passkeys).toMatchObject([{ id: key.id, label: 'Máy thử', usedAt: the.clock.at }]);
  });

  it('refuses a challenge of before, of later, of another kind, and none of its own', async () => {
    const key = await addPasskey();
    const options = await steps.optionsOf();
    const body = key.answer(options);
    const over = { status: 401, reply: { code: 'challenge-unknown' } };
    expect((await signIn(body)).status).toBe(200);
    // Byte for byte the same is caught by the counter, a fresh signature over it by the challenge.
    expect((await signIn(body)).status).toBe(401);
    expect(await signIn(key.answer(options))).toMatchObject(over);
    expect(told('challenge replayed')).toBe(true);
    const late = await steps.optionsOf();
    the.clock.at += 301;
    expect(await signIn(key.answer(late))).toMatchObject(over);
    expect(await signIn(key.answer(await steps.setUpOptions(officer)))).toMatchObject(over);
    expect(await signIn(key.answer({ challenge: 'AAAAAAAAAAAAAAAAAAAAAA' }))).toMatchObject(over);
    expect(told('challenge-unknown')).toBe(true);
  });

  it('refuses what was signed for another origin, or without its owner', async () => {
    const key = await addPasskey();
    const wrong = { status: 401, reply: { code: 'passkey-wrong' } };
    const at = async (where: Parameters<typeof key.answer>[1]) =>
      signIn(key.answer(await steps.optionsOf(), where));
    expect(await at({ origin: 'https://so-vidu.vn' })).toMatchObject(wrong);
    expect(told('passkey of another origin')).toBe(true);
    expect(await at({ host: 'so-vidu.vn' })).toMatchObject(wrong);
    expect(await at({ flags: 0x01 })).toMatchObject(wrong);
    const body = key.answer(await steps.optionsOf());
    const [other, response] = [createAuthenticator(), body.credential.response];
    const { signature } = other.answer(await steps.optionsOf()).credential.response;
    const forged = { ...body.credential, response: { ...response, signature } };
    expect(await signIn({ ...body, credential: forged })).toMatchObject(wrong);
    expect(told('passkey signature wrong')).toBe(true);
    expect(await signIn(other.answer(await steps.optionsOf()))).toMatchObject(wrong);
    expect(told('passkey unknown')).toBe(true);
    expect(await at({})).toMatchObject({ status: 200 });
  });

  it('refuses a copied authenticator, whose counter stands still or went back', async () => {
    const key = await addPasskey();
    const at = async (counter: number) => signIn(key.answer(await steps.optionsOf(), { counter }));
    expect((await at(9)).status).toBe(200);
    for (const counter of [9, 8, 0]) {
      expect(await at(counter)).toMatchObject({ status: 401, reply: { code: 'passkey-wrong' } });
    }
    expect(told('passkey copied')).toBe(true);
    expect((await at(10)).status).toBe(200);
  });

  it('takes one from authenticators that do not count', async () => {
    const key = createAuthenticator();
    const made = key.make(await steps.setUpOptions(officer), 'Điện thoại', { counter: 0 });
    expect((await steps.own(officer, '/passkey', made)).status).toBe(200);
    for (let times = 0; times < 2; times += 1) {
      const answered = key.answer(await steps.optionsOf(), { counter: 0 });
      expect((await signIn(answered)).status).toBe(200);
    }
  });

  it('is set up by its person alone, once, and taken away by them', async () => {
    const other = await the.enrol('officer', the.commune);
    const options = await steps.setUpOptions(officer);
    const key = createAuthenticator();
    const made = key.make(options);
    const over = { status: 401, reply: { code: 'challenge-unknown' } };
    expect(await steps.own(other, '/passkey', made)).toMatchObject(over);
    expect((await steps.own(officer, '/passkey', made)).status).toBe(200);
    expect(await steps.own(officer, '/passkey', made)).toMatchObject(over);
    const elsewhere = key.make(await steps.setUpOptions(officer), 'x', { origin: 'https://x.vn' });
    expect((await steps.own(officer, '/passkey', elsewhere)).status).toBe(401);
    const again = key.make(await steps.setUpOptions(other));
    expect(await steps.own(other, '/passkey', again)).toMatchObject({ status: 409 });
    const removal = { way: 'passkey', id: key.id };
    await steps.own(other, '/remove', removal);
    expect((await steps.account(officer)).reply.passkeys).toHaveLength(1);
    await steps.own(officer, '/remove', removal);
    for (const change of ['passkey', 'remove']) {
      const line = `changed ways of signing in (${change}) by stream ${officer.stream}`;
      expect(the.log.some((each) => each.endsWith(`Z ${line}`))).toBe(true);
    }
    expect((await steps.account(officer)).reply.passkeys).toEqual([]);
    expect((await signIn(key.answer(await steps.optionsOf()))).status).toBe(401);
  });
});

describe('who changes how they sign in', () => {
  it('works in an office: others have their cards', async () => {
    const leader = await the.enrol('leader', the.village);
    for (const path of ['/code', '/passkey/begin', '/other/begin']) {
      const body = path === '/other/begin' ? { keep: 'today', tab: 'A'.repeat(43) } : {};
      expect(await steps.own(leader, path, body)).toMatchObject({ reply: { code: 'not-yours' } });
    }
  });

  it('has just signed in, or holds the phone that a card made theirs', async () => {
    const { secret } = await steps.setPassword(officer, NAME);
    the.clock.at += 60;
    const signed = await steps.byPassword(NAME, codeOf(secret, the.clock.at));
    const browser = await the.enrolWith(signed.reply.card);
    the.clock.at += 15 * 60;
    expect((await steps.own(browser, '/code')).status).toBe(200);
    the.clock.at += 1;
    const stale = await steps.own(browser, '/code');
    expect(stale).toMatchObject({ status: 403, reply: { code: 'sign-in-again' } });
    expect((await steps.account(browser)).reply.mayChange).toBe(false);
    expect((await steps.own(officer, '/code')).status).toBe(200);
  });

  it('chooses a password that is hard to guess, and a name that is free', async () => {
    const other = await the.enrol('officer', the.commune);
    await steps.setPassword(other, NAME);
    const set = async (change: object) => {
      const { reply } = await steps.own<{ token: string; secret: string }>(officer, '/code');
      const { token, secret } = reply;
      const code = codeOf(secret, the.clock.at);
      const body = { name: 'binh.tran', password: PASSWORD, token, code, ...change };
      return steps.own(officer, '/password', body);
    };
    for (const password of ['ngắn quá', 'aaaaaaaaaaaaaaaa', 'binh.tran 2026 x']) {
      expect(await set({ password })).toMatchObject({ reply: { code: 'password-weak' } });
    }
    expect(await set({ name: NAME })).toMatchObject({ reply: { code: 'name-taken' } });
    expect(await set({ code: '000000' })).toMatchObject({ reply: { code: 'code-wrong' } });
    expect((await set({})).status).toBe(200);
    expect(await set({ token: 'A'.repeat(60) })).toMatchObject({ status: 401 });
  });
});

it('a card of a sign-in takes no card of an officer back, and is worth nothing after five minutes', async () => {
  const { secret } = await steps.setPassword(officer, NAME);
  const person = personOf(officer) ?? '';
  const card = await the.home.cards.issue({ person, people: the.people.id, singleUse: true });
  the.clock.at += 60;
  const signed = await steps.byPassword(NAME, codeOf(secret, the.clock.at));
  the.clock.at += 300;
  await expect(the.enrolWith(signed.reply.card)).rejects.toThrow('card-expired');
  await the.enrolWith(card);
});
