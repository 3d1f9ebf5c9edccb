// A home in a process of its own, with a village of 300 households, and phones that are registered there.

import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Id, newId } from '#kernel/id.ts';
import { seededRandom } from '#kernel/random.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { Proposal } from '#book/activity.ts';
import { PULL_BOOKS_MAX, PUSH_FACTS_MAX } from '#protocol/limits.ts';
import { createKeyPair } from '#server/crypto.ts';
import { type HomeProcess, startHome } from '#test/support/home-process.ts';
import type { Opens } from '#test/support/sealed-copies.ts';
import { openTestHome, type TestHome } from '#test/support/test-home.ts';
import { createTestPhone, type TestPhone } from '#test/support/test-phone.ts';
import { ENGINES } from '../ingest/engines.ts';

export const clock = { now: () => Math.floor(Date.now() / 1_000) };
export const random = seededRandom(9);

const HOUSEHOLDS = 300;
const VISITS = 6 * PUSH_FACTS_MAX;
const BOOKS_PER_VILLAGE = 8;

/** A phone of a person of its own, with what another process needs to speak for it. */
export type Enlisted = {
  readonly phone: TestPhone;
  readonly pair: ReturnType<typeof createKeyPair>;
};

export type Stage = {
  /** The doors of the village. */
  readonly doors: Id;
  readonly households: readonly Id[];
  /** As many books as a phone may say that it has, of villages that are not its own too. */
  readonly books: readonly Id[];
  readonly homeKey: string;
  readonly opens: Opens;
  readonly phones: readonly Enlisted[];
  /** Of somebody who has no phone yet. */
  readonly card: string;
  home(): HomeProcess;
  /** Lines of its log since it was started. */
  readonly log: readonly string[];
  /** Ends the home and starts it anew: nothing of what was asked before waits any more. */
  startAgain(): Promise<void>;
  diskBytes(): Promise<number>;
  close(): Promise<void>;
};

/** @param count phones, each of a member of the village */
export async function openStage(engineName: string, count: number): Promise<Stage> {
  const engine = await ENGINES.find(({ name }) => name === engineName)?.make();
  if (engine === undefined) throw new Error(`no engine ${engineName}`);
  const files = mkdtempSync(join(tmpdir(), 'banso-hostile-'));
  const isDatabase = engine.place.startsWith('postgres:');
  const place = isDatabase ? { database: engine.place } : {};
  const the = await openTestHome({ folder: isDatabase ? files : engine.place, ...place });
  const log: string[] = [];
  let home: HomeProcess;
  const ask = {
    request: (path: string, init?: RequestInit) => fetch(`${home.base}${path}`, init),
  };
  const phones: Enlisted[] = [];
  for (let made = 0; made < count; made += 1) phones.push(await enlist(the, ask));
  const households = await fillVillage(the);
  const { opening, directory } = the.home;
  const sealTo = opening.current();
  const told = {
    doors: the.doors.id,
    households,
    books: [...directory.books()].map(({ id }) => id).slice(0, PULL_BOOKS_MAX),
    homeKey: directory.identity.key,
    opens: { opening: { current: () => sealTo } },
    card: await giveCard(the),
  };
  await the.close();

  const start = async (): Promise<void> => {
    log.length = 0;
    const kept = { isKept: true, files: join(files, 'files') };
    home = await startHome(engine.place, { ...kept, log: (line) => log.push(line) });
  };
  const end = async (): Promise<void> => {
    const ended = once(home.child, 'exit');
    home.child.kill();
    await ended;
  };
  await start();
  return {
    ...told,
    phones,
    home: () => home,
    log,
    async startAgain() {
      await end();
      await start();
    },
    diskBytes: () => engine.diskBytes(),
    async close() {
      await end();
      await engine.remove();
      rmSync(files, { recursive: true });
    },
  };
}

async function enlist(
  the: TestHome,
  ask: Parameters<typeof createTestPhone>[0],
): Promise<Enlisted> {
  const person = await the.addPerson('member', the.village, { from: the.today - 4_000 });
  const pair = createKeyPair(random);
  const phone = createTestPhone(ask, random, clock, { pair });
  const body = { stream: phone.stream, person, key: phone.key };
  await the.home.recorder.record(the.people, [
    { type: 'stream.registered@1', on: the.today, body },
  ]);
  phone.meet(the.home.directory.identity.key);
  return { phone, pair };
}

async function giveCard(the: TestHome): Promise<string> {
  const person = await the.addPerson('member', the.village);
  return the.home.cards.issue({ person, people: the.people.id, singleUse: true });
}

/** Households and visits of the village, and other villages that nobody here reads. */
async function fillVillage(the: TestHome): Promise<readonly Id[]> {
  const households = Array.from({ length: HOUSEHOLDS }, () => newId(random));
  const on = the.today - 90;
  await the.home.recorder.record(
    the.homes,
    households.map((household) => ({ type: 'household.added@1', on, body: { household } })),
  );
  for (let written = 0; written < VISITS; written += PUSH_FACTS_MAX) {
    await the.home.recorder.record(the.doors, visitsTo(households, PUSH_FACTS_MAX, on + 60));
  }
  for (let more = 0; more * BOOKS_PER_VILLAGE < PULL_BOOKS_MAX; more += 1) {
    const village = { kind: 'ban', name: `Bản ${more}`, parent: the.commune } as const;
    const founded = await the.home.founding.found({ ...village, from: the.today - 500 });
    if (!founded.ok) throw new Error(founded.error.code);
  }
  return households;
}

/** No two are alike. */
export const visitsTo = (
  households: readonly Id[],
  count: number,
  on = dayOfSeconds(clock.now()),
): Proposal[] =>
  Array.from({ length: count }, () => ({
    type: 'door.visited@1',
    on,
    body: {
      visit: newId(random),
      household: households[(random(1)[0] ?? 0) % households.length] ?? '',
      outcome: 'met',
      note: 'Cả nhà đang chuẩn bị đi nương, hẹn tối chủ nhật',
    },
  }));
