// What a phone must come through by itself: the home's machine burns down and lives on in a backup, and a
// phone is set up from a copy of another.

import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { env } from 'node:process';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { seededRandom } from '#kernel/random.ts';
import { backUp } from '#server/backup/backup.ts';
import { filesFolder } from '#server/backup/folder.ts';
import { restore } from '#server/backup/restore.ts';
import { createSqliteBackup } from '#server/store/sqlite-snapshot.ts';
import { verifyStore } from '#server/verify-store.ts';
import { openWorld, originsAt, type World } from '#test/device/world.ts';
import { type BuildServer, serveBuilds } from '#test/support/builds.ts';
import { overflows, smallTargets } from '#test/support/look-over.ts';
import { type PhoneBrowser, startPhone } from '#test/support/phone-browser.ts';
import {
  answerPin,
  enrol,
  follow,
  press,
  sees,
  seesHeading,
  seesText,
  seesTray,
  turnTo,
} from './member-steps.ts';

const PASSPHRASE = 'mười hai chữ là đủ';
const PHONE = { width: 360, height: 640 };
const SCRYPT_N = 1_024;

let world: World;
let server: BuildServer;
let folder = '';
let phones: PhoneBrowser[] = [];

beforeEach(async () => {
  world = await openWorld();
  world.time.nowS = Math.floor(Date.now() / 1_000);
  server = await serveBuilds(world, 'dist/pwa');
  folder = mkdtempSync(join(tmpdir(), 'banso-put-back-'));
});

afterEach(async () => {
  await Promise.all(phones.map((phone) => phone.kill()));
  phones = [];
  server?.stop();
  world?.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function switchOn(profile: string): Promise<PhoneBrowser> {
  const phone = await startPhone(join(folder, profile), PHONE);
  phones.push(phone);
  return phone;
}

async function switchOff(phone: PhoneBrowser): Promise<void> {
  await phone.kill();
  phones = phones.filter((each) => each !== phone);
}

/** All that a phone holds, but for the browser's own word of which of its programs runs. */
function copyPhone(from: string, to: string): void {
  const filter = (path: string): boolean => !basename(path).startsWith('Singleton');
  cpSync(join(folder, from), join(folder, to), { recursive: true, filter });
}

async function enrolled(profile: string): Promise<PhoneBrowser> {
  const { card } = await world.addWorker('Hoàng Thị Lan', 'member');
  const phone = await switchOn(profile);
  await enrol(phone.page, `http://127.0.0.1:${server.port}/#${card}`, 'Máy thử');
  await seesHeading(phone.page, 'Bản Phú Hưng');
  return phone;
}

async function openAgain(phone: PhoneBrowser): Promise<void> {
  await answerPin(phone.page);
  await phone.page.goto(`http://127.0.0.1:${server.port}/`);
  await seesHeading(phone.page, 'Bản Phú Hưng');
}

async function recordNobody(page: Page): Promise<void> {
  await turnTo(page, 'Các nhà');
  await follow(page.getByRole('list', { name: 'Các nhà trong thôn' }).first(), /Hộ /u);
  await follow(page, 'Ghi lượt đến nhà');
  await press(page, 'Vắng nhà');
  await sees(page.getByRole('link', { name: /^Hôm nay: Vắng nhà/u }));
}

async function looksRight(page: Page, name: string): Promise<void> {
  const shots = env['SHOTS'];
  if (shots !== undefined) await page.screenshot({ path: join(shots, `${name}.png`) });
  expect(await overflows(page)).toEqual([]);
  expect(await smallTargets(page, 48)).toEqual([]);
}

async function mustBackUp(): Promise<string> {
  const done = await backUp({
    engine: createSqliteBackup(world.folder),
    dataFolder: world.folder,
    folder: join(folder, 'backups'),
    passphrase: PASSPHRASE,
    isAway: true,
    scryptN: SCRYPT_N,
    now: () => world.time.nowS,
    random: seededRandom(1),
  });
  if (!done.ok) throw new Error(done.error.sentence);
  return done.value.path;
}

async function liveOnFrom(backup: string): Promise<void> {
  const dataFolder = join(folder, 'restored');
  const done = await restore({
    backup,
    backupFolder: join(folder, 'backups'),
    passphrase: PASSPHRASE,
    dataFolder,
    engine: createSqliteBackup(dataFolder),
    takesDefects: false,
  });
  if (!done.ok) throw new Error(done.error.sentence);
  const { port } = server;
  server.stop();
  await world.restoreFiles(dataFolder);
  server = await serveBuilds(world, 'dist/pwa', { port });
}

async function expectWhole(visits: number): Promise<void> {
  expect(await originsAt(world, world.doors)).toHaveLength(visits);
  const { defects } = await verifyStore(world.home.store, filesFolder(world.folder));
  expect(defects).toEqual([]);
}

test('what a home lost with its machine it has again, and nobody writes anything twice', async () => {
  const { page } = await enrolled('one');
  await recordNobody(page);
  await seesTray(page, { waiting: 0, received: 1 });
  const backup = await mustBackUp();
  await recordNobody(page);
  await recordNobody(page);
  await seesTray(page, { waiting: 0, received: 3 });

  await liveOnFrom(backup);
  expect(await originsAt(world, world.doors)).toHaveLength(1);
  await recordNobody(page);
  await seesTray(page, { waiting: 0, received: 4 });
  await seesText(page, /Máy chủ đã được khôi phục từ bản sao lưu\./u);
  await looksRight(page, 'put-back');
  await expectWhole(4);
});

test('a phone set up from a copy of another goes on beside it, and both are received', async () => {
  const first = await enrolled('one');
  await recordNobody(first.page);
  await seesTray(first.page, { waiting: 0, received: 1 });
  await switchOff(first);
  copyPhone('one', 'two');

  const one = await switchOn('one');
  const two = await switchOn('two');
  await openAgain(one);
  await recordNobody(one.page);
  await seesTray(one.page, { waiting: 0, received: 2 });
  await openAgain(two);
  await recordNobody(two.page);
  await seesTray(two.page, { waiting: 0, received: 2 });
  await looksRight(two.page, 'copied');
  await recordNobody(one.page);
  await seesTray(one.page, { waiting: 0, received: 3 });
  await expectWhole(4);
});
