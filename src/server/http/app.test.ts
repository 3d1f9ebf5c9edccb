import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromBase64Url, toBase64Url, utf8 } from '#kernel/bytes.ts';
import { seededRandom } from '#kernel/random.ts';
import { clockBytes, enrolBytes } from '#book/signed.ts';
import { PUSH_BYTES_MAX, PUSH_GZIP_BYTES_MAX, REQUEST_AGE_MAX_S } from '#protocol/limits.ts';
import { PROBLEMS } from '#protocol/problems.ts';
import { PROTOCOL } from '#protocol/version.ts';
import { cardHashOf } from '#server/cards.ts';
import { verify } from '#server/crypto.ts';
import { createApp } from '#server/http/app.ts';
import { openTestHome, type TestHome } from '#test/support/test-home.ts';
import { createTestPhone, type TestPhone } from '#test/support/test-phone.ts';

let the: TestHome;
let phone: TestPhone;

beforeAll(async () => {
  the = await openTestHome();
  phone = await the.enrol('member', the.village);
});
afterAll(() => the.close());

async function problemOf(answer: Response): Promise<{ status: number; code: unknown }> {
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const body = (await answer.json()) as { status: number; code: keyof typeof PROBLEMS }; // checked below
  expect(body.status).toBe(answer.status);
  expect(PROBLEMS[body.code].status).toBe(answer.status);
  return { status: answer.status, code: body.code };
}

describe('enrolment', () => {
  const card = async (over: object = {}) => {
    const person = await the.addPerson('member', the.village);
    return the.home.cards.issue({ person, people: the.people.id, singleUse: true, ...over });
  };
  const newPhone = (seed: number) => createTestPhone(the.app, seededRandom(seed), the.clock);

  it('gives the phone its person, its grants and the key of the home', async () => {
    const { status, reply } = await newPhone(100).enrol(await card());
    expect(status).toBe(200);
    expect(reply).toMatchObject({
      me: { name: 'Người member', grants: [{ role: 'member', place: the.village }] },
      home: { key: the.home.directory.identity.key, name: 'Thử', demo: true },
    });
  });

  it('may be repeated by the same phone, not by another', async () => {
    const secret = await card();
    const mine = newPhone(101);
    await mine.enrol(secret);
    expect((await mine.enrol(secret)).status).toBe(200);
    expect((await newPhone(102).enrol(secret)).reply.code).toBe('card-used');
  });

  it.each<[string, string, (secret: string) => Promise<string> | string]>([
    ['unknown', 'card-unknown', () => 'A'.repeat(32)],
    ['of another home', 'card-elsewhere', () => 'A'.repeat(40)],
    ['expired', 'card-expired', () => card({ expiresAt: the.clock.at })],
    [
      'withdrawn',
      'card-unknown',
      async (secret) => {
        const found = await the.home.store.directories.findCard(cardHashOf(secret));
        await the.home.cards.withdraw(found?.person ?? '');
        return secret;
      },
    ],
  ])('refuses a card that is %s: %s', async (_, code, change) => {
    const answer = await newPhone(103).enrol(await change(await card()));
    expect({ status: answer.status, code: answer.reply.code }).toEqual({
      status: 403,
      code,
    });
  });

  const send = async (change: (body: Record<string, unknown>) => unknown) => {
    const mine = newPhone(104);
    const secret = await card();
    const signature = toBase64Url(mine.sign(enrolBytes(mine.stream, mine.key, cardHashOf(secret))));
    const body = change({
      protocol: PROTOCOL,
      card: secret,
      stream: mine.stream,
      key: mine.key,
      signature,
    });
    return the.app.request('/api/enrol', {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  };

  it.each<[string, (body: Record<string, unknown>) => unknown, number, string]>([
    ['no JSON', () => '{', 400, 'not-json'],
    ['something more', (body) => ({ ...body, more: 1 }), 400, 'malformed'],
    ['a key off the curve', (body) => ({ ...body, key: `B${'A'.repeat(86)}` }), 400, 'malformed'],
    [
      'another key than the one that signs',
      (body) => ({ ...body, key: phone.key }),
      401,
      'signature-wrong',
    ],
    ['an old protocol', (body) => ({ ...body, protocol: 0 }), 400, 'malformed'],
    ['a newer protocol', (body) => ({ ...body, protocol: PROTOCOL + 1 }), 400, 'malformed'],
    ['too much', (body) => ({ ...body, device: 'x'.repeat(5_000) }), 413, 'too-large'],
  ])('refuses %s', async (_, change, status, code) => {
    expect(await problemOf(await send(change))).toEqual({ status, code });
  });

  it('refuses the stream of somebody else', async () => {
    const thief = newPhone(105);
    const secret = await card();
    const signature = toBase64Url(
      thief.sign(enrolBytes(phone.stream, thief.key, cardHashOf(secret))),
    );
    const body = JSON.stringify({
      protocol: PROTOCOL,
      card: secret,
      stream: phone.stream,
      key: thief.key,
      signature,
    });
    expect(
      await problemOf(await the.app.request('/api/enrol', { method: 'POST', body })),
    ).toMatchObject({ code: 'not-yours' });
  });
});

describe('a signed request', () => {
  const pull = `/api/pull?protocol=${PROTOCOL}&have=`;

  it('without a signature is refused', async () => {
    expect(await problemOf(await the.app.request(pull))).toEqual({
      status: 401,
      code: 'not-signed',
    });
  });

  it('of an unknown stream is refused', async () => {
    const stranger = createTestPhone(the.app, seededRandom(200), the.clock);
    expect((await stranger.pull()).reply.code).toBe('stream-unknown');
  });

  it('changed on the way is refused', async () => {
    const answer = await phone.send('GET', pull, utf8(''), {
      'banso-at': String(the.clock.at - 1),
    });
    expect(answer.reply.code).toBe('signature-wrong');
  });

  it('signed for another home is refused', async () => {
    phone.meet(phone.key);
    expect((await phone.send('GET', pull)).reply.code).toBe('signature-wrong');
    phone.meet(the.home.directory.identity.key);
    expect((await phone.send('GET', pull)).status).toBe(200);
  });

  it.each([
    [REQUEST_AGE_MAX_S, 200],
    [REQUEST_AGE_MAX_S + 1, 401],
    [-REQUEST_AGE_MAX_S, 200],
    [-REQUEST_AGE_MAX_S - 1, 401],
  ])('whose clock is %i s ahead: %i', async (ahead, status) => {
    const clock = { now: () => the.clock.at + ahead };
    const off = createTestPhone(the.app, seededRandom(201 + ahead), clock);
    const person = await the.addPerson('member', the.village);
    await off.enrol(await the.home.cards.issue({ person, people: the.people.id, singleUse: true }));
    const answer = await off.pull();
    expect(answer.status).toBe(status);
    if (status === 401) {
      expect(answer.reply).toMatchObject({ code: 'clock-far-off', at: the.clock.at });
      const said = clockBytes(off.stream, clock.now(), the.clock.at);
      const { signature = '' } = answer.reply as { readonly signature?: string }; // of this problem alone
      const bytes = fromBase64Url(signature);
      expect(bytes.ok && verify(the.home.directory.identity.key, said, bytes.value)).toBe(true);
    }
  });
});

describe('the body of a push', () => {
  const packed = (text: string) => new Uint8Array(gzipSync(utf8(text)));
  const gzip = { 'content-encoding': 'gzip' };
  const filled = (length: number): string => ' '.repeat(length - 2);

  it.each<[string, Uint8Array<ArrayBuffer>, Record<string, string>, string]>([
    ['no gzip', utf8('{}'), gzip, 'not-gzip'],
    ['half of a gzip', packed('{"protocol":1}').slice(0, 12), gzip, 'not-gzip'],
    ['no JSON', packed('{'), gzip, 'not-json'],
    ['no text', new Uint8Array([255, 254]), {}, 'not-json'],
    ['another form', packed('{}'), gzip, 'malformed'],
    ['as much as is inflated', packed(`{}${filled(PUSH_BYTES_MAX)}`), gzip, 'malformed'],
    ['more than is inflated', packed(`{}${filled(PUSH_BYTES_MAX + 1)}`), gzip, 'too-large'],
    ['as many bytes as are read', new Uint8Array(PUSH_GZIP_BYTES_MAX), gzip, 'not-gzip'],
    ['more bytes than are read', new Uint8Array(PUSH_GZIP_BYTES_MAX + 1), gzip, 'too-large'],
    ['another encoding', utf8('{}'), { 'content-encoding': 'br' }, 'unsupported-media'],
    [
      'half a character in a type',
      packed(
        JSON.stringify({
          protocol: PROTOCOL,
          stream: 'AAAAAAAAAA',
          parts: [
            {
              book: 'AAAAAAAAAA',
              from: 1,
              before: 'A'.repeat(43),
              salts: [],
              signature: 'A'.repeat(86),
              facts: [{ type: 'a\ud800b', at: 1, on: 1, body: '{}' }],
            },
          ],
        }),
      ),
      gzip,
      'malformed',
    ],
  ])('%s: %s', async (_, body, headers, code) => {
    const answer = await phone.send('POST', '/api/push', body, headers);
    expect(answer.reply.code).toBe(code);
    expect(the.log).toEqual([]);
  });
});

describe('addresses', () => {
  it.each([
    ['GET', '/nothing', 404, 'not-found'],
    ['GET', '/api/nothing', 404, 'not-found'],
    ['POST', '/healthz', 405, 'method-not-allowed'],
    ['GET', '/api/push', 405, 'method-not-allowed'],
    ['DELETE', '/api/pull', 405, 'method-not-allowed'],
  ])('%s %s: %i %s', async (method, path, status, code) => {
    expect(await problemOf(await the.app.request(path, { method }))).toEqual({ status, code });
  });

  it('carry headers that allow no foreign script, frame or sniffing', async () => {
    for (const path of ['/healthz', '/nothing', '/api/figures']) {
      const { headers } = await the.app.request(path);
      expect(headers.get('content-security-policy')).toMatch(
        /default-src 'none'.*frame-ancestors 'none'/u,
      );
      expect(headers.get('content-security-policy')).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.has('strict-transport-security')).toBe(false);
    }
  });

  it('say of a home that is reached by https that it is reached by nothing else', async () => {
    const app = createApp(the.home, { isHttps: true, log: () => undefined });
    const { headers } = await app.request('/nothing');
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=31536000/u);
  });
});

describe('the files of the phone’s app', () => {
  const folder = () => join(the.folder, 'pwa');
  const app = () => createApp(the.home, { pwa: folder(), log: () => undefined });

  beforeAll(() => {
    mkdirSync(join(folder(), 'assets'), { recursive: true });
    writeFileSync(join(folder(), 'index.html'), '<!doctype html>');
    writeFileSync(join(folder(), 'sw.js'), '//');
    writeFileSync(join(folder(), 'assets', 'index-abc.js'), 'x'.repeat(1_000));
    writeFileSync(join(the.folder, 'links.json'), '[]');
  });

  it.each([
    ['/', 'text/html; charset=utf-8', 'no-cache'],
    ['/sw.js', 'text/javascript; charset=utf-8', 'no-cache'],
    [
      '/assets/index-abc.js',
      'text/javascript; charset=utf-8',
      'public, max-age=31536000, immutable',
    ],
  ])('%s as %s, %s', async (path, type, cache) => {
    const answer = await app().request(path, { headers: { 'accept-encoding': 'br' } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe(type);
    expect(answer.headers.get('cache-control')).toBe(cache);
    expect(answer.headers.get('content-encoding')).toBe('br');
    const tag = answer.headers.get('etag') ?? '';
    expect((await app().request(path, { headers: { 'if-none-match': tag } })).status).toBe(304);
  });

  it.each([
    '/../links.json',
    '/%2e%2e/links.json',
    '/..%2flinks.json',
    '/assets',
    '/%00',
    '/%',
    '/links.json',
  ])('never %s', async (path) => {
    const answer = await app().request(`http://localhost${path}`);
    expect([404, 400]).toContain(answer.status);
  });
});
