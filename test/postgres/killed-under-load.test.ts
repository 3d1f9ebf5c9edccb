// Two app servers on one database, phones pushing to either for some seconds, one killed in the middle.

import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { randomInt, seededRandom } from '#kernel/random.ts';
import { type HomeProcess, startHome } from '#test/support/home-process.ts';
import { createPlace } from '#test/support/postgres.ts';
import { compare, openPhones, type Phones } from './phones.ts';

const PHONES = 8;
const LOAD_MS = 10_000;
/** The first is killed after a third of it and stands again after two thirds. */
const KILLED_AT_MS = LOAD_MS / 3;
const RETURNS_AT_MS = (2 * LOAD_MS) / 3;

const random = seededRandom(41);
const servers: HomeProcess[] = [];
let database = '';
let village: Phones;
let turn = 0;

beforeAll(async () => {
  database = await createPlace('killed_under_load');
  village = await openPhones(database, PHONES, {
    // As a proxy that asks the other one where nobody answers.
    request: async (path, init) => {
      turn += 1;
      const first = servers[turn % servers.length]?.base ?? '';
      const other = servers[(turn + 1) % servers.length]?.base ?? '';
      return fetch(`${first}${path}`, init).catch(() => fetch(`${other}${path}`, init));
    },
  });
  servers.push(...(await Promise.all([startHome(database), startHome(database)])));
});

afterAll(async () => {
  for (const { child } of servers) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const ended = once(child, 'exit');
    child.kill();
    await ended;
  }
});

const acknowledged = (): number =>
  [...village.acknowledged.values()].reduce((sum, n) => sum + n, 0);

test('one of two servers is killed under load: whoever pushes goes on, and nothing acknowledged is lost', async () => {
  const endsAt = Date.now() + LOAD_MS;
  const load = village.phones.map(async (phone) => {
    while (Date.now() < endsAt) {
      expect(await village.push(phone)).toBe(200);
      await wait(randomInt(random, 20));
    }
  });
  await wait(KILLED_AT_MS);
  const [victim] = servers;
  if (victim === undefined) throw new Error('no server');
  const ended = once(victim.child, 'exit');
  victim.child.kill('SIGKILL');
  await ended;
  const before = acknowledged();
  await wait(RETURNS_AT_MS - KILLED_AT_MS);
  const meanwhile = acknowledged() - before;
  servers[0] = await startHome(database);
  await Promise.all(load);
  const { missing, untold, facts, defects } = await compare(database, village);
  console.log(
    `${LOAD_MS / 1_000} s of load on two servers, one killed: ${acknowledged()} facts acknowledged, ` +
      `${missing} lost, ${meanwhile} of them while one stood alone`,
  );
  expect({ missing, defects }).toEqual({ missing: 0, defects: [] });
  expect(meanwhile, 'the other one took nothing').toBeGreaterThan(0);
  expect(facts).toBe(acknowledged() + untold);
}, 240_000);
