// Rows of the home's store and of a phone's store that a broken disk or a hand has changed.

import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tablesText } from '#book/table.ts';
import { createDevice } from '#device/create-device.ts';
import type { Medium } from '#device/memory-store.ts';
import { openEpoch } from '#server/epochs.ts';
import { openHome } from '#server/home.ts';
import { createApp } from '#server/http/app.ts';
import { openSqliteStore } from '#server/store/sqlite.ts';
import {
  enrolledPhone,
  openWorld,
  platformOf,
  save,
  visit,
  type World,
} from '#test/device/world.ts';
import { type Dice, FUZZ_SEED, play } from './dice.ts';
import { mutateBytes, mutateJson, mutateText, TEXTS } from './mutate.ts';
import { PLAN } from './plan.ts';
import { signRequest } from './signed-request.ts';
import { createTally, openTarget, type Target } from './target.ts';

const memory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** What may be said of a store that is not what it was. */
const CLEAR =
  /^(?:store broken|store damaged|invariant broken|UNIQUE constraint failed|NOT NULL constraint failed)/u;

describe("the home's store", () => {
  let folder: string;
  let target: Target;
  const tally = createTally();

  beforeAll(async () => {
    folder = mkdtempSync(join(memory, 'banso-rows-'));
    target = await openTarget(FUZZ_SEED % 1_000);
    const { member } = target.phones;
    const visits = target.households.map((household) => ({
      type: 'door.visited@1',
      on: target.today,
      body: { visit: target.newId(), household, outcome: 'met' },
    }));
    await member.push([member.part(target.doors.id, visits)]);
    const { store } = target.home;
    await openEpoch(store, target.homes);
    await store.write(target.homes.cell, async (writing) => {
      await writing.setArchived(target.homes.id, member.stream, 1);
      const file = { hash: 'A'.repeat(43), bytes: 1, stream: member.stream, receivedAt: 1 };
      await writing.addFile(target.homes.id, file);
    });
    await target.home.store.close();
  });
  afterAll(() => {
    target.witness.close();
    rmSync(target.folder, { recursive: true });
    rmSync(folder, { recursive: true });
  });

  test('opens with a clear word, or keeps what it does not know', async () => {
    const played = await play('home-rows', PLAN['home-rows'], async (dice) => {
      const copy = join(folder, 'copy');
      rmSync(copy, { recursive: true, force: true });
      cpSync(target.folder, copy, { recursive: true });
      if (!changeRow(dice, join(copy, 'banso.sqlite'))) tally.add('refused by the tables');
      tally.add(await openAndAsk(copy));
    });
    expect(played).toBe(PLAN['home-rows']);
    expect(tally.get('all answered'), tally.text()).toBeGreaterThan(100);
    expect(tally.get('clear word'), tally.text()).toBeGreaterThan(20);
  });

  async function openAndAsk(copy: string): Promise<string> {
    const opened = openSqliteStore(copy, 'demo');
    if (!opened.ok) return opened.error.code;
    const store = opened.value;
    const { now } = target.clock;
    try {
      const home = await openHome(store, { name: 'Thử', now });
      for (const book of home.directory.books()) {
        const { state, seq } = await home.warm.get(book);
        expect(tablesText(state).length).toBeGreaterThan(0);
        expect(seq).toBeGreaterThanOrEqual(0);
      }
      const log: string[] = [];
      const app = createApp(home, { log: (line) => log.push(line) });
      const { member, officer } = target.phones;
      const asked = [
        signRequest(target, member, 'GET', '/api/pull?protocol=1&have='),
        signRequest(
          target,
          officer,
          'GET',
          `/api/trace?place=${target.village}&id=${target.households[0]}`,
        ),
        signRequest(target, officer, 'GET', `/api/figures?place=${target.commune}`),
        signRequest(target, officer, 'GET', `/api/search?place=${target.commune}&q=vi`),
      ];
      for (const request of asked) {
        const answer = await app.fetch(request);
        if (answer.status < 500) continue;
        if (/ (?:store|invariant) broken: /u.test(log.at(-1) ?? '')) return 'clear word';
        throw new Error(`answered ${answer.status}: ${log.at(-1) ?? ''}`);
      }
      return 'all answered';
    } catch (cause) {
      if (cause instanceof Error && CLEAR.test(cause.message)) return 'clear word';
      throw cause;
    } finally {
      await store.close();
    }
  }
});

const TABLES = [
  'fact',
  'fact',
  'fact',
  'head',
  'salt',
  'stream',
  'book',
  'stream_head',
  'home',
  'refused',
  'card',
  'household_card',
  'checkpoint',
  'epoch',
  'archived',
  'opening_key',
  'file',
];

/** Changes a cell of a row; false when the table's own rules forbid it. */
function changeRow(dice: Dice, file: string): boolean {
  const database = new DatabaseSync(file);
  try {
    const table = dice.pick(TABLES);
    const rows = database.prepare(`SELECT * FROM ${table}`).all();
    if (rows.length === 0) return false;
    const row = dice.pick(rows);
    if (dice.chance(10)) {
      const where = Object.keys(row)
        .map((name) => `${name} IS ?`)
        .join(' AND ');
      database.prepare(`DELETE FROM ${table} WHERE ${where}`).run(...Object.values(row));
      return true;
    }
    const name = dice.pick(Object.keys(row));
    const where = Object.keys(row)
      .map((each) => `${each} IS ?`)
      .join(' AND ');
    const value = otherValue(dice, row[name] ?? null);
    database
      .prepare(`UPDATE ${table} SET ${name} = ? WHERE ${where}`)
      .run(value, ...Object.values(row));
    return true;
  } catch {
    return false;
  } finally {
    database.close();
  }
}

function otherValue(dice: Dice, value: SQLInputValue): SQLInputValue {
  if (value instanceof Uint8Array) return mutateBytes(dice, Uint8Array.from(value));
  if (typeof value === 'number') {
    return dice.pick([0, -1, 1, value + 1, value - 1, 2 ** 40, 2 ** 53 - 1]);
  }
  if (typeof value === 'string') {
    return dice.chance(30) ? dice.pick(TEXTS) : mutateText(dice, value);
  }
  return dice.pick(['x', 1, null]);
}

describe("a phone's store", () => {
  let world: World;
  let medium: Medium;
  const tally = createTally();

  beforeAll(async () => {
    world = await openWorld();
    const device = await enrolledPhone(world, await world.addWorker('Lò Văn Khặn', 'member'));
    for (let count = 0; count < 6; count += 1) {
      await save(device, world.doors, [visit(world, device)]);
    }
    await device.sync();
    for (let count = 0; count < 3; count += 1) {
      await save(device, world.doors, [visit(world, device)]);
    }
    await device.putDraft('visit', { note: 'đang ghi' }, true);
    ({ medium } = device);
  });
  afterAll(() => world.close());

  test('opens with a clear word, or shows what can be read', async () => {
    const played = await play('phone-rows', PLAN['phone-rows'], async (dice) => {
      const copy: Medium = new Map([...medium].map(([table, rows]) => [table, new Map(rows)]));
      const [table, rows] = dice.pick([...copy].filter(([, found]) => found.size > 0));
      const key = dice.pick([...rows.keys()]);
      const how = dice.below(10);
      if (how === 0) rows.delete(key);
      else if (how === 1) rows.set(mutateText(dice, key), rows.get(key));
      else rows.set(key, otherRow(dice, rows.get(key)));
      tally.add(await openAndLook(copy, table));
    });
    expect(played).toBe(PLAN['phone-rows']);
    expect(tally.get('shown'), tally.text()).toBeGreaterThan(500);
    expect(tally.get('clear word'), tally.text()).toBeGreaterThan(15);
  });

  async function openAndLook(copy: Medium, table: string): Promise<string> {
    try {
      const through = () => () => Promise.reject(new Error('no signal'));
      const device = await createDevice(platformOf(world, { medium: copy, through }));
      const view = device.findView('doors', world.village);
      if (view !== undefined) expect(tablesText(view.state).length).toBeGreaterThan(0);
      expect(device.counts().waiting).toBeLessThanOrEqual(9);
      await device.ownFacts();
      await device.getDraft('visit');
      await device.listDrafts();
      const { phase } = await device.sync();
      return phase === 'trouble' || phase === 'offline' || phase === 'idle'
        ? 'shown'
        : `phase ${phase} of ${table}`;
    } catch (cause) {
      if (cause instanceof Error && CLEAR.test(cause.message)) return 'clear word';
      throw cause;
    }
  }
});

/** The row with one field other than it was; bytes inside stay bytes now and then. */
function otherRow(dice: Dice, row: unknown): unknown {
  if (typeof row !== 'object' || row === null) return dice.pick<unknown>([undefined, null, 1, 'x']);
  const fields: [string, unknown][] = Object.entries(row);
  const [name, value] = dice.pick(fields);
  if (value instanceof Uint8Array && dice.chance(70)) {
    return { ...row, [name]: mutateBytes(dice, Uint8Array.from(value)) };
  }
  if (value instanceof Uint8Array || name === 'privateKey') {
    return { ...row, [name]: dice.pick<unknown>([null, 'x', 0, {}]) };
  }
  if (dice.chance(15)) return Object.fromEntries(fields.filter(([each]) => each !== name));
  return { ...row, [name]: mutateJson(dice, value) };
}
