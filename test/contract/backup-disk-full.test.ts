// A disk with no room, where this machine lets one be made: a small file system in memory.

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '#kernel/random.ts';
import { backUp } from '#server/backup/backup.ts';
import { restore } from '#server/backup/restore.ts';
import { createSqliteBackup } from '#server/store/sqlite-snapshot.ts';
import { openTestHome, type TestHome } from '#test/support/test-home.ts';

const place = mkdtempSync(join(tmpdir(), 'banso-full-'));
const small = join(place, 'small');
mkdirSync(small);

const mount = (kb: number): boolean =>
  spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kb}k`, 'tmpfs', small]).status === 0;
const unmount = (): unknown => spawnSync('umount', [small]);

const canMount = mount(64);
if (canMount) unmount();

describe.skipIf(!canMount)('on a full disk', () => {
  let the: TestHome;
  let isMounted = false;
  let seconds = 1_800_000_000;

  const fill = (kb: number): void => {
    isMounted = mount(kb);
    expect(isMounted).toBe(true);
  };
  const backUpTo = (folder: string, dataFolder: string) =>
    backUp({
      engine: createSqliteBackup(the.folder),
      dataFolder,
      folder,
      passphrase: 'mười hai chữ là đủ',
      isAway: true,
      scryptN: 1_024,
      now: () => (seconds += 1),
      random: seededRandom(seconds),
    });
  const marksSet = async (): Promise<number> =>
    the.home.store
      .read(the.people.cell)
      .findArchived(the.people.id, the.home.directory.identity.stream);

  beforeAll(async () => {
    the = await openTestHome();
    for (let count = 0; count < 200; count += 1) await the.addPerson('member', the.village);
  });
  afterEach(() => {
    if (isMounted) unmount();
    isMounted = false;
  });
  afterAll(async () => {
    await the.close();
    rmSync(place, { recursive: true });
  });

  it('a backup says so, leaves nothing and marks nothing', async () => {
    fill(32);
    const done = await backUpTo(small, the.folder);
    expect(done).toEqual({
      ok: false,
      error: { sentence: 'nothing was backed up: the disk is full.' },
    });
    expect(readdirSync(small)).toEqual([]);
    expect(await marksSet()).toBe(0);
  });

  it('the check of a backup says so, and the backup is not kept', async () => {
    fill(400);
    const folder = join(place, 'backups');
    const done = await backUpTo(folder, small);
    expect(done).toEqual({
      ok: false,
      error: { sentence: 'nothing was backed up: the disk is full.' },
    });
    expect(readdirSync(folder)).toEqual([]);
    expect(await marksSet()).toBe(0);
  });

  it('a restore says so and leaves no store', async () => {
    const folder = join(place, 'good');
    const made = await backUpTo(folder, the.folder);
    if (!made.ok) throw new Error(made.error.sentence);
    expect(await marksSet()).toBeGreaterThan(0);
    fill(400);
    const into = join(small, 'data');
    const done = await restore({
      backup: made.value.path,
      backupFolder: folder,
      passphrase: 'mười hai chữ là đủ',
      dataFolder: into,
      engine: createSqliteBackup(into),
      takesDefects: false,
    });
    expect(done).toEqual({
      ok: false,
      error: { sentence: 'nothing was restored: the disk is full.' },
    });
    expect(readdirSync(into).filter((name) => !name.startsWith('banso.lock'))).toEqual([]);
  });
});
