import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { seededRandom } from '#kernel/random.ts';
import type { Outcome } from '#cli/command.ts';
import { eraseFacts } from '#cli/erase.ts';
import { backUp } from '#server/backup/backup.ts';
import { filesFolder } from '#server/backup/folder.ts';
import { restore } from '#server/backup/restore.ts';
import { openHome } from '#server/home.ts';
import { createSqliteBackup } from '#server/store/sqlite-snapshot.ts';
import { openSqliteStore } from '#server/store/sqlite.ts';
import { filePath } from '#server/verify-files.ts';
import { sayChecked, verifyStore } from '#server/verify-store.ts';
import { mustRecord, openTestHome, type TestHome } from '#test/support/test-home.ts';

const PASSPHRASE = 'mười hai chữ là đủ';
const NAME = 'Vi Thị Hoàng Oanh';
const SEALED = 'sealed bytes of her picture';
const FILE = createHash('sha256').update(SEALED).digest('base64url');
const KEY = 'aB'.repeat(11);
const CONFIG = {
  kind: 'demo',
  folder: '/x',
  host: '127.0.0.1',
  port: 80,
  name: 'Thử',
  leaseDays: 60,
} as const;

let the: TestHome;
let place: string;
let [household, resident] = ['', ''];
const backups = (): string => join(place, 'backups');
const tombstones = (): string => join(place, 'tombstones');
const into = (): string => join(place, 'restored');

beforeEach(async () => {
  place = mkdtempSync(join(tmpdir(), 'banso-erased-'));
  mkdirSync(tombstones());
  the = await openTestHome({ tombstones: tombstones() });
  [household, resident] = [the.newId(), the.newId()];
  const { today: on } = the;
  await mustRecord(the.home, the.homes, [
    { type: 'household.added@1', on, body: { household, head: NAME } },
    { type: 'resident.added@1', on, body: { resident, household, name: NAME } },
  ]);
  const attachment = { attachment: the.newId(), household, file: FILE, key: KEY };
  await mustRecord(the.home, the.doors, [
    {
      type: 'attachment.added@1',
      on,
      body: { ...attachment, bytes: SEALED.length, media: 'image/webp', note: NAME },
    },
  ]);
  mkdirSync(dirname(filePath(filesFolder(the.folder), FILE)), { recursive: true });
  writeFileSync(filePath(filesFolder(the.folder), FILE), SEALED);
  const { stream } = the.home.directory.identity;
  await the.home.store.write(the.doors.cell, (writing) =>
    writing.addFile(the.doors.id, { hash: FILE, bytes: SEALED.length, stream, receivedAt: 1 }),
  );
});
afterEach(async () => {
  await the.close();
  rmSync(place, { recursive: true });
});

const backUpNow = async (at: number): Promise<string> => {
  const done = await backUp({
    engine: createSqliteBackup(the.folder),
    dataFolder: the.folder,
    folder: backups(),
    passphrase: PASSPHRASE,
    isAway: true,
    scryptN: 1_024,
    now: () => 1_800_000_000 + at,
    random: seededRandom(at),
  });
  if (!done.ok) throw new Error(done.error.sentence);
  expect(done.value.verified.defects).toEqual([]);
  return done.value.path;
};

const sentenceOf = (outcome: Outcome): string => (outcome.ok ? '' : outcome.sentence);

const holds = (folder: string, word: string): boolean =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).some((name) => {
    const path = join(folder, name);
    return statSync(path).isFile() && readFileSync(path).includes(word);
  });

it('is erased again when an older backup is restored, its picture and key with it', async () => {
  const older = await backUpNow(1);
  const args = ['--household', household, '--ground', 'asked', '--document', '12/QĐ-UBND'];
  const outcome = await eraseFacts(the.home, CONFIG, args);
  expect(outcome.ok && outcome.lines[0]).toContain('3 facts');
  expect(holds(the.folder, NAME)).toBe(false);
  expect(holds(the.folder, KEY)).toBe(false);
  expect(existsSync(filePath(filesFolder(the.folder), FILE))).toBe(false);
  expect((await verifyStore(the.home.store, filesFolder(the.folder))).defects).toEqual([]);
  const newer = await backUpNow(2);
  for (const backup of [older, newer]) {
    rmSync(into(), { recursive: true, force: true });
    const done = await restore({
      backup,
      backupFolder: backups(),
      passphrase: PASSPHRASE,
      dataFolder: into(),
      engine: createSqliteBackup(into()),
      takesDefects: false,
      tombstones: { folders: [backups(), tombstones()], name: 'Thử' },
    });
    expect(done).toMatchObject({ ok: true, value: { erasures: backup === older ? 2 : 0 } });
    expect([holds(into(), NAME), holds(into(), KEY), holds(into(), SEALED)]).toEqual([
      false,
      false,
      false,
    ]);
    const store = openSqliteStore(into(), 'demo');
    if (!store.ok) throw new Error(store.error.code);
    const verified = await verifyStore(store.value, filesFolder(into()));
    expect(verified.defects).toEqual([]);
    expect(sayChecked(verified)).toContain('3 erased facts without body or salt');
    const home = await openHome(store.value, { name: 'Thử' });
    expect((await home.warm.get(the.homes)).erased.get(household)).toHaveLength(1);
    await store.value.close();
  }
});

it('is told as a defect where something erased has its body or its salt again', async () => {
  await eraseFacts(the.home, CONFIG, ['--resident', resident, '--ground', 'asked']);
  const { stream } = the.home.directory.identity;
  await the.home.store.write(the.homes.cell, (writing) =>
    writing.addSingles(the.homes.id, [{ stream, n: 2, salt: new Uint8Array(32) }]),
  );
  const { defects } = await verifyStore(the.home.store, undefined);
  expect(defects).toEqual([`book ${the.homes.id}, stream ${stream}: n 2 is erased and has a salt`]);
});

it('says what it wants, and what there is not', async () => {
  const run = (...args: string[]) => eraseFacts(the.home, CONFIG, args);
  for (const args of [
    [],
    ['--resident', resident],
    ['--resident', 'x', '--ground', 'asked'],
    ['--resident', resident, '--household', household, '--ground', 'asked'],
    ['--origin', 'x.1', '--ground', 'asked'],
  ]) {
    expect(sentenceOf(await run(...args))).toContain('--ground');
  }
  const asked = ['--ground', 'asked'];
  const document = [...asked, '--document', 'a b'];
  expect(sentenceOf(await run('--resident', resident, ...document))).toContain('one word');
  expect(sentenceOf(await run('--resident', the.newId(), ...asked))).toContain('nothing');
  const { stream } = the.home.directory.identity;
  const origin = ['--book', the.homes.id, '--origin', `${stream}.2`, '--ground', 'unlawful'];
  expect(await run(...origin)).toMatchObject({ ok: true });
});
