// Home and PostgreSQL are killed in the middle of pushes, in turn. By hand: KILL_ROUNDS=200.

import { type ChildProcess, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomInt, seededRandom } from '#kernel/random.ts';
import { type HomeProcess, startHome } from '#test/support/home-process.ts';
import { createPlace } from '#test/support/postgres.ts';
import { type Cluster, makeCluster } from '#test/support/postgres-cluster.ts';
import { compare, openPhones, type Phones } from './phones.ts';

const ROUNDS = Number(process.env['KILL_ROUNDS'] ?? 20);
const PHONES = 6;
/** Rounds after one of which every chain is recomputed. */
const CHECKED_EVERY = 5;
const VICTIMS = ['home', 'postmaster', 'all of PostgreSQL'] as const;

describe('a home over PostgreSQL', () => {
  const random = seededRandom(17);
  let cluster: Cluster;
  let server: ChildProcess;
  let home: HomeProcess | undefined;
  let database = '';
  let village: Phones;
  const totals = { away: 0, untold: 0 };

  beforeAll(async () => {
    cluster = await makeCluster();
    server = await cluster.start();
    database = await createPlace('killed', cluster.address('postgres'));
    village = await openPhones(database, PHONES, {
      request: (path, init) => fetch(`${home?.base ?? ''}${path}`, init),
    });
    home = await startHome(database);
  });
  afterAll(async () => {
    home?.child.kill('SIGKILL');
    const ended = once(server, 'exit');
    server.kill('SIGINT');
    await ended;
    cluster.remove();
  });

  it(
    `keeps everything it acknowledged while it or its database is killed, ${ROUNDS} times`,
    async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const victim = VICTIMS[round % VICTIMS.length] ?? 'home';
        const told = [...village.acknowledged.values()].reduce((sum, n) => sum + n, 0);
        let answersLeft = PHONES + randomInt(random, 20);
        let killing: Promise<unknown> | undefined;
        const onAnswer = (): void => {
          answersLeft -= 1;
          if (answersLeft === 0) killing = wait(randomInt(random, 8)).then(() => kill(victim));
        };
        await Promise.all(village.phones.map((phone) => pushUntilDead(phone, onAnswer)));
        await killing;
        await bringBack(victim);
        const isWhole = round % CHECKED_EVERY === 0 || round === ROUNDS - 1;
        const { missing, untold, defects } = await compare(database, village, isWhole);
        expect({ missing, defects }, `round ${round}, ${victim}`).toEqual({
          missing: 0,
          defects: [],
        });
        const now = [...village.acknowledged.values()].reduce((sum, n) => sum + n, 0);
        expect(now, 'no answer in the whole round').toBeGreaterThan(told);
        totals.untold += untold;
      }
      const acknowledged = [...village.acknowledged.values()].reduce((sum, n) => sum + n, 0);
      console.log(
        `${ROUNDS} kills: ${acknowledged} facts acknowledged, 0 missing, ${totals.untold} stored but` +
          ` not answered for, ${totals.away} answers that the store is away`,
      );
    },
    ROUNDS * 30_000,
  );

  async function pushUntilDead(
    phone: Phones['phones'][number],
    onAnswer: () => void,
  ): Promise<void> {
    for (;;) {
      const status = await village.push(phone);
      if (status === 503) totals.away += 1;
      else if (status !== undefined) expect(status).toBe(200);
      if (status !== 200) return;
      onAnswer();
    }
  }

  async function kill(victim: (typeof VICTIMS)[number]): Promise<void> {
    const child = victim === 'home' && home !== undefined ? home.child : server;
    const ended = once(child, 'exit');
    // The server's own processes first, so that none can end what it began.
    if (victim === 'all of PostgreSQL') {
      const { stdout } = spawnSync('pgrep', ['-P', String(server.pid)], { encoding: 'utf8' });
      for (const pid of stdout.split('\n').filter(Boolean)) endProcess(Number(pid));
    }
    child.kill('SIGKILL');
    await ended;
  }

  async function bringBack(victim: (typeof VICTIMS)[number]): Promise<void> {
    if (victim === 'home') home = await startHome(database);
    // It does not start as long as a process of the dead one is left.
    else server = await until(() => cluster.start());
  }
});

function endProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

async function until<T>(work: () => Promise<T>, tries = 100): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (tries === 0) throw error;
    await wait(100);
    return until(work, tries - 1);
  }
}
