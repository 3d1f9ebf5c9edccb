// Requests of every shape, most of them refused before anything is read: none may change a byte of the store.

import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bytes, utf8 } from '#kernel/bytes.ts';
import { PUSH_BYTES_MAX } from '#protocol/limits.ts';
import { PROTOCOL } from '#protocol/version.ts';
import { type Dice, FUZZ_SEED, play } from './dice.ts';
import { mutateBytes, mutateJson, mutateText, render, TEXTS } from './mutate.ts';
import { PLAN } from './plan.ts';
import { findRequest, type Headers, signHeaders, signRequest } from './signed-request.ts';
import { ask, createGuard, createTally, openTarget, type Target } from './target.ts';

const METHODS = [
  'GET',
  'POST',
  'HEAD',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'PURGE',
  'get',
  'PROPFIND',
] as const;
const PATHS = [
  '/',
  '/healthz',
  '/index.html',
  '/api',
  '/api/',
  '/api/enrol',
  '/api/push',
  '/api/pull',
  '/api/figures',
  '/api/list',
  '/api/doors',
  '/api/household',
  '/api/trace',
  '/api/search',
  '/api/attention',
  '/api/due',
  '/api/import/preview',
  '/api/import/confirm',
  '/api/cards',
  '/api/decide',
  '/api/erase',
  '/api/carry',
  '/api/rejoin',
  '/api/offer',
  '/api/succeed',
  '/api/mark',
  '/api/file',
  '/api/snapshots',
  '/api/follow',
  '/api/sealed',
  `/api/sealed/part?name=${'A'.repeat(43)}&from=0`,
  '/api/upload',
  `/api/upload/AAAAAAAAAA/${'A'.repeat(43)}/5`,
  '/api/nothing',
  '/xa/AAAAAAAAAA',
  '/thon/AAAAAAAAAA?lang=en',
  '/quy/AAAAAAAAAA?dot=AAAAAAAAAA&ma=QT7K2M9P4X&dau=0.0.1.1',
  '/bien/AAAAAAAAAAAAAAAAAAAA',
  '/bang-tin/AAAAAAAAAA?lang=en',
  '/k/AAAAAAAAAAAAAAAAAAAAAAAAAA',
  '/k?ma=https://vi-du.vn/k/AAAAAAAAAAAAAAAAAAAAAAAAAA',
  '/loa/AAAAAAAAAAAAAAAAAAAAAAAAAA',
  '/cap/AAAAAAAAAA?so=AAAAAAAAAA.AAAAAAAAAA',
  '/atom/AAAAAAAAAA',
  '/lich/AAAAAAAAAA',
  '/the',
  '/ho',
  '/api/household-cards',
  '/assets/app.js',
  '/../data/demo/links.json',
  '/%2e%2e/%2e%2e/etc/passwd',
  '/..%2f..%2fetc%2fpasswd',
  '/%00',
  '/%',
  '/%c0%af',
  '/a%5c..%5c..%5cb',
  '//evil.example/x',
  '/;/api/pull',
  '/api//pull',
] as const;
const HEADERS = [
  'content-type',
  'content-encoding',
  'content-length',
  'accept-encoding',
  'if-none-match',
  'origin',
  'host',
  'cookie',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-http-method-override',
  'range',
  'banso-stream',
  'banso-at',
  'banso-signature',
  'authorization',
  'transfer-encoding',
  'expect',
] as const;
const VALUES = [
  'gzip',
  'br',
  'identity',
  'gzip, gzip',
  'deflate',
  'application/json',
  'text/csv',
  'multipart/form-data; boundary=x',
  '-1',
  '0',
  '99999999999999999999',
  'NaN',
  '*',
  'null',
  'bytes=0-',
  'https://evil.example',
  '1795237200',
  'a'.repeat(7_000),
] as const;

describe('hostile requests', () => {
  let target: Target;
  let guard: ReturnType<typeof createGuard>;
  const tally = createTally();

  beforeAll(async () => {
    target = await openTarget(FUZZ_SEED % 1_000);
    guard = createGuard(target.witness);
  });
  afterAll(() => target.close());

  /** Sends what must not change anything, and sees that it did not. */
  async function refuse(kind: string, request: Request): Promise<number> {
    const { status, code } = await ask(target, request);
    tally.add(`${kind} ${status} ${code}`);
    if (!guard.isSame()) throw new Error(`answered ${status} ${code} and changed the store`);
    return status;
  }

  function hostileHeaders(dice: Dice): Headers {
    const headers: Headers = {};
    for (let count = dice.below(4); count > 0; count -= 1) {
      const value = dice.chance(60)
        ? dice.pick(VALUES)
        : mutateText(dice, dice.pick(TEXTS)).slice(0, 4_000);
      headers[dice.pick(HEADERS)] = value.replaceAll(/[^\u0020-\u007e\u0080-\u00ff]/gu, '?').trim();
    }
    return headers;
  }

  test('methods, addresses, headers and bodies of every kind', async () => {
    const bodies = [validEnrol(), { protocol: 1 }, [], 'text', 1];
    const played = await play('requests', PLAN.requests, async (dice) => {
      for (;;) {
        const path = dice.chance(70)
          ? dice.pick(PATHS)
          : mutateText(dice, dice.pick(PATHS)).slice(0, 3_000);
        const query = dice.chance(30)
          ? `?${mutateText(dice, dice.pick(TEXTS)).slice(0, 2_000)}`
          : '';
        const body = dice.chance(20)
          ? dice.bytes(dice.below(300))
          : render(dice, mutateJson(dice, dice.pick(bodies)));
        const request = findRequest(dice.pick(METHODS), path + query, hostileHeaders(dice), body);
        if (request === undefined) continue;
        await refuse('requests', request);
        return;
      }
    });
    expect(played).toBe(PLAN.requests);
    expect(tally.get('requests 404 not-found')).toBeGreaterThan(1_000);
    expect(tally.get('requests 401 not-signed')).toBeGreaterThan(300);
  });

  const validEnrol = () => ({
    protocol: PROTOCOL,
    card: 'A'.repeat(32),
    stream: 'AAAAAAAAAA',
    key: 'B'.repeat(87),
    signature: 'A'.repeat(86),
  });

  test('signatures that are not of this very request', async () => {
    const { member, stranger } = target.phones;
    const paths = [
      '/api/pull?protocol=1&have=',
      `/api/doors?place=${target.village}`,
      '/api/push',
    ] as const;
    const played = await play('signatures', PLAN.signatures, async (dice) => {
      const path = dice.pick(paths);
      const method = path === '/api/push' ? 'POST' : 'GET';
      const body = utf8(path === '/api/push' ? '{}' : '');
      const headers = signHeaders(target, member, method, path, body);
      const broken = breakSignature(dice, headers, stranger.stream);
      const request = findRequest(method, broken.path ?? path, broken.headers, broken.body ?? body);
      if (request === undefined) return;
      const status = await refuse('signatures', request);
      if (status < 400 && !isStillValid(headers, broken)) {
        throw new Error(`taken: ${JSON.stringify(broken)}`);
      }
    });
    expect(played).toBe(PLAN.signatures);
    for (const code of ['not-signed', 'stream-unknown', 'signature-wrong']) {
      expect(tally.get(`signatures 401 ${code}`), code).toBeGreaterThan(100);
    }
  });

  test('signed pushes with anything in them', async () => {
    const { member } = target.phones;
    const part = member.part(
      target.doors.id,
      target.households.slice(0, 3).map((household) => ({
        type: 'door.visited@1',
        on: target.today,
        body: { visit: target.newId(), household, outcome: 'met' },
      })),
      false,
    );
    const valid = { protocol: PROTOCOL, stream: member.stream, parts: [part] };
    const played = await play('bodies', PLAN.bodies, async (dice) => {
      let value = mutateJson(dice, valid);
      while (JSON.stringify(value) === JSON.stringify(valid)) value = mutateJson(dice, valid);
      const body = utf8(render(dice, value));
      await refuse('bodies', signRequest(target, member, 'POST', '/api/push', body));
    });
    expect(played).toBe(PLAN.bodies);
    expect(tally.get('bodies 400 malformed')).toBeGreaterThan(2_000);
    expect(tally.get('bodies 200 ')).toBeGreaterThan(1_000);
  });

  test('signed pushes whose gzip is cut, spoilt or a bomb', async () => {
    const { member } = target.phones;
    const packed = new Uint8Array(
      gzipSync(JSON.stringify({ protocol: PROTOCOL, stream: member.stream, parts: [] })),
    );
    const bomb = new Uint8Array(gzipSync(new Uint8Array(30 * PUSH_BYTES_MAX)));
    const played = await play('gzip', PLAN.gzip, async (dice) => {
      let body: Bytes = mutateBytes(dice, packed);
      if (dice.chance(3)) body = bomb;
      else if (dice.chance(5)) body = dice.bytes(dice.below(2_000));
      const headers = {
        'content-encoding': dice.chance(90) ? 'gzip' : dice.pick(VALUES).slice(0, 99),
      };
      await refuse('gzip', signRequest(target, member, 'POST', '/api/push', body, headers));
    });
    expect(played).toBe(PLAN.gzip);
    for (const answer of ['400 not-gzip', '413 too-large', '415 unsupported-media']) {
      expect(tally.get(`gzip ${answer}`), answer).toBeGreaterThan(50);
    }
  });
});

type Broken = { readonly headers: Headers; readonly path?: string; readonly body?: Bytes };

function breakSignature(dice: Dice, headers: Headers, other: string): Broken {
  const name = dice.pick(['banso-stream', 'banso-at', 'banso-signature'] as const);
  const { [name]: value = '', ...rest } = headers;
  const clean = (text: string): string =>
    text
      .replaceAll(/[^\u0020-\u007e]/gu, '?')
      .trim()
      .slice(0, 2_000);
  switch (dice.below(7)) {
    case 0:
      return { headers: rest };
    case 1:
      return { headers: { ...headers, 'banso-stream': other } };
    case 2:
      return { headers: { ...headers, 'banso-stream': 'unknown_AA' } };
    case 3:
      return { headers, path: '/api/pull?protocol=1&have=&mark=AAAAAAAAAAA' };
    case 4:
      return {
        headers: {
          ...headers,
          'banso-at': String(Number(headers['banso-at']) + dice.below(900) - 450),
        },
      };
    case 5:
      return {
        headers: {
          ...headers,
          'banso-signature': headers['banso-signature']?.split('').reverse().join('') ?? '',
        },
      };
    default:
      return { headers: { ...rest, [name]: clean(mutateText(dice, value)) } };
  }
}

/** Leading zeros of the second are the same second, and some changes change nothing. */
const isStillValid = (headers: Headers, broken: Broken): boolean =>
  broken.path === undefined &&
  Object.entries(headers).every(([name, value]) =>
    name === 'banso-at'
      ? Number(broken.headers[name]) === Number(value)
      : broken.headers[name] === value,
  );
