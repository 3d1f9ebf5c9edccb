// What ten honest phones notice while another one lies to the same home as fast as it is answered. Prints
// what it measured, quiet windows and loud ones in turn; asserts only counts. More of it by hand:
//   HOSTILE_PAIRS=6 HOSTILE_WINDOW_S=10 npx vitest run test/bench/hostile.long.ts

import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bytes, toBase64Url, utf8 } from '#kernel/bytes.ts';
import { newId } from '#kernel/id.ts';
import { seededRandom } from '#kernel/random.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { Proposal } from '#book/activity.ts';
import { PUSH_FACTS_MAX, PERSON_FACTS } from '#protocol/limits.ts';
import type { PushPart } from '#protocol/messages.ts';
import { PROTOCOL } from '#protocol/version.ts';
import { type FloodRequest, type Flooded, startFlood } from '#test/support/flood.ts';
import { type HomeProcess, startHome } from '#test/support/home-process.ts';
import { openTestHome } from '#test/support/test-home.ts';
import { createTestPhone, type TestPhone } from '#test/support/test-phone.ts';

const PHONES = 10;
const CONNECTIONS = 16;
const PAIRS = Number(env['HOSTILE_PAIRS'] ?? 1);
const WINDOW_S = Number(env['HOSTILE_WINDOW_S'] ?? 2);
/** Each honest phone pushes and pulls so often, which is many times what a phone in the field does. */
const ROUND_MS = 1_000;
const YEAR_2099_S = 4_070_908_800;
const clock = { now: () => Math.floor(Date.now() / 1_000) };

/** Milliseconds of each exchange. */
type Times = { readonly push: number[]; readonly pull: number[] };

describe('a phone that lies', () => {
  const folder = mkdtempSync(join(tmpdir(), 'banso-hostile-'));
  const random = seededRandom(9);
  const honest: TestPhone[] = [];
  const liars: TestPhone[] = [];
  const households: string[] = [];
  /** What each honest phone holds. */
  const haves = new Map<TestPhone, string>();
  let home: HomeProcess;
  let doors = '';
  const today = dayOfSeconds(clock.now());

  beforeAll(async () => {
    const the = await openTestHome({ folder });
    doors = the.doors.id;
    const remote = {
      request: (path: string, init?: RequestInit) => fetch(`${home.base}${path}`, init),
    };
    const register = async (): Promise<TestPhone> => {
      const person = await the.addPerson('member', the.village, { from: the.today - 4_000 });
      const phone = createTestPhone(remote, random, clock);
      const body = { stream: phone.stream, person, key: phone.key };
      await the.home.recorder.record(the.people, [
        { type: 'stream.registered@1', on: the.today, body },
      ]);
      phone.meet(the.home.directory.identity.key);
      return phone;
    };
    for (let count = 0; count < PHONES; count += 1) honest.push(await register());
    for (const _ of Object.keys(LIES)) liars.push(await register());
    const added: Proposal[] = Array.from({ length: 300 }, () => {
      const household = newId(random);
      households.push(household);
      return { type: 'household.added@1', on: the.today - 90, body: { household } };
    });
    await the.home.recorder.record(the.homes, added);
    for (let count = 0; count < 6; count += 1) {
      await the.home.recorder.record(the.doors, visits(PUSH_FACTS_MAX, the.today - 30));
    }
    await the.close();
    home = await startHome(folder, { isKept: true });
    await runHonest(WINDOW_S);
  });
  afterAll(async () => {
    const ended = once(home.child, 'exit');
    home.child.kill();
    await ended;
    rmSync(folder, { recursive: true });
  });

  const visits = (count: number, on = today): Proposal[] =>
    Array.from({ length: count }, () => ({
      type: 'door.visited@1',
      on,
      body: {
        visit: newId(random),
        household: households[random(1)[0] ?? 0] ?? '',
        outcome: 'met',
        note: 'Cả nhà đang chuẩn bị đi nương, hẹn tối chủ nhật',
      },
    }));

  function signed(
    phone: TestPhone,
    method: 'GET' | 'POST',
    path: string,
    body: Bytes,
    at = clock.now(),
  ): FloodRequest {
    const signature = toBase64Url(phone.sign(phone.requestSaid({ method, path, at, body })));
    return {
      method,
      path,
      headers: {
        'banso-stream': phone.stream,
        'banso-at': String(at),
        'banso-signature': signature,
        ...(method === 'POST' && { 'content-encoding': 'gzip' }),
      },
      body: Buffer.from(body).toString('base64'),
    };
  }

  const pushBody = ({ stream }: TestPhone, part: PushPart): Bytes =>
    new Uint8Array(gzipSync(utf8(JSON.stringify({ protocol: PROTOCOL, stream, parts: [part] }))));

  const pushOf = (liar: TestPhone, facts: number, keep: boolean, at?: number): FloodRequest =>
    signed(liar, 'POST', '/api/push', pushBody(liar, liar.part(doors, visits(facts), keep)), at);

  /** Pushes of as many facts as one may hold; `keep` makes each go on from the last. */
  const pushes = (liar: TestPhone, count: number, keep: boolean, at?: number): FloodRequest[] =>
    Array.from({ length: count }, () => pushOf(liar, PUSH_FACTS_MAX, keep, at));

  const LIES: Readonly<Record<string, (liar: TestPhone) => readonly FloodRequest[]>> = {
    'says other things under used numbers': (liar) => [
      pushOf(liar, 1, true),
      ...(liar.rewind(doors, undefined), pushes(liar, 30, false)),
    ],
    'brings facts without end': (liar) => pushes(liar, 60, true),
    'lives in 2099': (liar) => pushes(liar, 10, false, YEAR_2099_S),
    'signs with a key that is not the stream’s': (liar) =>
      pushes(liar, 10, false).map((one) => ({
        ...one,
        headers: { ...one.headers, 'banso-stream': honest[0]?.stream ?? '' },
      })),
    'speaks for streams that nobody knows': (liar) =>
      pushes(liar, 10, false).map((one) => ({
        ...one,
        headers: { ...one.headers, 'banso-stream': newId(random) },
      })),
    'asks for everything, again and again': (liar) => [
      signed(liar, 'GET', `/api/pull?protocol=${PROTOCOL}&have=`, utf8('')),
    ],
    'tries cards': (liar) =>
      Array.from({ length: 50 }, () => ({
        method: 'POST' as const,
        path: '/api/enrol',
        headers: {},
        body: Buffer.from(
          JSON.stringify({
            protocol: PROTOCOL,
            card: toBase64Url(random(24)),
            stream: newId(random),
            key: liar.key,
            signature: toBase64Url(random(64)),
          }),
        ).toString('base64'),
      })),
  };

  /** All honest phones push and pull in their rounds; everything they say is taken. */
  async function runHonest(seconds: number): Promise<Times> {
    const times: Times = { push: [], pull: [] };
    const end = performance.now() + seconds * 1_000;
    await Promise.all(
      honest.map(async (phone) => {
        await wait(Math.random() * ROUND_MS);
        while (performance.now() < end) {
          const began = performance.now();
          const part = phone.part(doors, visits(2));
          times.push.push(await timed(async () => expectTaken(await phone.push([part]))));
          times.pull.push(
            await timed(async () => {
              const { status, reply } = await phone.pull(haves.get(phone));
              expect(status).toBe(200);
              const seqs = reply.books.map(({ book, seq }) => `${book.id}.0.${seq}`);
              haves.set(phone, seqs.join(','));
            }),
          );
          // Never in step with anybody else.
          await wait(ROUND_MS * (0.5 + Math.random()) - (performance.now() - began));
        }
      }),
    );
    return times;
  }

  it.each(Object.entries(LIES).map(([name, make], index) => [name, make, index] as const))(
    '%s and slows no one else',
    async (name, make, index) => {
      const liar = liars[index];
      if (liar === undefined) throw new Error('no liar');
      const flood = await startFlood(
        join(folder, 'flood.json'),
        make(liar),
        home.base,
        CONNECTIONS,
      );
      const quiet: Times = { push: [], pull: [] };
      const loud: Times = { push: [], pull: [] };
      const answered: Record<string, number> = {};
      for (let pair = 0; pair < PAIRS; pair += 1) {
        append(quiet, await runHonest(WINDOW_S));
        flood.go();
        append(loud, await runHonest(WINDOW_S));
        addUp(answered, await flood.stop());
      }
      await flood.end();
      const refused = Object.entries(answered).filter(([code]) => code !== '200');
      expect(refused.reduce((sum, [, times]) => sum + times, 0)).toBeGreaterThan(0);
      const taken = (answered['200'] ?? 0) * PUSH_FACTS_MAX;
      const isPull = make(liar)[0]?.method === 'GET';
      if (!isPull) expect(taken).toBeLessThanOrEqual(PERSON_FACTS.burst + PUSH_FACTS_MAX);
      console.log(
        `${name}: ${JSON.stringify(answered)}\n  others push ${told(quiet.push, loud.push)}\n` +
          `  others pull ${told(quiet.pull, loud.pull)}`,
      );
    },
  );
});

async function timed(act: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await act();
  return performance.now() - began;
}

function expectTaken({ status, reply }: Awaited<ReturnType<TestPhone['push']>>): void {
  expect(status).toBe(200);
  const [part] = reply.parts;
  if (part === undefined || !('items' in part)) throw new Error(JSON.stringify(reply));
  expect(part.items.map(({ verdict }) => verdict)).toEqual(['ok', 'ok']);
}

function append(all: Times, more: Times): void {
  all.push.push(...more.push);
  all.pull.push(...more.pull);
}

function addUp(all: Record<string, number>, more: Flooded): void {
  for (const [code, times] of Object.entries(more)) all[code] = (all[code] ?? 0) + times;
}

function told(quiet: readonly number[], loud: readonly number[]): string {
  const line = (share: number): string => {
    const [before, during] = [quantile(quiet, share), quantile(loud, share)];
    const change = Math.round((during / before - 1) * 100);
    return `${before.toFixed(1)} → ${during.toFixed(1)} ms (${change >= 0 ? '+' : ''}${change} %)`;
  };
  return `p50 ${line(0.5)}, p95 ${line(0.95)}, of ${quiet.length} and ${loud.length}`;
}

function quantile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
