// Lies, repetitions and tricks, one by one: each is refused with its code, and told in one line of the log.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fromBase64Url, toBase64Url, utf8 } from '#kernel/bytes.ts';
import { streamStart } from '#book/chain.ts';
import { enrolBytes } from '#book/signed.ts';
import type { PushPart } from '#protocol/messages.ts';
import { PROTOCOL } from '#protocol/version.ts';
import { cardHashOf } from '#server/cards.ts';
import { createKeyPair, createSigner, sha256 } from '#server/crypto.ts';
import { json, type Said } from '#test/access/caller.ts';
import {
  expectTold,
  give,
  nextMinute,
  openStage,
  type Sent,
  signAt,
  streamOf,
  withHeader,
} from '#test/access/stage.ts';
import { mustRecord, openTestHome, type TestHome } from '#test/support/test-home.ts';
import type { TestPhone } from '#test/support/test-phone.ts';

let the: TestHome;
let elsewhere: TestHome;
let member: TestPhone;
let officer: TestPhone;
let other: TestPhone;
beforeAll(async () => {
  the = await openStage();
  elsewhere = await openTestHome({ seed: 2 });
  member = await the.enrol('member', the.village);
  officer = await the.enrol('officer', the.commune);
  other = await the.enrol('member', the.otherVillage);
});
afterAll(() => Promise.all([the.close(), elsewhere.close()]));

const sign = (phone: TestPhone, sent: Sent, at = the.clock.at): Sent => signAt(phone, sent, at);
const doors = (): Sent => ({ path: `/api/doors?place=${the.village}` });
/** The same signature in its second spelling: (r, n − s) holds where (r, s) does. */
function respell(signature: string): string {
  const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
  const bytes = fromBase64Url(signature);
  if (!bytes.ok) throw new Error('no signature');
  const hex = Buffer.from(bytes.value).toString('hex');
  const s = (ORDER - BigInt(`0x${hex.slice(64)}`)).toString(16).padStart(64, '0');
  return toBase64Url(new Uint8Array(Buffer.from(hex.slice(0, 64) + s, 'hex')));
}

describe('a forged signature', () => {
  const FORGED: readonly (readonly [string, () => Sent, string])[] = [
    ['of no bytes but noughts', () => forge('A'.repeat(86)), 'signature-wrong'],
    ['of random bytes', () => forge(toBase64Url(the.home.random(64))), 'signature-wrong'],
    ['that is cut short', () => forge('A'.repeat(85)), 'not-signed'],
    ['in another alphabet', () => forge(`${'A'.repeat(85)}+`), 'not-signed'],
    ['that is absent', () => doors(), 'not-signed'],
    ['by another stream under this name', () => underName(other, member), 'signature-wrong'],
    [
      'under a name nobody has',
      () => underName(member, { stream: 'AAAAAAAAAA' }),
      'stream-unknown',
    ],
    [
      'under a name that is none',
      () => underName(member, { stream: '..%2f..%2fetc' }),
      'not-signed',
    ],
    [
      'of another method',
      () => ({ ...sign(member, doors()), method: 'POST', path: '/api/push' }),
      'signature-wrong',
    ],
    [
      'at another second',
      () => withHeader(sign(member, doors()), 'banso-at', String(the.clock.at - 1)),
      'signature-wrong',
    ],
  ];
  const forge = (signature: string): Sent =>
    withHeader(sign(member, doors()), 'banso-signature', signature);
  const underName = (signer: TestPhone, { stream }: { stream: string }): Sent =>
    withHeader(sign(signer, doors()), 'banso-stream', stream);

  test.each(FORGED)('%s', async (_, make, code) => {
    nextMinute(the);
    const sent = make();
    const said = await give(the, sent);
    expect([said.status, said.code]).toEqual([401, code]);
    expectTold(the, code, sent.path.split('?')[0] ?? '');
  });
});

describe('a captured request', () => {
  test('is worth nothing later, elsewhere in the home, with another body or at another home', async () => {
    const captured = sign(member, doors());
    expect((await give(the, captured)).status).toBe(200);
    nextMinute(the);
    for (const path of [
      `/api/doors?place=${the.otherVillage}`,
      `/api/figures?place=${the.village}`,
    ]) {
      const said = await give(the, { ...captured, path });
      expect([said.status, said.code]).toEqual([401, 'signature-wrong']);
    }
    the.clock.at += 300;
    the.log.length = 0;
    expect((await give(the, captured)).code).toBe('clock-far-off');
    expectTold(the, 'clock-far-off', '/api/doors', streamOf(member));

    nextMinute(the);
    const decided = sign(officer, { method: 'POST', path: '/api/decide', body: utf8('{}') });
    expect((await give(the, { ...decided, body: utf8('{"book":"AAAAAAAAAA"}') })).code).toBe(
      'signature-wrong',
    );
    expectTold(the, 'signature-wrong', '/api/decide');
  });

  test('is worth nothing at another home that knows the very stream', async () => {
    const { home, people, village } = elsewhere;
    const person = await elsewhere.addPerson('member', village);
    const body = { stream: member.stream, person, key: member.key };
    await mustRecord(home, people, [{ type: 'stream.registered@1', on: elsewhere.today, body }]);
    elsewhere.clock.at = the.clock.at;
    const path = `/api/doors?place=${village}`;
    expect((await give(elsewhere, sign(member, { path }))).code).toBe('signature-wrong');
    member.meet(home.directory.identity.key);
    expect((await give(elsewhere, sign(member, { path }))).status).toBe(200);
    member.meet(the.home.directory.identity.key);
  });

  test('for a card gives no second card, however its signature is spelt', async () => {
    const person = await the.addPerson('member', the.village);
    nextMinute(the);
    const asked = sign(officer, { method: 'POST', path: '/api/cards', body: json({ person }) });
    const first = await give(the, asked);
    expect(first.status).toBe(200);
    the.clock.at += 61;
    for (const signature of [asked.headers?.['banso-signature'] ?? '', respelt(asked)]) {
      const said = await give(the, withHeader(asked, 'banso-signature', signature));
      expect([said.status, said.code]).toEqual([409, 'said-before']);
    }
    expectTold(the, 'said-before', '/api/cards', streamOf(officer));
    // The card that was given still opens: nothing withdrew it.
    expect(await the.home.cards.find(String(first.reply['card']))).toBeDefined();
    expect((await give(the, sign(officer, asked))).status).toBe(200);
  });

  test('decides nothing a second time', async () => {
    const former = await the.enrol('member', the.village, { until: the.today - 1 });
    const part = former.part(the.homes.id, [added()]);
    await former.push([part]);
    nextMinute(the);
    const body = json({
      book: the.homes.id,
      of: [{ stream: former.stream, n: 1 }],
      decision: 'release',
    });
    const asked = sign(officer, { method: 'POST', path: '/api/decide', body });
    expect((await give(the, asked)).status).toBe(200);
    expect((await give(the, asked)).code).toBe('said-before');
    expectTold(the, 'said-before', '/api/decide', streamOf(officer));
  });

  test('to push writes nothing a second time', async () => {
    const body = json({
      protocol: PROTOCOL,
      stream: member.stream,
      parts: [member.part(the.homes.id, [added()])],
    });
    const asked = sign(member, { method: 'POST', path: '/api/push', body });
    const [first, count] = [await give(the, asked), await countOf(the)];
    const again = await give(the, asked);
    expect(again.reply['parts']).toMatchObject([{ items: firstItems(first) }]);
    expect(await countOf(the)).toBe(count);
  });
});

const respelt = ({ headers }: Sent): string => respell(headers?.['banso-signature'] ?? '');
const firstItems = ({ reply }: Said): unknown =>
  (reply['parts'] as readonly { readonly items: unknown }[])[0]?.items; // asserted by the test
const added = (on = the.today) => ({
  type: 'household.added@1',
  on,
  body: { household: the.newId(), head: 'Lò Thị Hoàng Yến' },
});
const countOf = async ({ home, homes }: TestHome, book = homes): Promise<number> =>
  (await home.store.read(book.cell).findHead(book.id))?.seq ?? 0;

describe('a card', () => {
  function enrolment(secret: string, saidFor = secret): Sent {
    const pair = createKeyPair(the.home.random);
    const stream = the.newId();
    const signature = toBase64Url(
      createSigner(pair)(enrolBytes(stream, pair.key, cardHashOf(saidFor))),
    );
    const body = json({ protocol: PROTOCOL, card: secret, stream, key: pair.key, signature });
    return { method: 'POST', path: '/api/enrol', body };
  }
  const enrol = (secret: string, saidFor?: string): Promise<Said> =>
    give(the, enrolment(secret, saidFor));
  const issue = async (from = the, more: { expiresAt?: number } = {}): Promise<string> => {
    const person = await from.addPerson('member', from.village);
    return from.home.cards.issue({ person, people: from.people.id, singleUse: true, ...more });
  };
  const twice = async (): Promise<string> => {
    const secret = await issue();
    expect((await enrol(secret)).status).toBe(200);
    return secret;
  };
  const superseded = async (): Promise<string> => {
    const person = await the.addPerson('member', the.village);
    const card = { person, people: the.people.id, singleUse: true };
    const secret = await the.home.cards.issue(card);
    await the.home.cards.issue(card);
    return secret;
  };

  test.each<[string, string, () => Promise<string>]>([
    ['that another phone has used', 'card-used', twice],
    ['that a newer one has replaced', 'card-unknown', superseded],
    ['whose days are over', 'card-expired', () => issue(the, { expiresAt: the.clock.at - 1 })],
    ['of another commune’s home', 'card-elsewhere', () => issue(elsewhere)],
    ['that nobody gave', 'card-unknown', async () => toBase64Url(the.home.random(24))],
  ])('%s opens nothing: %s', async (_, code, make) => {
    nextMinute(the);
    const secret = await make();
    const said = await enrol(secret);
    expect([said.status, said.code]).toEqual([403, code]);
    expectTold(the, code, '/api/enrol');
    nextMinute(the);
    const path = '/api/enrol/whose';
    const asked = await give(the, { method: 'POST', path, body: json({ card: secret }) });
    expect([asked.status, asked.code]).toEqual([403, code]);
    expectTold(the, code, path);
    expect(the.log.join(' ')).not.toContain(secret);
  });

  test('registers one phone, however often its enrolment is sent, until its days are over', async () => {
    const captured = enrolment(await issue(the, { expiresAt: the.clock.at + 600 }));
    expect((await give(the, captured)).status).toBe(200);
    const count = await countOf(the, the.people);
    expect((await give(the, captured)).status).toBe(200);
    expect(await countOf(the, the.people)).toBe(count);
    the.clock.at += 600;
    nextMinute(the);
    expect((await give(the, captured)).code).toBe('card-expired');
    expectTold(the, 'card-expired', '/api/enrol');
  });

  test('shown under a signature for another card opens nothing, and stays good', async () => {
    nextMinute(the);
    const secret = await issue();
    expect((await enrol(secret, 'another card')).code).toBe('signature-wrong');
    expectTold(the, 'signature-wrong', '/api/enrol');
    expect((await enrol(secret)).status).toBe(200);
  });
});

describe('a fact signed for one book', () => {
  const push = (phone: TestPhone, part: PushPart): Promise<Said> => {
    const body = json({ protocol: PROTOCOL, stream: phone.stream, parts: [part] });
    return give(the, sign(phone, { method: 'POST', path: '/api/push', body }));
  };
  const codeOf = ({ reply }: Said): string =>
    (reply['parts'] as readonly { readonly code?: string }[])[0]?.code ?? ''; // asserted by the test
  const startOf = (book: string, { stream }: TestPhone): string =>
    toBase64Url(streamStart(sha256, book, stream));

  test.each<[string, (part: PushPart, phone: TestPhone) => PushPart, string]>([
    ['of the doors beside it', (part) => ({ ...part, book: the.doors.id }), 'chain-mismatch'],
    [
      'with a beginning to fit',
      (part, phone) => ({ ...part, book: the.doors.id, before: startOf(the.doors.id, phone) }),
      'signature-wrong',
    ],
    ['of another village', (part) => ({ ...part, book: otherBook() }), 'chain-mismatch'],
    ['of another home', (part) => ({ ...part, book: elsewhere.homes.id }), 'book-unknown'],
    ['that is none', (part) => ({ ...part, book: 'AAAAAAAAAA' }), 'book-unknown'],
  ])('is not taken into a book %s', async (_, swap, code) => {
    const phone = await the.enrol('officer', the.commune);
    nextMinute(the);
    const said = await push(phone, swap(phone.part(the.homes.id, [added()]), phone));
    expect(codeOf(said)).toBe(code);
    expectTold(the, code, '/api/push', streamOf(phone));
  });

  const otherBook = (): string =>
    the.home.directory.findBookOf('homes', the.otherVillage)?.id ?? '';

  test('is not taken as that of another stream', async () => {
    nextMinute(the);
    const body = json({
      protocol: PROTOCOL,
      stream: member.stream,
      parts: [member.part(the.homes.id, [added()], false)],
    });
    const said = await give(the, sign(other, { method: 'POST', path: '/api/push', body }));
    expect(codeOf(said)).toBe('stream-not-yours');
    expectTold(the, 'stream-not-yours', '/api/push', streamOf(other));
  });

  test.each<[string, () => number, string, string]>([
    ['of 1970', () => 0, 'held', 'outside-grant'],
    ['of ten years ago', () => the.today - 3_650, 'held', 'outside-grant'],
    ['of next year', () => the.today + 365, 'flagged', 'day-ahead'],
  ])(
    'names a day %s: it is kept, and asked about where it matters',
    async (_, on, verdict, why) => {
      const phone = await the.enrol('member', the.village);
      const said = await push(phone, phone.part(the.homes.id, [added(on())]));
      expect(said.reply['parts']).toMatchObject([{ items: [{ verdict, why }] }]);
    },
  );
});

describe('a clock', () => {
  test.each([-301, 301, -3_600, 3_600, -315_360_000, 315_360_000])(
    'that is off by %i seconds is told the time, and nothing else',
    async (off) => {
      nextMinute(the);
      const said = await give(the, sign(member, doors(), the.clock.at + off));
      expect([said.status, said.code]).toEqual([401, 'clock-far-off']);
      expect(said.reply['at']).toBe(the.clock.at);
      expectTold(the, 'clock-far-off', '/api/doors', streamOf(member));
    },
  );
  test.each(['-1', '1e9', '9999999999999', ' 5', ''])('that says %j says nothing', async (at) => {
    nextMinute(the);
    expect((await give(the, withHeader(sign(member, doors()), 'banso-at', at))).code).not.toBe('');
    expect(the.log).toHaveLength(1);
  });
});

test('the log told nobody’s name, address or secret', () => {
  expect(the.log.join('\n')).not.toMatch(/203\.0\.113|Yến|Người|\+84/u);
});
