// `npm run bench -- unlock [--json] [--rounds N]`: from the last digit of the PIN to the first household
// that can be pressed, without a network, on a slow phone that holds a village, what of that time is the
// PIN's, and how long the screen stands still afterwards; then what it costs to guess a PIN by a copied
// profile. See docs/benchmarks.md.

import { pbkdf2Sync, randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { cpuUsage } from 'node:process';
import type { Page } from 'playwright-core';
import { newId } from '#kernel/id.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { Proposal } from '#book/activity.ts';
import { SKILLS, STEPS } from '#domain/doors/facts.ts';
import { PIN_ITERATIONS } from '#device/lock-keys.ts';
import { openWorld, type World } from '#test/device/world.ts';
import { enrol, PIN } from '#test/journeys/member-steps.ts';
import { serveBuilds } from '#test/support/builds.ts';
import { medianOf, numberAfter, tellJson } from './lib/tell.ts';
import { openSlowBrowser } from './phone/browser.ts';
import { type Still, watchFrames } from './phone/frames.ts';
import { hasAll, seesDoors } from './phone/our-phone.ts';

const HOUSEHOLDS = 300;
const PEOPLE_EACH = 4;
const VISITS_EACH = 8;
const STEPS_EACH = 8;
const PINS = 10 ** 6;
const WRONG = '000000';
const WATCHED_MS = 20_000;
const rounds = numberAfter('--rounds', 3);

type Opened = Still & {
  /** From the address to the keys of the PIN. */
  readonly padS: number;
  /** From the last digit to the first door, with the processor's seconds. */
  readonly firstS: number;
  readonly cpuS: number;
  /** Making the key of a PIN, alone, in the same browser. */
  readonly deriveS: number;
};

const world = await openWorld();
world.time.nowS = Math.floor(Date.now() / 1000);
const facts = await fill(world);
console.log(`${HOUSEHOLDS} households, ${facts} facts`);
const server = await serveBuilds(world, 'dist/pwa');
const origin = `http://127.0.0.1:${server.port}`;
const folder = mkdtempSync(join(tmpdir(), 'banso-bench-profile-'));
const profile = join(folder, 'profile');
await takePhone();
const opened: Record<string, Opened> = {};
const how: Record<string, string> = {};
for (const divisor of [1, 4, 6]) {
  const runs: Opened[] = [];
  for (let round = 0; round < rounds; round += 1) runs.push(await open(divisor));
  opened[`1/${divisor}`] = medianOf(runs);
}
const copied = await guessByCopy();
const native = guessNatively();
server.stop();
world.close();
rmSync(folder, { recursive: true, force: true });
console.log(opened, copied, native);
tellJson('unlock', { ours: { opened, copied, native }, how });

/** Visits and steps of a year, in the two books of the village. */
async function fill({ home, homes, doors, time, random }: World): Promise<number> {
  const today = dayOfSeconds(time.nowS);
  const register: Proposal[] = [];
  const work: Proposal[] = [];
  for (let house = 0; house < HOUSEHOLDS; house += 1) {
    const household = newId(random);
    const head = `Hoàng Văn ${String(house)}`;
    register.push({ type: 'household.added@1', on: today - 400, body: { household, head } });
    for (let index = 0; index < PEOPLE_EACH; index += 1) {
      const resident = newId(random);
      const named = { resident, household, name: `Triệu Thị ${String(house)} ${String(index)}` };
      register.push({ type: 'resident.added@1', on: today - 400, body: named });
      for (let each = 0; each < STEPS_EACH; each += 1) {
        const skill = SKILLS[each % SKILLS.length] ?? 'zalo';
        const reached = STEPS[(each + index) % STEPS.length] ?? 'told';
        const body = { step: newId(random), household, resident, skill, reached };
        work.push({ type: 'skill.stepped@1', on: today - 300 + each, body });
      }
    }
    for (let each = 0; each < VISITS_EACH; each += 1) {
      const body = { visit: newId(random), household, outcome: 'met' as const };
      work.push({ type: 'door.visited@1', on: today - 300 + each, body });
    }
  }
  const all = [
    [homes, register],
    [doors, work],
  ] as const;
  for (const [book, proposals] of all) {
    for (let from = 0; from < proposals.length; from += 500) {
      const written = await home.recorder.record(book, proposals.slice(from, from + 500));
      if (!written.ok) throw new Error(written.error.code);
    }
  }
  return register.length + work.length;
}

async function takePhone(): Promise<void> {
  const { card } = await world.addWorker('Hoàng Thị Lan', 'member');
  const browser = await openSlowBrowser(profile, 1);
  const { page } = browser;
  await enrol(page, `${origin}/#${card}`, 'Máy thử');
  await seesDoors(page);
  await hasAll(page);
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
  // The states are kept at the end of an exchange.
  await page.waitForTimeout(10_000);
  await browser.kill();
}

async function open(divisor: number): Promise<Opened> {
  const browser = await openSlowBrowser(profile, divisor);
  const { page } = browser;
  await page.context().setOffline(true);
  let began = performance.now();
  await page.goto(`${origin}/#/doors`);
  await page.locator('.pin').waitFor();
  const padS = since(began);
  await page.keyboard.type(PIN.slice(0, -1));
  await browser.rest();
  const profiled = await startProfile(page);
  const cpu = browser.usedS() ?? 0;
  began = performance.now();
  await page.keyboard.type(PIN.slice(-1));
  await seesDoors(page);
  const firstS = since(began);
  const cpuS = hundredths((browser.usedS() ?? 0) - cpu);
  const where = await profiled();
  // All other screens are read then.
  const watched = await watchFrames(page);
  await page.waitForTimeout(WATCHED_MS);
  const still = await watched();
  await browser.rest();
  const deriveS = await page.evaluate(async (iterations) => {
    const started = performance.now();
    const pin = new TextEncoder().encode('471902');
    const base = await crypto.subtle.importKey('raw', pin, 'PBKDF2', false, ['deriveKey']);
    const way = { name: 'PBKDF2', hash: 'SHA-256', salt: new Uint8Array(16), iterations };
    await crypto.subtle.deriveKey(way, base, { name: 'AES-GCM', length: 256 }, false, ['decrypt']);
    return Math.round((performance.now() - started) / 10) / 100;
  }, PIN_ITERATIONS);
  await browser.kill();
  const run = { padS, firstS, cpuS, ...still, deriveS };
  how[`1/${divisor}`] = browser.how;
  console.log(`1/${divisor}`, JSON.stringify(run), browser.how);
  console.log(where);
  return run;
}

/** What the page's own thread does from now on; what is asked answers with it, in milliseconds by script. */
async function startProfile(page: Page): Promise<() => Promise<string>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: 1_000 });
  await session.send('Profiler.start');
  return async () => {
    const { nodes, samples = [], timeDeltas = [] } = (await session.send('Profiler.stop')).profile;
    const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
    const spent = new Map<string, number>();
    for (const [index, sample] of samples.entries()) {
      const { url = '', functionName = '' } = frames.get(sample) ?? {};
      const name = url === '' ? functionName : basename(url);
      spent.set(name, (spent.get(name) ?? 0) + (timeDeltas[index] ?? 0) / 1_000);
    }
    return [...spent]
      .toSorted(([, left], [, right]) => right - left)
      .slice(0, 9)
      .map(([name, ms]) => `${name} ${Math.round(ms)}`)
      .join(', ');
  };
}

/**
 * Whoever has copied the profile, device key and all, tries PINs by it with nothing of the app: each guess is
 * one derivation and one opening. The profile is opened elsewhere and answers as it did on its phone.
 */
async function guessByCopy() {
  const copy = join(folder, 'copy');
  // Its lock names the process that wrote it.
  const filter = (path: string): boolean => !basename(path).startsWith('Singleton');
  cpSync(profile, copy, { recursive: true, filter });
  const browser = await openSlowBrowser(copy, 1);
  const { page } = browser;
  // A page of the origin that does not open the app.
  await page.goto(`${origin}/icon.svg`);
  const right = await guess(page, PIN);
  const wrong = await guess(page, WRONG);
  const without = await guess(page, PIN, true);
  await browser.kill();
  if (!right.isOpen || wrong.isOpen || without.isOpen) throw new Error('a guess that lies');
  return { guessS: wrong.guessS, allPinsH: Math.round((wrong.guessS * PINS) / 3_600) };
}

/** @param isBare without the device key: with another one in its place */
function guess(page: Page, pin: string, isBare = false) {
  return page.evaluate(
    async ({ pin: tried, isBare: bare }) => {
      type Row = { device: CryptoKey; salt: BufferSource; iterations: number; own: Uint8Array };
      const done = <Value>(request: IDBRequest<Value>): Promise<Value> =>
        new Promise((resolve, reject) => {
          request.addEventListener('success', () => resolve(request.result));
          request.addEventListener('error', () => reject(new Error('unreadable')));
        });
      const { subtle } = crypto;
      const database = await done(indexedDB.open('keys-of-banso'));
      const locks = database.transaction('locks').objectStore('locks');
      const [store = ''] = (await done(locks.getAllKeys())).map(String);
      const row = (await done<unknown>(locks.get(store))) as Row; // as the app wrote it
      database.close();
      const started = performance.now();
      const text = (said: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(said);
      const base = await subtle.importKey('raw', text(tried), 'PBKDF2', false, ['deriveKey']);
      const { salt, iterations } = row;
      const way = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
      const aes = { name: 'AES-GCM', length: 256 };
      const under = await subtle.deriveKey(way, base, aes, false, ['unwrapKey']);
      const device = bare ? await subtle.generateKey(aes, false, ['decrypt']) : row.device;
      const own = new Uint8Array(row.own);
      const gcm = (iv: Uint8Array<ArrayBuffer>, of: string): AesGcmParams => ({
        name: 'AES-GCM',
        iv,
        additionalData: text(of),
      });
      let isOpen: boolean;
      try {
        // key id ‖ iv ‖ (iv ‖ the own key under the PIN's) under the device key
        const outer = gcm(own.slice(2, 14), `0/key/${store}/own`);
        const inner = new Uint8Array(await subtle.decrypt(outer, device, own.slice(14)));
        const pinned = gcm(inner.slice(0, 12), `key/${store}/pin`);
        await subtle.unwrapKey('raw', inner.slice(12), under, pinned, aes, false, ['decrypt']);
        isOpen = true;
      } catch {
        isOpen = false;
      }
      return { isOpen, guessS: Math.round(performance.now() - started) / 1_000 };
    },
    { pin, isBare },
  );
}

/** The same work by OpenSSL, in seconds of one processor, as of somebody who has taken the keys out. */
function guessNatively() {
  const salt = randomBytes(16);
  const tries = 8;
  const before = cpuUsage();
  for (let each = 0; each < tries; each += 1) {
    pbkdf2Sync(String(100_000 + each), salt, PIN_ITERATIONS, 32, 'sha256');
  }
  const { user, system } = cpuUsage(before);
  const guessS = Math.round((user + system) / tries / 1_000) / 1_000;
  return { guessS, allPinsH: Math.round((guessS * PINS) / 3_600) };
}

function hundredths(seconds: number): number {
  return Math.round(seconds * 100) / 100;
}

function since(began: number): number {
  return hundredths((performance.now() - began) / 1_000);
}
