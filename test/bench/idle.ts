// `npm run bench -- idle [--connections N] [--json]`: what phones weigh that only wait for news, at one home
// process; and what it would cost if they asked instead. See docs/benchmarks.md.

import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createConnection, type Socket } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv } from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { toBase64Url, utf8 } from '#kernel/bytes.ts';
import { newId } from '#kernel/id.ts';
import { seededRandom } from '#kernel/random.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { Proposal } from '#book/activity.ts';
import { PROTOCOL } from '#protocol/version.ts';
import { openHome } from '#server/home.ts';
import { openSqliteStore } from '#server/store/sqlite.ts';
import { type HomeProcess, startHome } from '#test/support/home-process.ts';
import { NEWS_PATH } from '#test/support/listener.ts';
import { createTestPhone, type TestPhone } from '#test/support/test-phone.ts';

const connections = Number(argv[argv.indexOf('--connections') + 1] ?? 0) || 10_000;
const OPEN_AT_ONCE = 200;
const REGISTER_AT_ONCE = 200;
const IDLE_S = 60;
const ASKED = 1_000;
/** What phones do that hear of nothing. */
const POLL_S = 30;

const random = seededRandom(11);
const clock = { now: () => Math.floor(Date.now() / 1_000) };
const folder = mkdtempSync(join(tmpdir(), 'banso-bench-'));

const { phones, doors } = await register();
const home = await startHome(folder);
const sockets: Socket[] = [];
/** What each phone was told last. */
const marks = new WeakMap<TestPhone, string>();
const toldMs: number[] = [];
try {
  const result = await measure(home);
  tell(result);
} finally {
  for (const socket of sockets) socket.destroy();
  const ended = once(home.child, 'exit');
  home.child.kill();
  await ended;
  rmSync(folder, { recursive: true });
}

/** A village whose members all have a phone. */
async function register(): Promise<{ phones: readonly TestPhone[]; doors: string }> {
  const opened = openSqliteStore(folder, 'demo');
  if (!opened.ok) throw new Error(opened.error.code);
  const founded = await openHome(opened.value, { name: 'Thử', random });
  const today = dayOfSeconds(clock.now());
  const found = async (kind: 'tinh' | 'xa' | 'ban', parent: string): Promise<string> => {
    const made = await founded.founding.found({ kind, name: 'Nà Lúa', parent, from: today - 9 });
    if (!made.ok) throw new Error(made.error.code);
    return made.value;
  };
  const commune = await found('xa', await found('tinh', founded.directory.identity.country));
  const village = await found('ban', commune);
  const people = founded.directory.findBookOf('people', commune);
  const homes = founded.directory.findBookOf('homes', village);
  if (people === undefined || homes === undefined) throw new Error('no books');
  const made: TestPhone[] = [];
  for (let from = 0; from <= connections; from += REGISTER_AT_ONCE) {
    const facts: Proposal[] = [];
    for (let count = 0; count < Math.min(REGISTER_AT_ONCE, connections + 1 - from); count += 1) {
      const phone = createTestPhone({ request: fetch }, random, clock);
      phone.meet(founded.directory.identity.key);
      made.push(phone);
      facts.push(...registering(phone, village, today));
    }
    const recorded = await founded.recorder.record(people, facts);
    if (!recorded.ok) throw new Error(recorded.error.code);
  }
  await founded.store.close();
  return { phones: made, doors: homes.id };
}

function registering(phone: TestPhone, village: string, today: number): readonly Proposal[] {
  const person = newId(random);
  const grant = { grant: newId(random), person, role: 'member', place: village, from: today - 9 };
  return [
    { type: 'person.added@1', on: today, body: { person, name: 'Người trong tổ' } },
    { type: 'grant.given@1', on: today, body: grant },
    {
      type: 'stream.registered@1',
      on: today,
      body: { stream: phone.stream, person, key: phone.key },
    },
  ];
}

async function measure({ base, cost }: HomeProcess) {
  const [writer, ...listeners] = phones;
  if (writer === undefined) throw new Error('nobody to write');
  const port = Number(new URL(base).port);
  await ask(base, writer);
  const before = cost();
  const openedAt = performance.now();
  for (let at = 0; at < listeners.length; at += OPEN_AT_ONCE) {
    await Promise.all(listeners.slice(at, at + OPEN_AT_ONCE).map((phone) => open(port, phone)));
  }
  const openS = (performance.now() - openedAt) / 1_000;
  await wait(5_000);
  const opened = cost();
  await wait(IDLE_S * 1_000);
  const idle = cost();
  const writtenAt = performance.now();
  await write(base, writer);
  while (toldMs.length < listeners.length) await wait(100);
  const told = toldMs.map((ms) => ms - writtenAt).toSorted((left, right) => left - right);
  const after = cost();
  for (let count = 0; count < ASKED; count += 1) await ask(base, writer);
  const askedMs = ((cost().cpuS - after.cpuS) * 1_000) / ASKED;
  return {
    connections: listeners.length,
    openS: round(openS),
    memoryMb: idle.memoryMb,
    perConnectionKb: round(((idle.memoryMb - before.memoryMb) * 1_024) / listeners.length),
    openMs: round(((opened.cpuS - before.cpuS) * 1_000) / listeners.length),
    idlePercent: round(((idle.cpuS - opened.cpuS) / IDLE_S) * 100),
    firstToldS: round((told[0] ?? 0) / 1_000),
    lastToldS: round((told.at(-1) ?? 0) / 1_000),
    askedMs: round(askedMs),
    pollPercent: round((listeners.length / POLL_S) * (askedMs / 10)),
  };
}

function tell(result: Awaited<ReturnType<typeof measure>>): void {
  const { connections: count, perConnectionKb, memoryMb, idlePercent, pollPercent } = result;
  console.log(`${count} connections, opened in ${result.openS} s at ${result.openMs} ms each`);
  console.log(`${perConnectionKb} KB each, the process ${memoryMb} MB`);
  console.log(`waiting takes ${idlePercent} % of a processor`);
  console.log(`news for all reached the first after ${result.firstToldS} s`);
  console.log(`and the last after ${result.lastToldS} s`);
  console.log(`asking every ${POLL_S} s instead: ${result.askedMs} ms each, ${pollPercent} %`);
  if (!argv.includes('--json')) return;
  const ratio = round(pollPercent / Math.max(idlePercent, 0.1));
  const peers = { [`asking every ${POLL_S} s`]: { percent: pollPercent } };
  const ratios = { [`asking every ${POLL_S} s`]: ratio };
  const machine = cpus()[0]?.model;
  console.log(JSON.stringify({ bench: 'idle', ours: result, peers, ratios, machine }));
}

function signed(phone: TestPhone, path: string): Readonly<Record<string, string>> {
  const at = clock.now();
  const said = phone.requestSaid({ method: 'GET', path, at, body: utf8('') });
  return {
    'banso-stream': phone.stream,
    'banso-at': String(at),
    'banso-signature': toBase64Url(phone.sign(said)),
  };
}

/** Until the first byte of news' answer is there. */
async function open(port: number, phone: TestPhone): Promise<void> {
  const headers = Object.entries({ host: `127.0.0.1:${port}`, ...signed(phone, NEWS_PATH) });
  const lines = headers.map(([name, value]) => `${name}: ${value}`).join('\r\n');
  const socket = createConnection(port, '127.0.0.1');
  sockets.push(socket);
  socket.write(`GET ${NEWS_PATH} HTTP/1.1\r\n${lines}\r\n\r\n`);
  const [first] = (await once(socket, 'data')) as [Buffer]; // of a socket without an encoding
  if (!first.toString().startsWith('HTTP/1.1 200')) throw new Error(first.toString());
  socket.on('data', (piece: Buffer) => {
    if (piece.includes('data: news')) toldMs.push(performance.now());
  });
}

/** Whether anything is new; where no mark is worth anything, all that is there. */
async function ask(base: string, phone: TestPhone): Promise<void> {
  const mark = marks.get(phone);
  const known = mark === undefined ? 'have=' : `mark=${mark}&left=`;
  const path = `/api/pull?protocol=${PROTOCOL}&${known}`;
  const answer = await fetch(base + path, { headers: signed(phone, path) });
  if (answer.headers.has('banso-still')) return;
  if (answer.status === 204) return void marks.delete(phone);
  const reply = (await answer.json()) as { mark: string }; // as every home answers
  marks.set(phone, reply.mark);
}

async function write(base: string, phone: TestPhone): Promise<void> {
  const body = { household: newId(random) };
  const part = phone.part(doors, [{ type: 'household.added@1', on: 20_000, body }]);
  const bytes = utf8(JSON.stringify({ protocol: PROTOCOL, stream: phone.stream, parts: [part] }));
  const at = clock.now();
  const said = phone.requestSaid({ method: 'POST', path: '/api/push', at, body: bytes });
  const headers = {
    'banso-stream': phone.stream,
    'banso-at': String(at),
    'banso-signature': toBase64Url(phone.sign(said)),
  };
  const answer = await fetch(`${base}/api/push`, { method: 'POST', body: bytes, headers });
  if (answer.status !== 200) throw new Error(await answer.text());
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}
