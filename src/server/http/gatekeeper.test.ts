import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toBase64Url, utf8 } from '#kernel/bytes.ts';
import { succeedBytes } from '#book/signed.ts';
import { UPLOAD_STEP_BYTES_MAX } from '#protocol/limits.ts';
import { PROTOCOL } from '#protocol/version.ts';
import { createKeyPair, createSigner, sha256 } from '#server/crypto.ts';
import type { Limits } from '#server/http/gate.ts';
import { StoreAwayError } from '#server/store/store-away.ts';
import { openTestHome, type TestHome } from '#test/support/test-home.ts';
import { createTestPhone, type TestPhone } from '#test/support/test-phone.ts';

const LIMITS: Limits = {
  requests: { burst: 12, perMinute: 60 },
  facts: { burst: 30, perMinute: 60 },
  filesKb: { burst: 200, perMinute: 60 },
  pulled: { burst: 1_000, perMinute: 60 },
  failures: { burst: 5, perMinute: 60 },
  signInTries: { burst: 3, perMinute: 1 },
  underWay: 2,
  atOnce: 32,
  pushedFactRestMs: 1,
  pulledTenFactsRestMs: 1,
  addressUnderWay: 2,
  unsignedRest: { times: 1, leastMs: 50, mostMs: 100 },
  carryRest: { times: 1, leastMs: 50, mostMs: 100 },
};

let the: TestHome;
let liar: TestPhone;
let other: TestPhone;
beforeEach(async () => {
  the = await openTestHome({ limits: LIMITS });
  liar = await the.enrol('member', the.village);
  other = await the.enrol('member', the.village);
});
afterEach(() => the.close());

const added = (count: number) =>
  Array.from({ length: count }, () => ({
    type: 'household.added@1',
    on: the.today,
    body: { household: the.newId() },
  }));

const nOf = async ({ stream }: TestPhone): Promise<number> =>
  (await the.home.store.read(the.homes.cell).findStreamHead(the.homes.id, stream))?.n ?? 0;

/** One that comes in one step. */
function bringFile(phone: TestPhone) {
  const bytes = the.home.random(UPLOAD_STEP_BYTES_MAX);
  const path = `/api/upload/${the.doors.id}/${toBase64Url(sha256(bytes))}/${bytes.length}`;
  return phone.send('PATCH', path, bytes, {
    'tus-resumable': '1.0.0',
    'upload-offset': '0',
    'content-type': 'application/offset+octet-stream',
  });
}

const forged = async (phone: TestPhone, address = '10.0.0.1'): Promise<Response> =>
  the.app.request(
    '/api/pull?protocol=1&have=',
    {
      headers: {
        'banso-stream': phone.stream,
        'banso-at': String(the.clock.at),
        'banso-signature': toBase64Url(the.home.random(64)),
      },
    },
    { incoming: { socket: { remoteAddress: address } } },
  );

describe('a person who asks too much', () => {
  it('does not pay for a home whose store is away', async () => {
    const { ingest } = the.home;
    const take = ingest.take.bind(ingest);
    const part = other.part(the.homes.id, added(LIMITS.facts.burst));
    ingest.take = () => Promise.reject(new StoreAwayError(undefined));
    for (let tries = 0; tries < 3; tries += 1) expect((await other.push([part])).status).toBe(503);
    ingest.take = take;
    expect((await other.push([part])).status).toBe(200);
  });

  it('is told how long to wait, and is answered again then; others notice nothing', async () => {
    const { burst } = LIMITS.requests;
    for (let asked = 0; asked < burst; asked += 1) expect((await liar.pull()).status).toBe(200);
    const refused = await liar.pull();
    expect(refused).toMatchObject({
      status: 429,
      reply: { code: 'too-many-requests', retryAfter: 1 },
    });
    expect(refused.headers.get('retry-after')).toBe('1');
    expect((await other.pull()).status).toBe(200);
    the.clock.at += 1;
    expect((await liar.pull()).status).toBe(200);
    expect((await liar.pull()).status).toBe(429);
  });

  it('brings no more facts than its allowance, and nothing of what is refused is consumed', async () => {
    expect((await liar.push([liar.part(the.homes.id, added(LIMITS.facts.burst))])).status).toBe(
      200,
    );
    const part = liar.part(the.homes.id, added(2));
    const refused = await liar.push([part]);
    expect(refused).toMatchObject({ status: 429, reply: { code: 'too-many-requests' } });
    expect(await nOf(liar)).toBe(LIMITS.facts.burst);
    the.clock.at += 1;
    const taken = await liar.push([part]);
    expect(taken).toMatchObject({ status: 200, reply: { parts: [{ n: LIMITS.facts.burst + 2 }] } });
    expect((await other.push([other.part(the.homes.id, added(20))])).status).toBe(200);
  });

  it('pays for what it brings anew, not for what it says again', async () => {
    const part = liar.part(the.homes.id, added(20));
    for (let times = 0; times < 4; times += 1) expect((await liar.push([part])).status).toBe(200);
    expect((await liar.push([liar.part(the.homes.id, added(10))])).status).toBe(200);
    expect((await liar.push([liar.part(the.homes.id, added(1))])).status).toBe(429);
  });

  it('pays for numbers that it uses twice', async () => {
    await liar.push([liar.part(the.homes.id, added(10))]);
    liar.rewind(the.homes.id, undefined);
    const fork = await liar.push([liar.part(the.homes.id, added(20), false)]);
    expect(fork.reply.parts).toEqual([{ book: the.homes.id, code: 'fork', n: 1 }]);
    expect((await liar.push([liar.part(the.homes.id, added(1), false)])).status).toBe(429);
  });

  it('shows the card of its phone as often as it may ask for anything', async () => {
    const person = await the.addPerson('member', the.village);
    const card = { person, people: the.people.id, singleUse: true };
    const secret = await the.home.cards.issue(card);
    const phone = createTestPhone(the.app, the.home.random, the.clock);
    expect((await phone.enrol(secret)).status).toBe(200);
    for (let shown = 0; shown < LIMITS.requests.burst; shown += 1) {
      expect((await phone.enrol(secret)).status).toBe(200);
    }
    expect(await phone.enrol(secret)).toMatchObject({
      status: 429,
      reply: { code: 'too-many-requests', retryAfter: 1 },
    });
    expect((await other.pull()).status).toBe(200);
    the.clock.at += 1;
    expect((await phone.enrol(secret)).status).toBe(200);
  });

  it('brings no more of files than its allowance, and is told when it may go on', async () => {
    for (let files = 0; files < 2; files += 1) expect((await bringFile(liar)).status).toBe(204);
    const refused = await bringFile(liar);
    expect(refused).toMatchObject({ status: 429, reply: { code: 'too-many-requests' } });
    const waitS = Number(refused.headers.get('retry-after'));
    expect(waitS).toBe(2 * 128 + 1 - LIMITS.filesKb.burst);
    expect(the.log).toEqual([
      expect.stringMatching(`refused too-many-requests /api/upload.* from stream ${liar.stream}$`),
    ]);
    expect((await liar.push([liar.part(the.homes.id, added(1))])).status).toBe(200);
    expect((await bringFile(other)).status).toBe(204);
    the.clock.at += waitS;
    expect((await bringFile(liar)).status).toBe(204);
  });

  it('is handed out no more than its allowance', async () => {
    const narrow = await openTestHome({
      limits: { ...LIMITS, pulled: { burst: 60, perMinute: 60 } },
    });
    const phone = await narrow.enrol('member', narrow.village);
    const handed: number[] = [];
    for (let asked = 0; asked < LIMITS.requests.burst; asked += 1) {
      const { status, reply } = await phone.pull();
      if (status === 429) break;
      handed.push(reply.books.reduce((sum, { seq }) => sum + seq, 0));
    }
    await narrow.close();
    const all = handed.reduce((sum, count) => sum + count, 0);
    expect(all).toBeGreaterThanOrEqual(60);
    expect(all - (handed.at(-1) ?? 0)).toBeLessThan(60);
  });

  it('gains nothing by a new stream in place of the old one', async () => {
    const pair = createKeyPair(the.home.random);
    const succeedBy = (stream: string) => {
      const said = succeedBytes(liar.stream, stream, pair.key);
      const signature = toBase64Url(createSigner(pair)(said));
      const body = { protocol: PROTOCOL, stream, key: pair.key, signature };
      return liar.send('POST', '/api/succeed', utf8(JSON.stringify(body)));
    };
    const [first, second] = [the.newId(), the.newId()];
    expect((await succeedBy(first)).status).toBe(200);
    expect(await succeedBy(second)).toMatchObject({ status: 429 });
    expect(the.home.directory.findStream(second)).toBeUndefined();
    expect((await liar.push([liar.part(the.homes.id, added(1))])).status).toBe(429);
  });

  it('has as many pushes under way as allowed', async () => {
    const parts = Array.from({ length: LIMITS.underWay + 1 }, () =>
      liar.part(the.homes.id, added(1)),
    );
    const answers = await Promise.all(parts.map((part) => liar.push([part])));
    const statuses = answers.map(({ status }) => status).sort((left, right) => left - right);
    expect(statuses).toEqual([200, 200, 429]);
    expect(await nOf(liar)).toBe(LIMITS.underWay);
  });
});

describe('an address from which no signature holds', () => {
  it('is told so, then to wait; whoever signs from there is answered', async () => {
    for (let tries = 0; tries < LIMITS.failures.burst; tries += 1) {
      expect((await forged(other)).status).toBe(401);
    }
    const statuses = await Promise.all(
      [forged(other), forged(liar)].map(async (answer) => (await answer).status),
    );
    expect(statuses).toEqual([429, 429]);
    expect((await forged(other, '10.0.0.2')).status).toBe(401);
    expect((await other.pull()).status).toBe(200);
  });

  it('spends nothing of the stream that it names', async () => {
    await Promise.all(Array.from({ length: 40 }, () => forged(other)));
    for (let asked = 0; asked < LIMITS.requests.burst; asked += 1) {
      expect((await other.pull()).status).toBe(200);
    }
  });

  it('has a body neither read nor weighed when it names no stream of this home', async () => {
    let read = 0;
    const body = new ReadableStream({
      pull(controller) {
        read += 1;
        controller.enqueue(new Uint8Array(1_000));
        if (read > 50) controller.close();
      },
    });
    const headers = {
      'banso-stream': 'AAAAAAAAAA',
      'banso-at': String(the.clock.at),
      'banso-signature': 'A'.repeat(86),
    };
    const init = { method: 'POST', headers, body, duplex: 'half' };
    const answer = await the.app.request('/api/push', init);
    expect(await answer.json()).toMatchObject({ code: 'stream-unknown' });
    expect(read).toBeLessThanOrEqual(1);
  });

  it('tries a few cards, and no other address is kept from enrolling', async () => {
    const guess = async (address: string): Promise<Response> =>
      the.app.request(
        '/api/enrol',
        { method: 'POST', body: '{}' },
        { incoming: { socket: { remoteAddress: address } } },
      );
    for (let tries = 0; tries < LIMITS.failures.burst; tries += 1) {
      expect((await guess('2001:db8::1')).status).toBe(400);
    }
    const later = await Promise.all(['2001:db8::2', '2001:db8:0:0:9:9:9:9'].map(guess));
    expect(later.map(({ status }) => status)).toEqual([429, 429]);
    expect((await guess('2001:db8:0:1::1')).status).toBe(400);
    await the.enrol('member', the.village);
  });
});

describe('the log', () => {
  it('tells each kind of refusal once a minute and its count, and nothing of persons', async () => {
    await liar.push([liar.part(the.homes.id, added(3))]);
    liar.rewind(the.homes.id, undefined);
    for (let times = 0; times < 4; times += 1) {
      await liar.push([liar.part(the.homes.id, added(1), false)]);
    }
    await liar.push([
      liar.part(the.doors.id, [{ type: 'door.opened@9', on: the.today, body: {} }]),
    ]);
    await liar.push([liar.part(the.doors.id, added(1))], { stream: other.stream });
    await forged(other, '10.1.2.3');
    expect(the.log.slice(0, 3)).toEqual([
      `2026-11-21T05:00:00Z refused fork /api/push from stream ${liar.stream}`,
      `2026-11-21T05:00:00Z refused type-unknown /api/push from stream ${liar.stream}`,
      `2026-11-21T05:00:00Z refused stream-not-yours /api/push from stream ${liar.stream}`,
    ]);
    expect(the.log[3]).toMatch(
      /^2026-11-21T05:00:00Z refused signature-wrong \/api\/pull from address [\w-]{8}$/u,
    );
    the.clock.at += 60;
    await other.pull();
    expect(the.log.slice(4)).toEqual([
      `2026-11-21T05:00:00Z refused fork /api/push from stream ${liar.stream}: 3 more within a minute`,
    ]);
    expect(the.log.join(' ')).not.toContain('10.1.2.3');
  });
});

it('answers over a socket without reading what was sent, and goes on', async () => {
  const server = serve({ fetch: the.app.fetch, hostname: '127.0.0.1', port: 0 });
  await new Promise((resolve) => {
    server.once('listening', resolve);
  });
  const { port } = server.address() as AddressInfo; // it listens on a port
  const big = new Uint8Array(60_000);
  for (let asked = 0; asked < LIMITS.requests.burst; asked += 1) await liar.pull();
  const headers = {
    'banso-stream': liar.stream,
    'banso-at': String(the.clock.at),
    'banso-signature': 'A'.repeat(86),
  };
  const answers = await Promise.all(
    Array.from({ length: 6 }, () =>
      fetch(`http://127.0.0.1:${port}/api/push`, { method: 'POST', headers, body: big }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual([429, 429, 429, 429, 429, 429]);
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  server.close();
});
