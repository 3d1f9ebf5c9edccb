import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { seededRandom } from '#kernel/random.ts';
import type { Device } from '#device/device.ts';
import { backUp } from '#server/backup/backup.ts';
import { filesFolder } from '#server/backup/folder.ts';
import { restore } from '#server/backup/restore.ts';
import { createSqliteBackup } from '#server/store/sqlite-snapshot.ts';
import { verifyStore } from '#server/verify-store.ts';
import {
  doorsText,
  enrolledPhone,
  openWorld,
  save,
  visit,
  visitsSeen,
  type World,
} from './world.ts';

const PASSPHRASE = 'mười hai chữ là đủ';

let world: World;
let place: string;
beforeEach(async () => {
  world = await openWorld();
  place = mkdtempSync(join(tmpdir(), 'banso-backed-up-'));
});
afterEach(() => {
  world.close();
  rmSync(place, { recursive: true });
});

const addPhone = async (name: string) =>
  enrolledPhone(world, await world.addWorker(name, 'member'));

async function saveVisits(phone: Device, count: number): Promise<void> {
  for (let left = count; left > 0; left -= 1) await save(phone, world.doors, [visit(world, phone)]);
}

async function mustBackUp(): Promise<string> {
  const done = await backUp({
    engine: createSqliteBackup(world.folder),
    dataFolder: world.folder,
    folder: join(place, 'backups'),
    passphrase: PASSPHRASE,
    isAway: true,
    scryptN: 1_024,
    now: () => (world.time.nowS += 60),
    random: seededRandom(world.time.nowS),
  });
  if (!done.ok) throw new Error(done.error.sentence);
  return done.value.path;
}

/** The home dies with its disk, and a backup of it takes its place. */
async function liveOnFrom(backup: string): Promise<void> {
  const dataFolder = join(place, 'restored');
  const done = await restore({
    backup,
    backupFolder: join(place, 'backups'),
    passphrase: PASSPHRASE,
    dataFolder,
    engine: createSqliteBackup(dataFolder),
    takesDefects: false,
  });
  if (!done.ok) throw new Error(done.error.sentence);
  await world.restoreFiles(dataFolder);
}

const stateOfStore = async () => verifyStore(world.home.store, filesFolder(world.folder));
const epochOfDoors = async (): Promise<number | undefined> =>
  (await world.home.store.read(world.doors.cell).findHead(world.doors.id))?.epoch;

describe('a home that lives on in a backup', () => {
  test('is in a new epoch, and gets back from its phones what came after', async () => {
    const phone = await addPhone('Hoàng Thị Lan');
    const gone = await addPhone('Vi Văn Tài');
    await saveVisits(phone, 3);
    await phone.sync();
    const backup = await mustBackUp();
    await phone.sync();
    await saveVisits(phone, 2);
    await saveVisits(gone, 4);
    await gone.sync();
    await phone.sync();
    await saveVisits(phone, 1);
    const late = await addPhone('Ninh Văn Phú');
    await saveVisits(late, 2);
    await late.sync();
    await liveOnFrom(backup);
    expect(await epochOfDoors()).toBe(1);
    for (const each of [phone, late, phone, late, gone]) await each.sync();
    expect(phone.counts()).toEqual({ waiting: 0, received: 6, held: 0, refused: 0 });
    expect(late.counts()).toEqual({ waiting: 0, received: 2, held: 0, refused: 0 });
    await gone.sync();
    expect(gone.counts()).toEqual({ waiting: 0, received: 4, held: 0, refused: 0 });
    for (const each of [phone, gone, late]) {
      await each.sync();
      expect(visitsSeen(world, each)).toBe(12);
      expect(doorsText(each, world.village)).toBe(doorsText(phone, world.village));
    }
    expect(await stateOfStore()).toMatchObject({ defects: [], notes: [] });
  });

  test('and dies again before the next backup loses nothing either', async () => {
    const phone = await addPhone('Hoàng Thị Lan');
    await saveVisits(phone, 2);
    await phone.sync();
    const backup = await mustBackUp();
    await saveVisits(phone, 2);
    await phone.sync();
    await liveOnFrom(backup);
    await phone.sync();
    await saveVisits(phone, 3);
    await phone.sync();
    rmSync(join(place, 'restored'), { recursive: true });
    await liveOnFrom(backup);
    for (let count = 0; count < 3; count += 1) await phone.sync();
    expect(phone.counts()).toEqual({ waiting: 0, received: 7, held: 0, refused: 0 });
    expect(visitsSeen(world, phone)).toBe(7);
    const fresh = await addPhone('Ninh Văn Phú');
    expect(doorsText(fresh, world.village)).toBe(doorsText(phone, world.village));
    expect(await stateOfStore()).toMatchObject({ defects: [], notes: [] });
  });

  test('goes on being backed up', async () => {
    const phone = await addPhone('Hoàng Thị Lan');
    await saveVisits(phone, 2);
    await phone.sync();
    await liveOnFrom(await mustBackUp());
    await saveVisits(phone, 2);
    await phone.sync();
    const again = await mustBackUp();
    rmSync(join(place, 'restored'), { recursive: true });
    await liveOnFrom(again);
    expect(await epochOfDoors()).toBe(2);
    await phone.sync();
    expect(phone.counts()).toEqual({ waiting: 0, received: 4, held: 0, refused: 0 });
    expect(await stateOfStore()).toMatchObject({ defects: [], notes: [] });
  });
});
