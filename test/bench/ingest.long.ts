// How fast the home takes facts, every check made and every answer on the disk: prints, asserts only counts.

import { gzipSync } from 'node:zlib';
import { serve, type ServerType } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toBase64Url, utf8 } from '#kernel/bytes.ts';
import { requestBytes } from '#book/signed.ts';
import { seededRandom } from '#kernel/random.ts';
import { newId } from '#kernel/id.ts';
import type { Proposal } from '#book/activity.ts';
import type { PushPart } from '#protocol/messages.ts';
import { PROTOCOL } from '#protocol/version.ts';
import { sha256 } from '#server/crypto.ts';
import { openTestHome, type TestHome } from '#test/support/test-home.ts';
import type { TestPhone } from '#test/support/test-phone.ts';

const PHONES = 8;
const PUSHES = 150;
const SAVE = 20;

describe('taking facts', () => {
  let the: TestHome;
  let server: ServerType;
  let base: string;
  const phones: TestPhone[] = [];
  const households: string[] = [];
  const random = seededRandom(7);

  beforeAll(async () => {
    the = await openTestHome();
    for (let count = 0; count < PHONES; count += 1) phones.push(await the.enrol('member', the.village));
    const added: Proposal[] = Array.from({ length: 300 }, (_, index) => {
      const household = newId(random);
      households.push(household);
      return { type: 'household.added@1', on: the.today - 90, body: { household, head: `Chủ hộ ${index}` } };
    });
    await the.home.recorder.record(the.homes, added);
    await new Promise<void>((resolve) => {
      server = serve({ fetch: the.app.fetch, hostname: '127.0.0.1', port: 0 }, () => resolve());
    });
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port
  });
  afterAll(async () => {
    await new Promise((resolve) => server.close(resolve));
    await the.close();
  });

  const visits = (count: number): Proposal[] =>
    Array.from({ length: count }, () => ({
      type: 'door.visited@1',
      on: the.today - 30,
      body: {
        visit: newId(random),
        household: households[random(1)[0] ?? 0] ?? '',
        outcome: 'met',
        note: 'Cả nhà đang chuẩn bị đi nương, hẹn tối chủ nhật',
      },
    }));

  async function sendAll(perPush: number, pushes: number): Promise<number> {
    const ready = phones.map((phone) =>
      Array.from({ length: pushes }, () => requestOf(phone, [phone.part(the.doors.id, visits(perPush))])),
    );
    let taken = 0;
    const started = performance.now();
    await Promise.all(
      ready.map(async (requests) => {
        for (const request of requests) {
          const answer = await fetch(`${base}/api/push`, request);
          const reply = (await answer.json()) as { parts: { items: unknown[] }[] }; // counted below
          taken += reply.parts[0]?.items.length ?? 0;
        }
      }),
    );
    const seconds = (performance.now() - started) / 1_000;
    const total = pushes * PHONES;
    console.log(
      `${perPush} a push over HTTP: ${Math.round(taken / seconds)} facts/s, ${Math.round(total / seconds)} pushes/s`,
    );
    return taken;
  }

  function requestOf(phone: TestPhone, parts: readonly PushPart[]) {
    const body = new Uint8Array(gzipSync(utf8(JSON.stringify({ protocol: PROTOCOL, stream: phone.stream, parts }))));
    const at = the.clock.now();
    const said = requestBytes({ stream: phone.stream, method: 'POST', path: '/api/push', at, bodyHash: sha256(body) });
    const headers = {
      'banso-stream': phone.stream,
      'banso-at': String(at),
      'banso-signature': toBase64Url(phone.sign(said)),
      'content-encoding': 'gzip',
    };
    return { method: 'POST', body, headers };
  }

  it('takes twenties over HTTP', async () => {
    expect(await sendAll(SAVE, PUSHES)).toBe(SAVE * PUSHES * PHONES);
  });

  it('takes single facts over HTTP', async () => {
    expect(await sendAll(1, PUSHES * 2)).toBe(PUSHES * 2 * PHONES);
  });

  it('takes many parts in one transaction, as the demo gives them', async () => {
    const parts = phones.flatMap((phone) =>
      Array.from({ length: 250 }, () => {
        const signer = the.home.directory.findStream(phone.stream);
        if (signer === undefined) throw new Error('a phone without a stream');
        return { signer, part: phone.part(the.doors.id, visits(SAVE)), receivedAt: the.clock.now() };
      }),
    );
    const started = performance.now();
    const outcomes = await the.home.ingest.take(parts);
    const seconds = (performance.now() - started) / 1_000;
    expect(outcomes.filter((outcome) => outcome.taken)).toHaveLength(parts.length);
    console.log(`in one transaction: ${Math.round((parts.length * SAVE) / seconds)} facts/s`);
    console.log(`memory: ${Math.round(process.memoryUsage.rss() / 2 ** 20)} MB`);
  });
});
