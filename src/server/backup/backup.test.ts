import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seededRandom } from '#kernel/random.ts';
import { backUp, type BackupOrder } from '#server/backup/backup.ts';
import { checkBackup } from '#server/backup/check.ts';
import { filesFolder, findBackup, listBackups } from '#server/backup/folder.ts';
import { restore } from '#server/backup/restore.ts';
import { openHome } from '#server/home.ts';
import { createSqliteBackup, fillSqliteFile } from '#server/store/sqlite-snapshot.ts';
import type { SomeRows } from '#server/store/snapshot.ts';
import { openSqliteStore } from '#server/store/sqlite.ts';
import { filePath } from '#server/verify-files.ts';
import { verifyStore } from '#server/verify-store.ts';
import { openTestHome, type TestHome } from '#test/support/test-home.ts';
import type { TestPhone } from '#test/support/test-phone.ts';

const PASSPHRASE = 'mười hai chữ là đủ';
const ATTACHMENT = 'sealed bytes of a photo';
const HASH = createHash('sha256').update(ATTACHMENT).digest('base64url');
const HEAD_NAME = 'Lường Thị Ên';

let the: TestHome;
let phone: TestPhone;
let place: string;
let folder: string;
let seconds = 0;

beforeEach(async () => {
  the = await openTestHome();
  place = mkdtempSync(join(tmpdir(), 'banso-backup-'));
  folder = join(place, 'backups');
  phone = await the.enrol('head', the.village);
  await say();
  await phone.push([
    phone.part(the.homes.id, [{ type: 'household.added@1', on: the.today, body: { x: 1 } }]),
  ]);
  const path = filePath(filesFolder(the.folder), HASH);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, ATTACHMENT);
  const { length: bytes } = ATTACHMENT;
  await the.home.store.write(the.homes.cell, (writing) =>
    writing.addFile(the.homes.id, { hash: HASH, bytes, stream: phone.stream, receivedAt: 1 }),
  );
});
afterEach(async () => {
  await the.close();
  rmSync(place, { recursive: true });
});

async function say(): Promise<void> {
  const body = { household: the.newId(), head: HEAD_NAME };
  const part = phone.part(the.homes.id, [{ type: 'household.added@1', on: the.today, body }]);
  const { status } = await phone.push([part]);
  if (status !== 200) throw new Error(`not taken: ${status}`);
}

const orderOf = (over: Partial<BackupOrder> = {}): BackupOrder => ({
  engine: createSqliteBackup(the.folder),
  dataFolder: the.folder,
  folder,
  passphrase: PASSPHRASE,
  isAway: true,
  scryptN: 1_024,
  now: () => 1_800_000_000 + (seconds += 1),
  random: seededRandom(seconds),
  ...over,
});

async function mustBackUp(over: Partial<BackupOrder> = {}) {
  const done = await backUp(orderOf(over));
  if (!done.ok) throw new Error(done.error.sentence);
  return done.value;
}

const into = (): string => join(place, 'restored');

const restoreFrom = (backup: string, over: Partial<Parameters<typeof restore>[0]> = {}) =>
  restore({
    backup,
    backupFolder: folder,
    passphrase: PASSPHRASE,
    dataFolder: into(),
    engine: createSqliteBackup(into()),
    takesDefects: false,
    ...over,
  });

/** Every row of a store, without the marks that a backup writes after it has looked. */
async function rowsOf(dataFolder: string, without: readonly string[]) {
  const opened = await createSqliteBackup(dataFolder).openSnapshot();
  if (!opened.ok) throw new Error(opened.error.code);
  const { tables, rows, close } = opened.value;
  const all = new Map<string, unknown[]>();
  for (const table of tables) {
    const found: unknown[] = [];
    for await (const row of rows(table)) found.push([...row]);
    if (!without.includes(table.name)) all.set(table.name, found);
  }
  await close();
  return all;
}

const archivedOf = async (): Promise<number> => {
  const { reply } = await phone.pull();
  return reply.receipts?.find((receipt) => receipt.book === the.homes.id)?.archived ?? -1;
};

describe('a backup of a home that is open', () => {
  it('is not mixed with the journal that a lost store has left in the folder', async () => {
    const { path } = await mustBackUp();
    const head = await the.home.store.read(the.homes.cell).findHead(the.homes.id);
    mkdirSync(into(), { recursive: true });
    const older = new DatabaseSync(join(into(), 'banso.sqlite'));
    older.exec(
      'PRAGMA journal_mode = WAL; CREATE TABLE head (book TEXT); INSERT INTO head VALUES (1)',
    );
    const wal = readFileSync(join(into(), 'banso.sqlite-wal'));
    older.close();
    rmSync(join(into(), 'banso.sqlite'));
    writeFileSync(join(into(), 'banso.sqlite-wal'), wal);
    expect((await restoreFrom(path)).ok).toBe(true);
    expect(existsSync(join(into(), 'banso.sqlite-wal'))).toBe(false);
    const restored = openSqliteStore(into(), 'demo');
    if (!restored.ok) throw new Error(restored.error.code);
    const found = await restored.value.read(the.homes.cell).findHead(the.homes.id);
    expect(found?.seq).toBe(head?.seq);
    await restored.value.close();
  });

  it('restores into the same rows, with every book in a new epoch', async () => {
    const { path, verified } = await mustBackUp();
    expect(verified).toMatchObject({ defects: [], notes: [], refused: 1 });
    expect((await restoreFrom(path)).ok).toBe(true);
    const moved = ['head', 'epoch', 'archived', 'home', 'stream'];
    const streams = (await rowsOf(the.folder, [])).get('stream') ?? [];
    const now = (await rowsOf(into(), [])).get('stream');
    // The home speaks by a stream of its own since then, and no longer by the one that it may have used on.
    expect(now).toEqual(expect.arrayContaining(streams));
    expect(now).toHaveLength(streams.length + 1);
    expect(await rowsOf(into(), moved)).toEqual(await rowsOf(the.folder, moved));
    const copy = filePath(filesFolder(into()), HASH);
    expect(readFileSync(copy, 'utf8')).toBe(ATTACHMENT);
    const opened = openSqliteStore(into(), 'demo');
    if (!opened.ok) throw new Error(opened.error.code);
    const store = opened.value;
    const found = await verifyStore(store, filesFolder(into()));
    expect(found).toMatchObject({ defects: [], cuts: 20, books: 20, files: 1 });
    for (const book of await store.directories.listBooks()) {
      const [before, after] = await Promise.all([
        the.home.store.read(book.cell).findHead(book.id),
        store.read(book.cell).findHead(book.id),
      ]);
      expect(after).toMatchObject({ epoch: 1, seq: before?.seq });
      const cut = { epoch: 1, seq: before?.seq, hash: before?.hash };
      expect(await store.read(book.cell).listCuts(book.id)).toEqual([cut]);
    }
    // It speaks by a stream that nobody has seen: the numbers of the one before may be taken.
    const home = await openHome(store, { name: 'Thử' });
    expect(home.directory.identity).toEqual({
      ...the.home.directory.identity,
      stream: home.directory.identity.stream,
    });
    expect(home.directory.identity.stream).not.toBe(the.home.directory.identity.stream);
    await store.close();
  });

  it('lets phones learn what it holds, and only that', async () => {
    expect(await archivedOf()).toBe(0);
    await mustBackUp({ isAway: false });
    expect(await archivedOf()).toBe(0);
    await mustBackUp();
    expect(await archivedOf()).toBe(2);
    await say();
    expect(await archivedOf()).toBe(2);
    expect((await mustBackUp()).marks).toBe(1);
    expect(await archivedOf()).toBe(3);
  });

  it('holds nothing that can be read without the passphrase', async () => {
    const { path } = await mustBackUp();
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    const bytes = readFileSync(path);
    const { identity } = the.home.directory;
    for (const text of [HEAD_NAME, identity.key, phone.stream, 'household']) {
      expect(bytes.includes(text), text).toBe(false);
    }
    expect(bytes.includes(Buffer.from(identity.secret))).toBe(false);
    const again = readFileSync((await mustBackUp()).path);
    expect(again.subarray(200)).not.toEqual(bytes.subarray(200));
  });

  it('takes attachments once, and tells one that is gone', async () => {
    await mustBackUp();
    const copy = filePath(filesFolder(folder), HASH);
    const { ino } = statSync(copy);
    await mustBackUp();
    expect(statSync(copy).ino).toBe(ino);
    rmSync(copy);
    rmSync(filePath(filesFolder(the.folder), HASH));
    await say();
    const { verified, marks } = await mustBackUp();
    expect([verified.defects, marks]).toEqual([[`file ${HASH} is not there`], 0]);
  });

  it('keeps a damaged book out of the marks, and is restored only when told so', async () => {
    const database = new DatabaseSync(join(the.folder, 'banso.sqlite'));
    database.exec(`UPDATE fact SET at = at + 1 WHERE book = '${the.homes.id}'`);
    database.close();
    const { verified, marks, path } = await mustBackUp();
    expect(verified.defects.length).toBeGreaterThan(0);
    expect(marks).toBeGreaterThan(0);
    expect(await archivedOf()).toBe(0);
    const refused = await restoreFrom(path);
    expect(refused).toMatchObject({ ok: false });
    expect(existsSync(join(into(), 'banso.sqlite'))).toBe(false);
    expect((await restoreFrom(path, { takesDefects: true })).ok).toBe(true);
  });

  it('leaves older ones as many as it is told, and none of another home', async () => {
    for (let count = 0; count < 3; count += 1) await mustBackUp();
    for (const name of ['x.banso-backup.part', 'x.banso-backup.sha256.part']) {
      writeFileSync(join(folder, name), 'broken off');
    }
    expect((await mustBackUp({ keep: 2 })).removed).toBe(2);
    expect(readdirSync(folder)).toHaveLength(2 * 2 + 1);
    const other = await openTestHome({ seed: 2 });
    const there = { engine: createSqliteBackup(other.folder), dataFolder: other.folder };
    const refused = await backUp(orderOf(there));
    expect(refused).toMatchObject({ ok: false });
    if (!refused.ok) expect(refused.error.sentence).toMatch(/is a backup of another home/u);
    await other.close();
    expect(listBackups(folder)).toHaveLength(2);
  });

  it('is made of a store that an older version left', async () => {
    const older = join(place, 'older');
    const opened = await createSqliteBackup(the.folder).openSnapshot();
    if (!opened.ok) throw new Error(opened.error.code);
    const snapshot = opened.value;
    const tables = new Set(['epoch', 'archived', 'opening_key', 'file', 'household_card']);
    for (const name of ['login', 'recovery', 'passkey', 'subject', 'spent', 'seen', 'breach']) {
      tables.add(name);
    }
    for (const name of ['single_salt', 'tombstone', 'measured']) tables.add(name);
    for (const name of ['push_subscription', 'delivery', 'bridge_token']) tables.add(name);
    const cells = new Set(['card.way', 'card.lasts_s', 'fact.commitment', 'refused.commitment']);
    async function* rows(): AsyncGenerator<SomeRows> {
      for (const { name, columns } of snapshot.tables) {
        if (tables.has(name)) continue;
        const isOld = columns.map((column) => !cells.has(`${name}.${column}`));
        const own = columns.filter((_, index) => isOld[index]);
        const whole = await all(snapshot.rows({ name, columns }));
        const old = whole.map((row) => row.filter((_, index) => isOld[index]));
        yield { name, columns: own, rows: old };
      }
    }
    await fillSqliteFile(older, 1, rows());
    await snapshot.close();
    const database = new DatabaseSync(join(older, 'banso.sqlite'));
    database.exec("INSERT INTO store (cell, kind) VALUES (0, 'demo')");
    database.close();
    const { path } = await mustBackUp({ engine: createSqliteBackup(older), isAway: false });
    expect((await restoreFrom(path)).ok).toBe(false);
    // Its home had no opening key yet; the first start gives it one.
    expect((await restoreFrom(path, { takesDefects: true })).ok).toBe(true);
    const restored = openSqliteStore(into(), 'demo');
    if (!restored.ok) throw new Error(restored.error.code);
    await openHome(restored.value, { name: 'Thử' });
    expect((await verifyStore(restored.value, undefined)).defects).toEqual([]);
    await restored.value.close();
  });
});

const all = async <T>(items: Iterable<T> | AsyncIterable<T>): Promise<readonly T[]> => {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
};

describe('a backup that is not what it was', () => {
  async function expectRefused(path: string, why: RegExp, passphrase = PASSPHRASE): Promise<void> {
    const refused = await restoreFrom(path, { passphrase });
    if (refused.ok) throw new Error('it was restored');
    expect(refused.error.sentence).toMatch(why);
    expect(refused.error.sentence).not.toContain('\n');
    expect(readdirSync(into()).filter((name) => !name.startsWith('banso.lock'))).toEqual([]);
    const checking = join(place, 'data');
    mkdirSync(checking, { recursive: true });
    expect(
      (await checkBackup(path, passphrase, checking, undefined).catch(() => ({ ok: false }))).ok,
    ).toBe(false);
    expect(existsSync(join(checking, 'checking'))).toBe(false);
  }

  it('is told from one under another passphrase', async () => {
    const { path } = await mustBackUp();
    await expectRefused(path, /the passphrase does not open it\.$/u, 'another passphrase');
  });

  it('is told by its sum, or without one by its frames', async () => {
    const { path } = await mustBackUp();
    const whole = readFileSync(path);
    for (const position of [200, Math.floor(whole.length / 2), whole.length - 1]) {
      const spoiled = Buffer.from(whole);
      spoiled[position] = (spoiled[position] ?? 0) ^ 1;
      writeFileSync(path, spoiled);
      await expectRefused(path, /is damaged: its bytes do not give the sum beside it\.$/u);
    }
    rmSync(`${path}.sha256`);
    await expectRefused(path, /it is damaged or cut off at frame \d+\.$/u);
  });

  it('is told when it is cut off, frame by frame, and when frames changed places', async () => {
    const { path } = await mustBackUp();
    rmSync(`${path}.sha256`);
    const whole = readFileSync(path);
    const frames: Buffer[] = [];
    const start = whole.indexOf('\n') + 1;
    for (let at = start; at < whole.length; at += 4 + whole.readUInt32BE(at)) {
      frames.push(whole.subarray(at, at + 4 + whole.readUInt32BE(at)));
    }
    expect(frames.length).toBeGreaterThan(5);
    const head = whole.subarray(0, start);
    const [first, second, ...rest] = frames;
    for (const wrong of [frames.slice(0, -1), [second, first, ...rest], [first, ...rest], []]) {
      writeFileSync(path, Buffer.concat([head, ...wrong.flatMap((frame) => frame ?? [])]));
      await expectRefused(path, /^nothing was restored: (?:it|the passphrase) /u);
    }
    writeFileSync(path, whole);
    truncateSync(path, whole.length - 3);
    await expectRefused(path, /it is cut off\.$/u);
    writeFileSync(path, whole.toString('latin1').replace('"step":', '"step":9'), 'latin1');
    await expectRefused(path, /was made by a newer version: restore it with that one\.$/u);
    writeFileSync(path, 'no backup');
    await expectRefused(path, /it is no backup\.$/u);
  });
});

describe('restoring', () => {
  it('never touches a store that is there', async () => {
    const { path } = await mustBackUp();
    expect(await restoreFrom(path, { engine: createSqliteBackup(the.folder) })).toMatchObject({
      ok: false,
    });
    expect((await restoreFrom(path)).ok).toBe(true);
    const before = readFileSync(join(into(), 'banso.sqlite'));
    const again = await restoreFrom(path);
    if (again.ok) throw new Error('restored twice');
    expect(again.error.sentence).toMatch(/there is a store in .* already/u);
    expect(readFileSync(join(into(), 'banso.sqlite'))).toEqual(before);
  });

  it('that was broken off leaves no store that a server would open', async () => {
    const { path } = await mustBackUp();
    mkdirSync(join(into(), 'restoring'), { recursive: true });
    const code = 'store-half-restored';
    expect(openSqliteStore(into(), 'demo')).toMatchObject({ ok: false, error: { code } });
    expect((await restoreFrom(path)).ok).toBe(true);
    const opened = openSqliteStore(into(), 'demo');
    expect(opened.ok).toBe(true);
    if (opened.ok) await opened.value.close();
  });

  it('takes the newest backup of a folder', async () => {
    await mustBackUp();
    const { path } = await mustBackUp();
    expect(findBackup(folder)).toBe(path);
    expect(findBackup(path)).toBe(path);
    expect(findBackup(join(place, 'nowhere'))).toBeUndefined();
  });
});
