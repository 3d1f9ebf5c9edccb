// Two app servers of one database, as people start them, behind HAProxy as the guide sets it up: one after
// the other is ended and started again while phones push.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cwd, env, execPath } from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listen, until } from '#test/support/listener.ts';
import { createPlace } from '#test/support/postgres.ts';
import { freePort } from '#test/support/postgres-owner.ts';
import { compareStore, openPushers, type Pushers } from '#test/support/pushers.ts';
import type { TestPhone } from '#test/support/test-phone.ts';
import { clock } from './phones.ts';

const PHONES = 4;
/** Within what a person may ask. */
const BETWEEN_PUSHES_MS = 150;
const AGAIN_MS = 100;
/** What a phone asks again after a while: nothing came, or the store was busy for too long. */
const COVERED = /^(?:no answer|50[234]) /u;
/** In which the proxy has seen that a server is there. */
const SEEN_MS = 2_000;

const started: ChildProcess[] = [];
const folder = mkdtempSync(join(tmpdir(), 'banso-renewed-'));
let database = '';
let village: Pushers;
let base = '';

beforeAll(async () => {
  database = await createPlace('renewed');
  village = await openPushers(database, PHONES, 'real');
}, 120_000);
afterAll(async () => {
  for (const child of started) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** @param says what goes wrong in it */
function start(
  program: string,
  args: readonly string[],
  given: Record<string, string>,
  says: 'inherit' | 'ignore' = 'inherit',
) {
  const child = spawn(program, args, {
    env: { ...env, ...given },
    stdio: ['ignore', 'ignore', says],
  });
  started.push(child);
  return child;
}

/** Where a server answers, and where it counts. */
type Ports = { readonly port: number; readonly metrics: number };

async function startServer({ port, metrics }: Ports): Promise<ChildProcess> {
  const child = start(execPath, [join(cwd(), 'dist', 'server', 'main.js')], {
    DATABASE_URL: database,
    DATA_DIR: folder,
    ORIGIN: 'http://localhost',
    HOST: '127.0.0.1',
    PORT: String(port),
    METRICS_PORT: String(metrics),
  });
  await answers(`http://127.0.0.1:${port}`);
  return child;
}

/** Facts that were new at a server since its start. */
async function taken({ metrics }: Ports): Promise<number> {
  const counted = await (await fetch(`http://127.0.0.1:${metrics}/metrics`)).text();
  return Number(/^banso_facts_total (?<count>\d+)$/mu.exec(counted)?.groups?.['count']);
}

async function answers(address: string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const answer = await fetch(`${address}/readyz`).catch(() => undefined);
    if (answer?.status === 200) return;
    await wait(100);
  }
  throw new Error(`${address} does not answer`);
}

/** Pushes without an end, each until it is taken; what was not taken at once is noted. */
async function pushOn(phone: TestPhone, isOver: () => boolean, refused: string[]): Promise<void> {
  const { book, household, acknowledged } = village;
  while (!isOver()) {
    const part = phone.part(book, [household(), household()]);
    for (;;) {
      const answer = await phone.push([part]).catch(() => undefined);
      const [receipt] = answer?.status === 200 ? answer.reply.parts : [];
      if (receipt !== undefined && 'code' in receipt) throw new Error(JSON.stringify(receipt));
      if (receipt !== undefined) {
        acknowledged.set(phone.stream, receipt.n);
        break;
      }
      refused.push(`${answer?.status ?? 'no answer'} ${answer?.reply.code ?? ''}`);
      await wait(AGAIN_MS);
    }
    await wait(BETWEEN_PUSHES_MS);
  }
}

const acknowledged = (): number =>
  [...village.acknowledged.values()].reduce((sum, n) => sum + n, 0);

test('two servers are renewed one after the other while phones push: nothing is lost or refused, and a village meets one of them', async () => {
  const front = await freePort();
  const ports: Ports[] = [];
  for (const _ of 'ab') ports.push({ port: await freePort(), metrics: await freePort() });
  const servers = await Promise.all(ports.map(startServer));
  const [a = '', b = ''] = ports.map(({ port }) => `127.0.0.1:${port}`);
  const given = { LISTEN: `127.0.0.1:${front}`, SERVER_A: a, SERVER_B: b };
  // It tells of each server that goes and comes.
  start('haproxy', ['-db', '-f', join(cwd(), 'docs/operate/two-servers.cfg')], given, 'ignore');
  base = `http://127.0.0.1:${front}`;
  village.goTo(base);
  await answers(base);

  const refused: string[] = [];
  let isOver = false;
  const load = village.phones.map((phone) => pushOn(phone, () => isOver, refused));
  const meanwhile: number[] = [];
  for (const [index, each] of ports.entries()) {
    const ended = once(servers[index] ?? expect.fail('no server'), 'exit');
    const before = acknowledged();
    servers[index]?.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    servers[index] = await startServer(each);
    meanwhile.push(acknowledged() - before);
    await wait(SEEN_MS);
  }
  // With both there again, all phones of the village meet the same one.
  const before = await Promise.all(ports.map(taken));
  await wait(SEEN_MS);
  const after = await Promise.all(ports.map(taken));
  const met = after.filter((count, index) => count > (before[index] ?? 0));
  expect(met).toHaveLength(1);

  const [first] = village.phones;
  if (first === undefined) throw new Error('no phone');
  const at = { request: (path: string, init?: RequestInit) => fetch(`${base}${path}`, init) };
  const listener = await listen(at, first, clock.now());
  await until(() => listener.news() > 0);
  await listener.stop();
  isOver = true;
  await Promise.all(load);

  for (const child of servers) {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }
  const { lost, defects, opened } = await compareStore(database, village, 'real');
  console.log(
    `two servers renewed behind HAProxy: ${acknowledged()} facts acknowledged, ${lost} lost, ` +
      `${meanwhile.join(' and ')} of them while one stood alone; asked again: ${refused.length}`,
  );
  expect({ lost, defects, opened }).toEqual({ lost: 0, defects: [], opened: true });
  for (const count of meanwhile) expect(count).toBeGreaterThan(0);
  expect(refused.filter((each) => !COVERED.test(each))).toEqual([]);
}, 240_000);
