// Three nodes of PostgreSQL under Patroni, etcd and HAProxy, as docs/operate/failover.md sets them up; the
// one that leads is killed with all its processes while phones push. See README.md.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chownSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import * as v from 'valibot';
import { startHome } from '#test/support/home-process.ts';
import { asOwner, findOwner, freePort } from '#test/support/postgres-owner.ts';
import { compareStore, openPushers } from '#test/support/pushers.ts';
import { readOptions } from './options.ts';

const PHONES = 6;
const NODES = ['a', 'b', 'c'] as const;
const PASSWORD = 'thu-thach';
const QUIET_MS = 3_000;
const ON_THE_WAY_MS = 1_500;
const WHOLE_WITHIN_MS = 180_000;
const { rounds, isRelaxed } = readOptions();
const docs = join(import.meta.dirname, '..', '..', 'docs', 'operate');
const PATRONI: readonly [string, readonly string[]] = [
  '/usr/bin/patroni',
  [join(docs, 'patroni.yml')],
];

type Node = {
  readonly name: (typeof NODES)[number];
  readonly folder: string;
  readonly ports: { etcd: number; peer: number; postgres: number; patroni: number };
  readonly running: Map<'etcd' | 'patroni', ChildProcess>;
};

const Members = v.object({
  members: v.array(v.object({ name: v.string(), role: v.string(), state: v.string() })),
});

const owner = findOwner();
const folder = mkdtempSync(join(tmpdir(), 'banso-failover-'));
if (owner !== undefined) chownSync(folder, owner.user, owner.group);
const nodes: readonly Node[] = await Promise.all(NODES.map(makeNode));
const entry = await freePort();
const others: ChildProcess[] = [];
const outages: number[] = [];
const seconds = (ms: number): string => (ms / 1_000).toFixed(1);
try {
  for (const node of nodes) start(node, 'etcd');
  await until('etcd has no leader', async () => (await ask(`http://${at('etcd', 0)}/health`)).ok);
  for (const node of nodes) start(node, 'patroni');
  others.push(startProxy());
  if (isRelaxed) await until('nobody leads', relax);
  await until('the nodes are not whole', isWhole);
  const database = `postgres://banso:${PASSWORD}@127.0.0.1:${entry}/postgres`;
  const pushers = await untilDone('the way to the leader', () => openPushers(database, PHONES));
  const home = await startHome(database);
  others.push(home.child);
  pushers.goTo(home.base);

  let isOver = false;
  let lastMs = performance.now();
  let longestMs = 0;
  // What it had answered may still be on the way when it is killed.
  const isTakenSince = (killedMs: number): boolean => lastMs > killedMs + ON_THE_WAY_MS;
  const pushing = pushers.pushThrough(
    () => isOver,
    () => {
      const now = performance.now();
      longestMs = Math.max(longestMs, now - lastMs);
      lastMs = now;
    },
  );
  for (let round = 1; round <= rounds; round += 1) {
    await wait(QUIET_MS);
    longestMs = 0;
    const killed = await kill();
    const killedMs = performance.now();
    await until('nothing is taken any more', async () => isTakenSince(killedMs));
    await wait(QUIET_MS);
    outages.push(longestMs);
    console.log(`round ${round}: killed ${killed.name}; ${seconds(longestMs)} s without an answer`);
    for (const part of ['etcd', 'patroni'] as const) start(killed, part);
    await until('the nodes are not whole again', isWhole);
  }
  isOver = true;
  await pushing;
  const { lost, defects, opened } = await compareStore(database, pushers);
  const facts = [...pushers.acknowledged.values()].reduce((sum, n) => sum + n, 0);
  const sorted = outages.toSorted((left, right) => left - right);
  console.log(
    `fail-over${isRelaxed ? ', asynchronous (control)' : ''}: ${rounds} leaders killed, ${facts} facts ` +
      `acknowledged, ${lost} lost, ${defects.length} defects found by verify; without an answer for ` +
      `${seconds(sorted[Math.floor(rounds / 2)] ?? 0)} s (median), ${seconds(sorted.at(-1) ?? 0)} s at most`,
  );
  const isWholeStore = opened && lost === 0 && defects.length === 0;
  process.exitCode = facts > 0 && isWholeStore !== isRelaxed ? 0 : 1;
} finally {
  for (const child of others) child.kill('SIGKILL');
  for (const node of nodes) endNode(node);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

async function makeNode(name: Node['name']): Promise<Node> {
  const place = join(folder, name);
  mkdirSync(place);
  if (owner !== undefined) chownSync(place, owner.user, owner.group);
  const [etcd, peer, postgres, patroni] = [
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
  ];
  return { name, folder: place, ports: { etcd, peer, postgres, patroni }, running: new Map() };
}

function at(part: keyof Node['ports'], index: number): string {
  return `127.0.0.1:${nodes[index]?.ports[part] ?? 0}`;
}

function start(node: Node, part: 'etcd' | 'patroni'): void {
  const [program, args] = part === 'etcd' ? etcdOf(node) : PATRONI;
  const [run, given] = asOwner(owner, program, args);
  const log = openSync(join(node.folder, `${part}.log`), 'a');
  const child = spawn(run, given, {
    cwd: node.folder,
    stdio: ['ignore', log, log],
    env: { ...env, ...(part === 'patroni' ? settingsOf(node) : {}) },
  });
  node.running.set(part, child);
}

function etcdOf({ name, folder: place, ports }: Node): readonly [string, readonly string[]] {
  const [client, peer] = [`http://127.0.0.1:${ports.etcd}`, `http://127.0.0.1:${ports.peer}`];
  const all = nodes.map((node) => `${node.name}=http://127.0.0.1:${node.ports.peer}`).join(',');
  const args = Object.entries({
    name,
    'data-dir': join(place, 'etcd'),
    'listen-client-urls': client,
    'advertise-client-urls': client,
    'listen-peer-urls': peer,
    'initial-advertise-peer-urls': peer,
    'initial-cluster': all,
  }).map(([key, value]) => `--${key}=${value}`);
  return ['/usr/bin/etcd', args];
}

/** What docs/operate/failover.md gives a node in its environment. */
function settingsOf({ name, folder: place, ports }: Node): Record<string, string> {
  return {
    PATRONI_NAME: name,
    PATRONI_ETCD3_HOSTS: nodes.map((_, index) => at('etcd', index)).join(','),
    PATRONI_RESTAPI_LISTEN: `127.0.0.1:${ports.patroni}`,
    PATRONI_RESTAPI_CONNECT_ADDRESS: `127.0.0.1:${ports.patroni}`,
    PATRONI_POSTGRESQL_LISTEN: `127.0.0.1:${ports.postgres}`,
    PATRONI_POSTGRESQL_CONNECT_ADDRESS: `127.0.0.1:${ports.postgres}`,
    PATRONI_POSTGRESQL_DATA_DIR: join(place, 'data'),
    PATRONI_POSTGRESQL_PGPASS: join(place, 'pgpass'),
    PATRONI_POSTGRESQL_BIN_DIR: env['POSTGRES_BIN'] ?? '',
    PATRONI_SUPERUSER_USERNAME: 'banso',
    PATRONI_SUPERUSER_PASSWORD: PASSWORD,
    PATRONI_REPLICATION_USERNAME: 'replica',
    PATRONI_REPLICATION_PASSWORD: PASSWORD,
  };
}

function startProxy(): ChildProcess {
  const addresses = nodes.flatMap(({ name, ports }): readonly (readonly [string, string])[] => [
    [`NODE_${name.toUpperCase()}`, `127.0.0.1:${ports.postgres}`],
    [`NODE_${name.toUpperCase()}_PATRONI`, String(ports.patroni)],
  ]);
  return spawn('/usr/sbin/haproxy', ['-db', '-f', join(docs, 'haproxy.cfg')], {
    stdio: 'ignore',
    env: { ...env, LISTEN: `127.0.0.1:${entry}`, ...Object.fromEntries(addresses) },
  });
}

async function members(): Promise<v.InferOutput<typeof Members>['members']> {
  for (const index of nodes.keys()) {
    const answer = await ask(`http://${at('patroni', index)}/cluster`);
    const known = v.safeParse(Members, answer.body);
    if (known.success) return known.output.members;
  }
  return [];
}

/** The control: nobody waits for a second node. */
async function relax(): Promise<boolean> {
  const body = JSON.stringify({ synchronous_mode: false, synchronous_mode_strict: false });
  return (await ask(`http://${at('patroni', 0)}/config`, { method: 'PATCH', body })).ok;
}

/** One leads, one is waited for, and all follow. */
async function isWhole(): Promise<boolean> {
  const all = await members();
  const roles = new Set(all.map(({ role }) => role));
  const isRunning = all.every(({ state }) => state === 'running' || state === 'streaming');
  return (
    all.length === NODES.length &&
    isRunning &&
    roles.has('leader') &&
    (isRelaxed || roles.has('sync_standby'))
  );
}

/** Everything of the node that leads ends at once, as when its power is cut. */
async function kill(): Promise<Node> {
  const leader = (await members()).find(({ role }) => role === 'leader')?.name;
  const node = nodes.find(({ name }) => name === leader);
  if (node === undefined) throw new Error('nobody leads');
  endNode(node);
  return node;
}

function endNode({ folder: place, running }: Node): void {
  for (const child of running.values()) child.kill('SIGKILL');
  try {
    const postmaster = readFileSync(join(place, 'data', 'postmaster.pid'), 'utf8').split('\n')[0];
    const { stdout } = spawnSync('pgrep', ['-P', String(postmaster)], { encoding: 'utf8' });
    spawnSync('kill', ['-9', String(postmaster), ...stdout.split('\n').filter(Boolean)]);
  } catch {
    // It never came so far.
  }
}

async function ask(
  address: string,
  init: RequestInit = {},
): Promise<{ ok: boolean; body?: unknown }> {
  try {
    const answer = await fetch(address, { ...init, signal: AbortSignal.timeout(2_000) });
    return { ok: answer.ok, body: (await answer.json()) as unknown };
  } catch {
    return { ok: false };
  }
}

async function until(what: string, isSo: () => Promise<boolean>, everyMs = 500): Promise<void> {
  const end = performance.now() + WHOLE_WITHIN_MS;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(what);
    await wait(everyMs);
  }
}

async function untilDone<T>(what: string, work: () => Promise<T>): Promise<T> {
  let done: { readonly value: T } | undefined;
  await until(what, async () => {
    done = await work().then(
      (value) => ({ value }),
      () => undefined,
    );
    return done !== undefined;
  });
  if (done === undefined) throw new Error(what);
  return done.value;
}
