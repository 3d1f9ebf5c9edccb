// How fast a home in a process of its own takes facts, every check made and every answer on the disk, over
// SQLite and over PostgreSQL: prints what it measured, asserts only counts.

import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toBase64Url, utf8 } from '#kernel/bytes.ts';
import { newId } from '#kernel/id.ts';
import { seededRandom } from '#kernel/random.ts';
import type { Proposal } from '#book/activity.ts';
import type { PushPart } from '#protocol/messages.ts';
import { PROTOCOL } from '#protocol/version.ts';
import { costOf, type HomeProcess, startHome } from '#test/support/home-process.ts';
import { openTestHome } from '#test/support/test-home.ts';
import { createTestPhone, type TestPhone } from '#test/support/test-phone.ts';
import { makeCluster } from '#test/support/postgres-cluster.ts';

type Place = {
  readonly at: { readonly folder: string } | { readonly database: string };
  /** Seconds of processor that the engine used beside the home. */
  cpuS(): number;
  remove(): Promise<void>;
};

async function makeFolder(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'banso-bench-'));
  return {
    at: { folder },
    cpuS: () => 0,
    remove: async () => rmSync(folder, { recursive: true }),
  };
}

async function makeDatabase(): Promise<Place> {
  const cluster = await makeCluster();
  const server = await cluster.start();
  return {
    at: { database: cluster.address('postgres') },
    cpuS() {
      const { stdout } = spawnSync('pgrep', ['-P', String(server.pid)], { encoding: 'utf8' });
      const pids = [server.pid ?? 0, ...stdout.split('\n').filter(Boolean).map(Number)];
      return pids.reduce((sum, pid) => sum + costOf(pid).cpuS, 0);
    },
    async remove() {
      const ended = once(server, 'exit');
      server.kill('SIGINT');
      await ended;
      cluster.remove();
    },
  };
}

const PHONES = 8;
const clock = { now: () => Math.floor(Date.now() / 1_000) };

describe.each([
  ['SQLite', makeFolder],
  ['PostgreSQL', makeDatabase],
])('taking facts over HTTP into %s', (engine, makePlace) => {
  let place: Place;
  const random = seededRandom(7);
  const phones: TestPhone[] = [];
  const households: string[] = [];
  let home: HomeProcess;
  let doors = '';
  let today = 0;

  beforeAll(async () => {
    place = await makePlace();
    const the = await openTestHome(place.at);
    doors = the.doors.id;
    today = the.today;
    for (let count = 0; count < PHONES; count += 1) {
      const person = await the.addPerson('member', the.village);
      const phone = createTestPhone(the.app, random, clock);
      const body = { stream: phone.stream, person, key: phone.key };
      await the.home.recorder.record(the.people, [
        { type: 'stream.registered@1', on: today, body },
      ]);
      phone.meet(the.home.directory.identity.key);
      phones.push(phone);
    }
    const added: Proposal[] = Array.from({ length: 300 }, (_, index) => {
      const household = newId(random);
      households.push(household);
      return {
        type: 'household.added@1',
        on: today - 90,
        body: { household, head: `Chủ hộ ${index}` },
      };
    });
    await the.home.recorder.record(the.homes, added);
    await the.close();
    home = await startHome('folder' in place.at ? place.at.folder : place.at.database);
  });
  afterAll(async () => {
    const ended = once(home.child, 'exit');
    home.child.kill();
    await ended;
    await place.remove();
  });

  const visits = (count: number): Proposal[] =>
    Array.from({ length: count }, () => ({
      type: 'door.visited@1',
      on: today - 30,
      body: {
        visit: newId(random),
        household: households[random(1)[0] ?? 0] ?? '',
        outcome: 'met',
        note: 'Cả nhà đang chuẩn bị đi nương, hẹn tối chủ nhật',
      },
    }));

  function requestOf(phone: TestPhone, parts: readonly PushPart[]): RequestInit {
    const text = JSON.stringify({ protocol: PROTOCOL, stream: phone.stream, parts });
    const body = new Uint8Array(gzipSync(utf8(text)));
    const at = clock.now();
    const { stream } = phone;
    const said = phone.requestSaid({ method: 'POST', path: '/api/push', at, body });
    const headers = {
      'banso-stream': stream,
      'banso-at': String(at),
      'banso-signature': toBase64Url(phone.sign(said)),
      'content-encoding': 'gzip',
    };
    return { method: 'POST', body, headers };
  }

  it.each([
    [20, 150],
    [1, 300],
  ])('%i at a time', async (perPush, pushes) => {
    const ready = phones.map((phone) =>
      Array.from({ length: pushes }, () => requestOf(phone, [phone.part(doors, visits(perPush))])),
    );
    let taken = 0;
    const before = { home: home.cost().cpuS, engine: place.cpuS() };
    const started = performance.now();
    const sendAll = async (requests: readonly RequestInit[]): Promise<void> => {
      for (const request of requests) {
        const answer = await fetch(`${home.base}/api/push`, request);
        const reply = (await answer.json()) as { parts: { items: unknown[] }[] }; // counted below
        taken += reply.parts[0]?.items.length ?? 0;
      }
    };
    await Promise.all(ready.map(sendAll));
    const seconds = (performance.now() - started) / 1_000;
    const { cpuS, memoryMb } = home.cost();
    expect(taken).toBe(perPush * pushes * PHONES);
    const total = pushes * PHONES;
    const perPushMs = (usedS: number): string => ((usedS * 1_000) / total).toFixed(2);
    console.log(
      `${engine}, ${perPush} a push: ${Math.round(taken / seconds)} facts/s,` +
        ` ${Math.round(total / seconds)} pushes/s; of processor a push the home used` +
        ` ${perPushMs(cpuS - before.home)} ms and the database ${perPushMs(place.cpuS() - before.engine)} ms;` +
        ` the home has ${memoryMb} MB of memory`,
    );
  });
});
