import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { seededRandom } from '#kernel/random.ts';
import { backUp } from '#server/backup/backup.ts';
import { filesFolder, listBackups } from '#server/backup/folder.ts';
import { restore } from '#server/backup/restore.ts';
import { sealedFolder } from '#server/follow/follower.ts';
import { openHome } from '#server/home.ts';
import { createApp } from '#server/http/app.ts';
import { createSqliteBackup } from '#server/store/sqlite-snapshot.ts';
import { openSqliteStore } from '#server/store/sqlite.ts';
import { filePath } from '#server/verify-files.ts';
import { enrolledPhone, openWorld, save, visit, type World } from '#test/device/world.ts';
import {
  type Line,
  openLine,
  openProvince,
  plain,
  post,
  type Province,
  titlesAt,
} from '#test/support/followed-home.ts';

const PASSPHRASE = 'sáu từ tình cờ trong két sắt';
const NAME = 'Triệu Thị Sần';
const ATTACHMENT = 'sealed bytes of a photo'.repeat(100_000);
const HASH = createHash('sha256').update(ATTACHMENT).digest('base64url');

// Real sockets and files: on a machine that others keep busy a step takes seconds.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

let commune: World;
let line: Line;
let province: Province;
let elsewhere: string;
/** What the address leads to. */
let app: { fetch(request: Request): Response | Promise<Response> };
/** Answers of the parts that are asked for, counted from 1. */
let onPart: (count: number, answer: Response) => Response | Promise<Response>;
let seconds = 0;

beforeEach(async () => {
  commune = await openWorld();
  elsewhere = mkdtempSync(join(tmpdir(), 'banso-elsewhere-'));
  app = commune.app;
  onPart = (_, answer) => answer;
  let parts = 0;
  line = await openLine(() => ({
    async fetch(request) {
      const answer = await app.fetch(await plain(request));
      if (!request.url.includes('/api/sealed/part')) return answer;
      parts += 1;
      return onPart(parts, answer);
    },
  }));
  const path = filePath(filesFolder(commune.folder), HASH);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, ATTACHMENT);
  const { homes } = commune;
  await commune.home.store.write(homes.cell, (writing) =>
    writing.addFile(homes.id, {
      hash: HASH,
      bytes: ATTACHMENT.length,
      stream: 'AAAAAAAAAA',
      receivedAt: 1,
    }),
  );
  province = await openProvince(commune, line.address);
});
afterEach(async () => {
  await province.close();
  await line.close();
  commune.close();
  rmSync(elsewhere, { recursive: true });
});

async function backUpCommune(): Promise<string> {
  const done = await backUp({
    engine: createSqliteBackup(commune.folder),
    dataFolder: commune.folder,
    folder: commune.sealed,
    passphrase: PASSPHRASE,
    isAway: true,
    scryptN: 1_024,
    now: () => 1_800_000_000 + (seconds += 1),
    random: seededRandom(seconds),
  });
  if (!done.ok) throw new Error(done.error.sentence);
  expect(done.value.verified.defects).toEqual([]);
  return done.value.path;
}

const kept = (): readonly string[] => listBackups(sealedFolder(province.folder));

it('a province keeps what it cannot open, and goes on where a copy was cut', async () => {
  const made = readFileSync(await backUpCommune());
  onPart = (count, answer) => (count === 2 ? Response.json({}, { status: 503 }) : answer);
  const cut = await province.follower.sync();
  expect(cut.trouble).toBeDefined();
  expect(kept()).toEqual([]);
  const whole = await province.follower.sync();
  expect(whole.trouble).toBeUndefined();
  const [copy = ''] = kept();
  expect(readFileSync(copy).equals(made)).toBe(true);
  expect(whole.sealedAt).toBeGreaterThan(1_800_000_000);
  const bytes = readFileSync(copy);
  for (const text of [NAME, commune.household, commune.home.directory.identity.key]) {
    expect(bytes.includes(text), text).toBe(false);
  }
  const into = {
    dataFolder: join(elsewhere, 'x'),
    engine: createSqliteBackup(join(elsewhere, 'x')),
  };
  const order = { backup: copy, backupFolder: sealedFolder(province.folder), takesDefects: false };
  expect((await restore({ ...order, ...into, passphrase: 'đoán mò mười hai' })).ok).toBe(false);
  // Nothing is fetched twice: of the attachment 3 parts, one of them again, and 1 of the backup.
  expect(line.asked.filter((path) => path === '/api/sealed/part')).toHaveLength(5);
});

it('what is not what it is called does not stay, and the last two backups do', async () => {
  await backUpCommune();
  onPart = async (_, answer) => {
    const reply = (await answer.json()) as { at: number; bytes: string };
    const bytes = Buffer.from(reply.bytes, 'base64url');
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    return Response.json({ ...reply, bytes: bytes.toString('base64url') });
  };
  expect((await province.follower.sync()).trouble).toBe('sealed-wrong');
  expect(kept()).toEqual([]);
  onPart = (_, answer) => answer;
  for (let count = 0; count < 3; count += 1) {
    await backUpCommune();
    commune.time.nowS += 3_600;
    expect((await province.follower.sync()).trouble).toBeUndefined();
  }
  expect(kept()).toHaveLength(2);
  const names = readdirSync(sealedFolder(province.folder));
  expect(names.filter((name) => name.endsWith('.part'))).toEqual([]);
});

it('a commune whose machine has burnt works elsewhere, and its phones and its province go on', async () => {
  const worker = await commune.addWorker('Hoàng Thị Lan', 'member');
  const overHttp = () => (path: string, init: RequestInit) => fetch(line.address + path, init);
  const phone = await enrolledPhone(commune, worker, { through: overHttp });
  await save(phone, commune.doors, [visit(commune, phone)]);
  expect((await phone.sync()).phase).toBe('idle');
  await post(commune, commune.village, ['Trước bản sao']);
  await backUpCommune();
  expect((await province.follower.sync()).trouble).toBeUndefined();
  await post(commune, commune.village, ['Sau bản sao']);
  await save(phone, commune.doors, [visit(commune, phone)]);
  await phone.sync();
  await province.follower.sync();
  // The machine is gone, with the disk of its backups; somebody works on meanwhile.
  await line.cut();
  rmSync(commune.folder, { recursive: true });
  rmSync(commune.sealed, { recursive: true });
  await save(phone, commune.doors, [visit(commune, phone)]);
  expect((await phone.sync()).phase).toBe('offline');
  const [backup = ''] = kept();
  const backupFolder = sealedFolder(province.folder);
  const done = await restore({
    backup,
    backupFolder,
    passphrase: PASSPHRASE,
    dataFolder: elsewhere,
    engine: createSqliteBackup(elsewhere),
    takesDefects: false,
  });
  if (!done.ok) throw new Error(done.error.sentence);
  const store = openSqliteStore(elsewhere, 'real');
  if (!store.ok) throw new Error(store.error.code);
  const home = await openHome(store.value, { name: 'Xã Sơn Động', now: () => commune.time.nowS });
  app = createApp(home, { log: () => undefined });
  await line.mend();
  commune.time.nowS += 60;
  expect((await phone.sync()).phase).toBe('idle');
  expect(phone.counts()).toMatchObject({ waiting: 0, received: 3, refused: 0 });
  expect((await province.follower.sync()).trouble).toBeUndefined();
  expect(titlesAt(province, commune.village)).toEqual(['Sau bản sao', 'Trước bản sao']);
  for (const [book, facts] of [
    [commune.doors, 3],
    [home.directory.findBookOf('board', commune.village), 2],
  ] as const) {
    if (book === undefined) throw new Error('no board');
    const head = await store.value.read(book.cell).findHead(book.id);
    expect(head).toMatchObject({ epoch: 1 });
    const said = await store.value.read(book.cell).listFacts(book.id, 0, 100);
    expect(new Set(said.map(({ body }) => body)).size).toBe(facts);
  }
  expect(readFileSync(filePath(filesFolder(elsewhere), HASH), 'utf8')).toBe(ATTACHMENT);
  await store.value.close();
});
