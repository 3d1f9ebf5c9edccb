// What an address may ask without any stream's signature: carried copies, and heads that the home signed.

import { setImmediate as nextTurn } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Bytes, fromUtf8, toBase64Url } from '#kernel/bytes.ts';
import { joinFrames, openAnswer, saysTaken, splitFrames } from '#book/copy.ts';
import { ADDRESS_UNDER_WAY_MAX } from '#protocol/limits.ts';
import type { PushPart } from '#protocol/messages.ts';
import { PROTOCOL } from '#protocol/version.ts';
import { hpkeCrypto } from '#server/crypto.ts';
import { createGate, LIMITS } from '#server/http/gate.ts';
import { createHeldTime } from '#test/support/held-time.ts';
import { sealPart } from '#test/support/sealed-copies.ts';
import { openTestHome, type TestHome } from '#test/support/test-home.ts';
import type { TestPhone } from '#test/support/test-phone.ts';

const BURST = 30;
const REST_MS = 120;

let the: TestHome;
let author: TestPhone;
let reply: Bytes;
let time: ReturnType<typeof createHeldTime>;
beforeEach(async () => {
  time = createHeldTime();
  the = await openTestHome({
    pass: time.pass,
    limits: {
      ...LIMITS,
      facts: { burst: BURST, perMinute: 60 },
      failures: { burst: 1_000, perMinute: 60 },
      pushedFactRestMs: 0,
      pulledTenFactsRestMs: 0,
      addressUnderWay: 2,
      unsignedRest: { times: 1, leastMs: REST_MS, mostMs: REST_MS },
      carryRest: { times: 1, leastMs: REST_MS, mostMs: REST_MS },
    },
  });
  author = await the.enrol('member', the.village);
  reply = the.home.random(32);
});
afterEach(() => the.close());

const part = (count: number, keep = true): PushPart =>
  author.part(
    the.homes.id,
    Array.from({ length: count }, () => ({
      type: 'household.added@1',
      on: the.today,
      body: { household: the.newId() },
    })),
    keep,
  );

const seal = (saved: PushPart): Promise<Bytes> =>
  sealPart(the.home, author.stream, toBase64Url(reply), saved);

const post = async (
  path: string,
  body: string | Bytes,
  address = '10.0.0.1',
  headers: Readonly<Record<string, string>> = {},
) =>
  the.app.request(
    path,
    { method: 'POST', body, headers },
    { incoming: { socket: { remoteAddress: address } } },
  );

/** What the author is told of each copy: that it was taken, or why not. */
async function carry(...parts: readonly PushPart[]): Promise<readonly string[]> {
  const copies = await Promise.all(parts.map(seal));
  const answer = await post('/api/carry', joinFrames(copies));
  expect(answer.status).toBe(200);
  const frames = splitFrames(new Uint8Array(await answer.arrayBuffer()));
  if (!frames.ok) throw new Error(frames.error.code);
  return Promise.all(frames.value.map(told));
}

async function told(frame: Bytes): Promise<string> {
  const plain = await openAnswer(hpkeCrypto, reply, frame);
  const text = plain && fromUtf8(plain);
  if (text?.ok !== true) return 'unreadable';
  const { code = 'taken' } = JSON.parse(text.value) as { code?: string }; // asserted by the tests
  expect(saysTaken(frame)).toBe(code === 'taken');
  return code;
}

describe('facts that somebody carries', () => {
  beforeEach(() => time.flow());

  it('are paid for by their author, and wait when nothing is left', async () => {
    const [first, last, more] = [part(BURST - 1), part(1), part(1)];
    expect(await carry(first)).toEqual(['taken']);
    expect(await carry(last)).toEqual(['taken']);
    expect(await carry(more)).toEqual(['too-many-requests']);
    expect(await author.push([more])).toMatchObject({ status: 429 });
    the.clock.at += 1;
    expect(await carry(more)).toEqual(['taken']);
    const other = await the.enrol('member', the.village);
    const { book, facts } = part(1, false);
    expect(book).toBe(the.homes.id);
    expect((await other.push([other.part(book, facts.map(bodyOf))])).status).toBe(200);
  });

  it('cost nothing when they come again, and what was pushed before is no burden either', async () => {
    const [pushed, carried] = [part(10), part(10)];
    expect((await author.push([pushed])).status).toBe(200);
    for (let times = 0; times < 4; times += 1) {
      expect(await carry(pushed, carried)).toEqual(['taken', 'taken']);
    }
    expect(await carry(part(9))).toEqual(['taken']);
    expect(await carry(part(1))).toEqual(['taken']);
    expect(await carry(part(1))).toEqual(['too-many-requests']);
  });

  it('cost their author nothing when another has made them up', async () => {
    await carry(part(1));
    author.rewind(the.homes.id, undefined);
    const fork = { ...part(20, false), signature: 'A'.repeat(86) };
    const forged = { ...fork, from: 2, before: toBase64Url(the.home.random(32)) };
    for (let times = 0; times < 4; times += 1) {
      expect(await carry(fork, forged)).toEqual(['fork', 'chain-mismatch']);
    }
    const other = part(BURST - 1, false);
    expect((await author.push([{ ...other, book: the.doors.id }])).reply.parts).toMatchObject([
      { code: 'chain-mismatch' },
    ]);
  });
});

const bodyOf = ({ type, on, body }: PushPart['facts'][number]) => ({
  type,
  on,
  body: JSON.parse(body) as { household: string }, // as `part` wrote it
});

describe('copies of one request', () => {
  it('let others have their turn between each two', async () => {
    const copies = await Promise.all(Array.from({ length: 20 }, () => seal(part(1))));
    let [turns, isDone] = [0, false];
    const carried = post('/api/carry', joinFrames(copies)).finally(() => {
      isDone = true;
    });
    while (!isDone) {
      await nextTurn();
      turns += 1;
    }
    expect((await carried).status).toBe(200);
    expect(turns).toBeGreaterThanOrEqual(2 * copies.length);
  });
});

describe('an offer', () => {
  /** Packed, and spoilt far behind its head: whoever unpacks it finds no gzip. */
  function offerOf(given: object): Bytes {
    const begun = { protocol: PROTOCOL, book: the.homes.id, ...given };
    const runs = [toBase64Url(the.home.random(9_000))];
    const whole = gzipSync(JSON.stringify({ ...begun, common: {}, cuts: [], runs }));
    return new Uint8Array(whole.fill(0, 6_000));
  }

  const answerTo = async (given: object): Promise<unknown> => {
    const packed = { 'content-encoding': 'gzip' };
    const answer = await post('/api/offer', offerOf(given), the.newId(), packed);
    return answer.json();
  };

  it('is unpacked only where its head proves that something is lacking', async () => {
    const head = await signedHead();
    expect(await answerTo({ head })).toMatchObject({ said: 0 });
    const own = { ...head, signature: toBase64Url(the.home.random(64)) };
    expect(await answerTo({ head: own })).toMatchObject({ code: 'signature-wrong' });
    for (const given of [{}, { head: 'none' }, { runs: '}', head }]) {
      expect(await answerTo(given)).toMatchObject({ code: 'malformed', where: 'head' });
    }
    const { id: book, cell } = the.homes;
    const lacking = { book, epoch: 0, generation: 0, seq: 9, hash: the.home.random(32) };
    const signature = the.home.signHead({ ...lacking, at: the.clock.at });
    expect((await the.home.store.read(cell).findHead(book))?.seq).toBeLessThan(lacking.seq);
    const { epoch, generation, seq } = lacking;
    const hash = toBase64Url(lacking.hash);
    const shown = { epoch, generation, seq, hash, at: the.clock.at, signature };
    expect(await answerTo({ head: shown })).toMatchObject({ code: 'not-gzip' });
  });
});

describe('one address', () => {
  it('has as many requests of a kind under way as allowed; others are answered', async () => {
    expect(LIMITS.addressUnderWay).toBe(ADDRESS_UNDER_WAY_MAX);
    const head = await signedHead();
    const rejoin = JSON.stringify({ protocol: PROTOCOL, book: the.homes.id, head, points: [] });
    const saved = await seal(part(1));
    expect((await post('/api/carry', joinFrames([saved]))).status).toBe(200);
    for (const [path, body] of [
      ['/api/rejoin', rejoin],
      ['/api/offer', '{}'],
      ['/api/carry', joinFrames([saved])],
    ] as const) {
      await post(path, body);
      // The lane rests: of these three two can wait for it, and none can have gone before.
      const answers = [1, 2, 3].map(() => post(path, body));
      const many = await Promise.race(answers);
      expect(many.status).toBe(429);
      expect(await many.json()).toMatchObject({ code: 'too-many-requests', retryAfter: 1 });
      expect((await post(path, body, '10.0.0.2')).status).not.toBe(429);
      const codes = await allAnswered(answers);
      expect(codes.filter((status) => status === 429)).toHaveLength(1);
    }
  });

  it('rests after it has shown a head, and after copies', async () => {
    const head = await signedHead();
    const rejoin = JSON.stringify({ protocol: PROTOCOL, book: the.homes.id, head, points: [] });
    const saved = await seal(part(1));
    expect((await post('/api/carry', joinFrames([saved]))).status).toBe(200);
    for (const [path, body] of [
      ['/api/rejoin', rejoin],
      ['/api/carry', joinFrames([saved, saved])],
    ] as const) {
      expect((await post(path, body)).status).toBe(200);
      const next = post(path, body);
      const elsewhere = post(path, body, '10.0.0.2');
      expect(await Promise.race([next, elsewhere])).toBe(await elsewhere);
      expect(new Set(time.asked)).toEqual(new Set([REST_MS]));
      expect(await allAnswered([next])).toEqual([200]);
      time.asked.length = 0;
    }
  });

  it.each([
    [0.1, 50],
    [10, 300],
    [400, 12_000],
    [5_000, 30_000],
  ])('rests after %d ms of work for %d ms: others have the home for themselves', (work, rests) => {
    expect(createGate(LIMITS, () => 0).unsignedRestMs(work)).toBe(rests);
  });

  it('rests twice as long after copies', () => {
    expect(createGate(LIMITS, () => 0).carryRestMs(10)).toBe(600);
  });
});

/** Lets the lanes rest until all of these are answered. */
async function allAnswered(answers: readonly Promise<Response>[]): Promise<readonly number[]> {
  let isDone = false;
  const all = Promise.all(answers).finally(() => {
    isDone = true;
  });
  while (!isDone) {
    time.release();
    await nextTurn();
  }
  time.release();
  return (await all).map(({ status }) => status);
}

/** The head of the village's households as a phone learned it. */
async function signedHead(): Promise<object> {
  await author.push([part(3)]);
  const { reply: pulled } = await author.pull();
  const found = pulled.books.find(({ book }) => book.id === the.homes.id);
  if (found === undefined) throw new Error('no head');
  const { epoch, generation, seq, hash, signature } = found;
  return { epoch, generation, seq, hash, at: pulled.at, signature };
}
