// The phone's store in a real browser: strict where it must be, and whole after the browser was killed.

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cwd, env } from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { serve, type ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import { chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { openWorld, originsAt, type World } from '#test/device/world.ts';
import type { PhonePage } from './phone-page.ts';

const KILL_ROUNDS = 5;
const root = cwd();

let world: World;
let server: ServerType;
let address = '';
let folder = '';
/** While true the home answers no push, so that everything waits on the phone. */
let deaf = false;

beforeAll(async () => {
  world = await openWorld();
  folder = mkdtempSync(join(tmpdir(), 'banso-phone-'));
  const script = await bundle();
  const site = new Hono();
  site.get('/', (c) =>
    c.html('<!doctype html><title>Bản Số</title><script type="module" src="/page.js"></script>'),
  );
  site.get('/page.js', (c) => c.body(script, 200, { 'content-type': 'text/javascript' }));
  site.all('/api/*', (c) =>
    deaf && c.req.path === '/api/push' ? c.text('busy', 503) : world.app.fetch(c.req.raw),
  );
  await new Promise<void>((resolve) => {
    server = serve({ fetch: site.fetch, hostname: '127.0.0.1', port: 0 }, () => resolve());
  });
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port
});

afterAll(() => {
  server.close();
  world.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** The page's script as the app's build would make it. */
async function bundle(): Promise<string> {
  const output = await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'chrome109',
      rolldownOptions: { input: join(root, 'test/journeys/phone-page.ts') },
    },
  });
  const first = [output].flat()[0];
  if (first === undefined || !('output' in first)) throw new Error('no bundle');
  return first.output[0].code;
}

type Browser = { readonly process: ChildProcess; readonly page: Page };

async function start(): Promise<Browser> {
  const profile = join(folder, 'profile');
  rmSync(join(profile, 'DevToolsActivePort'), { force: true });
  const flags = [
    '--headless=new',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--no-first-run',
  ];
  const process = spawn(
    env['CHROMIUM_PATH'] ?? 'chromium',
    [...flags, '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'],
    { detached: true, stdio: 'ignore' },
  );
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${await debuggingPort(profile)}`);
  const page = await browser.contexts()[0]?.newPage();
  if (page === undefined) throw new Error('no page');
  await page.goto(address);
  await page.waitForFunction(() => 'openPhone' in globalThis);
  return { process, page };
}

async function debuggingPort(profile: string): Promise<string> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    try {
      const [port] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
      if (port) return port;
    } catch {
      // Not written yet.
    }
    await wait(100);
  }
  throw new Error('the browser did not start');
}

/** The whole browser at once, as when the phone's battery is taken out of it. */
async function kill({ process }: Browser): Promise<void> {
  const ended = new Promise((resolve) => {
    process.once('exit', resolve);
  });
  if (process.pid !== undefined) globalThis.process.kill(-process.pid, 'SIGKILL');
  await ended;
}

type Reporting = { saved(fact: SavedVisit): Promise<void> };
type SavedVisit = { readonly n: number; readonly visit: string };

/** Saves one visit after the other until the page dies; each is reported when the phone calls it saved. */
const keepSaving = (page: Page, doors: Id, household: Id): Promise<unknown> =>
  page
    .evaluate(
      async ([book, door]) => {
        const { openPhone } = globalThis as unknown as PhonePage; // phone-page.ts put it there
        const { device } = await openPhone();
        // Exposed before the page ran.
        const report = (globalThis as unknown as Reporting).saved;
        for (;;) {
          const visit = device.newId();
          const body = { visit, household: door, outcome: 'met' };
          const saved = await device.save(book, [
            { type: 'door.visited@1', on: device.now().on, body },
          ]);
          if (saved.ok) void report({ n: saved.value[0]?.n ?? 0, visit });
        }
      },
      [doors, household] as const,
    )
    .catch(() => undefined);

const ownVisits = (page: Page): Promise<readonly SavedVisit[]> =>
  page.evaluate(async () => {
    const { openPhone } = globalThis as unknown as PhonePage; // phone-page.ts put it there
    const { device } = await openPhone();
    const own = await device.ownFacts();
    return own.map((fact) => ({ n: fact.n, visit: String(fact.body['visit']) }));
  });

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
    expect(found.unchanged).toMatchObject({ phase: 'idle', loaded: { complete: 4, of: 4 } });
    expect(found.counts).toEqual({ waiting: 0, received: 1, held: 0, refused: 0 });
    expect(['kept', 'may-be-cleared']).toContain(found.kept);
    const durabilityOf = (table: string): Set<string> =>
      new Set(
        found.writes
          .filter(({ tables }) => tables.includes(table))
          .map(({ durability }) => durability),
      );
    for (const table of ['outbox', 'counters', 'saves', 'salts', 'answers']) {
      expect(durabilityOf(table), table).toEqual(new Set(['strict']));
    }
    expect(durabilityOf('pages')).toEqual(new Set(['relaxed']));
    await kill(browser);
  });

  test(`killed ${KILL_ROUNDS} times while it saves, it has every fact that it called saved`, async () => {
    deaf = true;
    const acknowledged = new Map<number, string>();
    for (let round = 1; round <= KILL_ROUNDS; round += 1) {
      const before = acknowledged.size;
      const browser = await start();
      await browser.page.exposeFunction('saved', ({ n, visit }: SavedVisit) => {
        acknowledged.set(n, visit);
      });
      const saving = keepSaving(browser.page, world.doors.id, world.household);
      while (acknowledged.size < before + 10 * round) await wait(5);
      await kill(browser);
      await saving;

      const again = await start();
      const own = await ownVisits(again.page);
      expect(own.map(({ n }) => n)).toEqual(own.map((_, index) => index + 1));
      const kept = new Map(own.map(({ n, visit }) => [n, visit]));
      for (const [n, visit] of acknowledged) expect(kept.get(n), `n ${n}`).toBe(visit);
      await kill(again);
    }
    expect(acknowledged.size).toBeGreaterThanOrEqual(150);

    deaf = false;
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
    await kill(last);
  });
});
