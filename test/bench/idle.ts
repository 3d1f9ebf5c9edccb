// `npm run bench -- idle [--connections N] [--seconds N] [--alone | --peers NAME[,NAME…]] [--json]`: what
// phones weigh that only wait for news, at one home process; what it would cost if they asked instead; and
// what a tenth as many weigh at peers' servers. See docs/benchmarks.md.

import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
import { askedPeers } from './beside/asked.ts';
import { LISTENED, weighPeers } from './beside/idle.ts';
import { round, weighWaiting } from './idle/weigh.ts';
import { numberAfter, tellJson } from './lib/tell.ts';

const connections = numberAfter('--connections', 10_000);
const idleS = numberAfter('--seconds', 60);
const names = askedPeers(LISTENED);
const REGISTER_AT_ONCE = 200;
const ASKED = 1_000;
/** Until all who waited have hung up. */
const CLOSED_MS = 5_000;
/** What phones do that hear of nothing. */
const POLL_S = 30;

const random = seededRandom(11);
const clock = { now: () => Math.floor(Date.now() / 1_000) };
const folder = mkdtempSync(join(tmpdir(), 'banso-bench-'));
/** What each phone was told last. */
const marks = new WeakMap<TestPhone, string>();

const { phones, doors } = await register();
const home = await startHome(folder);
const { ours, asking } = await measureAndEnd();
tell('ours', ours);
console.log(`asking every ${POLL_S} s instead: ${asking.askedMs} ms each, ${asking.percent} %`);
const { peers, ratios } = await weighPeers(names, ours, idleS);
for (const [name, waiting] of Object.entries(peers)) tell(name, waiting);
tellJson('idle', { ours, peers, ratios, variants: { [`asking every ${POLL_S} s`]: asking } });

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

async function measureAndEnd() {
  try {
    return await measure(home);
  } finally {
    const ended = once(home.child, 'exit');
    home.child.kill();
    await ended;
    rmSync(folder, { recursive: true });
  }
}

async function measure({ base, cost }: HomeProcess) {
  const [writer, ...listeners] = phones;
  if (writer === undefined) throw new Error('nobody to write');
  await ask(base, writer);
  const waiting = await weighWaiting(
    {
      connections: listeners.length,
      port: Number(new URL(base).port),
      cost,
      asked: (index) => ({
        path: NEWS_PATH,
        headers: signed(listeners[index] ?? writer, NEWS_PATH),
      }),
      heard: 'data: news',
      write: () => write(base, writer),
    },
    idleS,
  );
  await wait(CLOSED_MS);
  const before = cost();
  for (let count = 0; count < ASKED; count += 1) await ask(base, writer);
  const askedMs = round(((cost().cpuS - before.cpuS) * 1_000) / ASKED);
  const percent = round((listeners.length / POLL_S) * (askedMs / 10));
  const times = round(percent / Math.max(waiting.idlePercent, 0.1));
  return { ours: waiting, asking: { askedMs, percent, times } };
}

function tell(name: string, waiting: Awaited<ReturnType<typeof weighWaiting>>): void {
  const { connections: count, openS, openMs, perConnectionKb, memoryMb } = waiting;
  console.log(`${name}: ${count} connections, opened in ${openS} s at ${openMs} ms each`);
  console.log(`${perConnectionKb} KB each, the process ${memoryMb} MB`);
  console.log(`waiting takes ${waiting.idlePercent} % of a processor`);
  console.log(
    `news for all: ${waiting.firstToldS} s to the first, ${waiting.lastToldS} to the last`,
  );
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
