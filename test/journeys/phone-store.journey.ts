// The phone's store in a real browser: strict where it must be, and whole after the browser was killed.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { randomInt, seededRandom } from '#kernel/random.ts';
import { openWorld, originsAt, type World } from '#test/device/world.ts';
import {
  keepSaving,
  openSite,
  ownVisits,
  type Site,
  startBarePhone,
} from '#test/support/bare-phone.ts';
import type { PhoneBrowser } from '#test/support/phone-browser.ts';
import type { PhonePage } from './phone-page.ts';

/** More of them by hand: `KILL_ROUNDS=50 npx vitest run test/journeys/phone-store.journey.ts`. */
const KILL_ROUNDS = Number(env['KILL_ROUNDS'] ?? 5);
const TIMEOUT_MS = Math.max(300_000, KILL_ROUNDS * 30_000);

let world: World;
let site: Site;
let folder = '';

beforeAll(async () => {
  world = await openWorld();
  folder = mkdtempSync(join(tmpdir(), 'banso-phone-'));
  site = await openSite(world);
});

afterAll(() => {
  site.close();
  world.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

const start = (): Promise<PhoneBrowser> => startBarePhone(join(folder, 'profile'), site.address);

describe('the phone in a browser', () => {
  test('enrols, writes facts strictly and pages relaxed, keeps its key to itself', async () => {
    const { card } = await world.addWorker('Hoàng Thị Lan', 'member');
    const browser = await start();
    const found = await browser.page.evaluate(
      async ([secret, book, household]) => {
        const { openPhone, writes } = globalThis as unknown as PhonePage; // phone-page.ts put it there
        const { device, persistence } = await openPhone();
        const enrolled = await device.enrol(secret, 'máy thử');
        const body = { visit: device.newId(), household, outcome: 'met' };
        const saved = await device.save(book, [
          { type: 'door.visited@1', on: device.now().on, body },
        ]);
        await device.putDraft('visit', { note: 'dở dang' }, true);
        await device.sync();
        const unchanged = await device.sync();
        const rows = await new Promise<{ privateKey: CryptoKey }>((resolve) => {
          const opening = indexedDB.open('banso');
          opening.addEventListener('success', () => {
            const reading = opening.result.transaction('meta').objectStore('meta').get('identity');
            reading.addEventListener('success', () =>
              resolve(reading.result as { privateKey: CryptoKey }),
            ); // the row of that name
          });
        });
        return {
          unchanged,
          enrolled: enrolled.ok,
          saved: saved.ok,
          counts: device.counts(),
          draft: await device.getDraft('visit'),
          extractable: rows.privateKey.extractable,
          kept: persistence(),
          writes,
        };
      },
      [card, world.doors.id, world.household] as const,
    );
    expect(found).toMatchObject({
      enrolled: true,
      saved: true,
      draft: { note: 'dở dang' },
      extractable: false,
    });
    expect(found.unchanged).toMatchObject({ phase: 'idle', loaded: { complete: 10, of: 10 } });
    expect(found.counts).toEqual({ waiting: 0, received: 1, held: 0, refused: 0 });
    expect(['kept', 'may-be-cleared']).toContain(found.kept);
    const durabilityOf = (table: string): Set<string> =>
      new Set(
        found.writes
          .filter(({ tables }) => tables.includes(table))
          .map(({ durability }) => durability),
      );
    for (const table of ['outbox', 'counters', 'saves', 'salts', 'answers', 'copies']) {
      expect(durabilityOf(table), table).toEqual(new Set(['strict']));
    }
    expect(durabilityOf('pages')).toEqual(new Set(['relaxed']));
    await browser.kill();
  });

  test('what cannot be copied into the store takes along what was written with it', async () => {
    const browser = await start();
    const found = await browser.page.evaluate(async () => {
      const { openStore } = globalThis as unknown as PhonePage; // phone-page.ts put it there
      const store = await openStore('torn');
      const rows = [
        { table: 'drafts', key: 'first', value: 'a row' },
        { table: 'drafts', key: 'second', value: () => undefined },
      ] as const;
      const written = await store.write(rows, { strict: true });
      return { written, first: await store.read('drafts', 'first') };
    });
    expect(found).toEqual({
      written: { ok: false, error: { code: 'store-failed', why: 'DataCloneError' } },
      first: undefined,
    });
    await browser.kill();
  });

  test(
    `killed ${KILL_ROUNDS} times while it saves, it has every fact that it called saved`,
    async () => {
      site.deaf = true;
      const acknowledged = new Map<number, string>();
      const random = seededRandom(KILL_ROUNDS);
      for (let round = 1; round <= KILL_ROUNDS; round += 1) {
        const browser = await start();
        const saving = keepSaving(browser.page, world.doors.id, world.household);
        await saving.reach(5 + randomInt(random, 60));
        await wait(randomInt(random, 20));
        await browser.kill();
        await saving.ended;
        for (const [n, visit] of saving.saved) acknowledged.set(n, visit);

        const again = await start();
        const own = await ownVisits(again.page);
        expect(own.map(({ n }) => n)).toEqual(own.map((_, index) => index + 1));
        const kept = new Map(own.map(({ n, visit }) => [n, visit]));
        for (const [n, visit] of acknowledged) expect(kept.get(n), `n ${n}`).toBe(visit);
        await again.kill();
      }
      expect(acknowledged.size).toBeGreaterThanOrEqual(KILL_ROUNDS * 10);
      console.log(`${KILL_ROUNDS} kills, ${acknowledged.size} facts called saved, 0 lost`);

      site.deaf = false;
      const last = await start();
      const counts = await last.page.evaluate(async () => {
        const { openPhone } = globalThis as unknown as PhonePage; // phone-page.ts put it there
        const { device } = await openPhone();
        await device.sync();
        return device.counts();
      });
      expect(counts).toMatchObject({ waiting: 0, held: 0, refused: 0 });
      const origins = await originsAt(world, world.doors);
      expect(origins).toHaveLength(counts.received);
      expect(new Set(origins).size).toBe(counts.received);
      await last.kill();
    },
    TIMEOUT_MS,
  );
});
