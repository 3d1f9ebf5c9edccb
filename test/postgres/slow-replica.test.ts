// A home whose database waits for a second node that follows slowly, or not at all.

import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import { seededRandom } from '#kernel/random.ts';
import { askPostgres, createPlace } from '#test/support/postgres.ts';
import { type Cluster, makeCluster } from '#test/support/postgres-cluster.ts';
import { openTestHome, type TestHome } from '#test/support/test-home.ts';
import type { TestPhone } from '#test/support/test-phone.ts';

const WAITING = "FROM pg_stat_activity WHERE wait_event = 'SyncRep'";
const random = seededRandom(6);
let cluster: Cluster;
let server: ChildProcess;
let place = '';
let the: TestHome;
let phone: TestPhone;

beforeAll(async () => {
  cluster = await makeCluster();
  server = await cluster.start();
  place = await createPlace('slow', cluster.address('postgres'));
  the = await openTestHome({ database: place });
  phone = await the.enrol('member', the.village);
});

afterAll(async () => {
  await the.close();
  const ended = once(server, 'exit');
  server.kill('SIGINT');
  await ended;
  cluster.remove();
});

/** From now on an answer waits for the node of this name; for none when absent. */
async function waitForNode(name?: string): Promise<void> {
  const value = name === undefined ? 'DEFAULT' : `'${name}'`;
  await askPostgres(place, `ALTER SYSTEM SET synchronous_standby_names = ${value}`);
  await askPostgres(place, 'SELECT pg_reload_conf()');
  // Each of its processes reads the settings in its own time.
  await wait(1_000);
}

const part = () =>
  phone.part(the.homes.id, [
    { type: 'household.added@1', on: the.today, body: { household: newId(random) } },
  ]);
const seqOf = async () => (await the.home.store.read(the.homes.cell).findHead(the.homes.id))?.seq;
const isSettled = (answer: Promise<unknown>): Promise<boolean> =>
  Promise.race([answer.then(() => true), wait(1_500).then(() => false)]);

test('nothing is acknowledged before the second node has it, and then it is', async () => {
  await waitForNode('b');
  const answer = phone.push([part()]);
  expect(await isSettled(answer)).toBe(false);
  await waitForNode();
  expect(await answer).toMatchObject({ status: 200, reply: { parts: [{ n: 1 }] } });
});

test('a wait that somebody cancels is no acknowledgement; the work is taken once when it comes again', async () => {
  const before = (await seqOf()) ?? 0;
  await waitForNode('b');
  const again = part();
  const answer = phone.push([again]);
  expect(await isSettled(answer)).toBe(false);
  await askPostgres(place, `SELECT pg_cancel_backend(pid) ${WAITING}`);
  expect(await answer).toMatchObject({ status: 503, reply: { code: 'store-away' } });
  await waitForNode();
  expect(await phone.push([again])).toMatchObject({ status: 200, reply: { parts: [{ n: 2 }] } });
  expect(await seqOf()).toBe(before + 1);
});
