// A home in a process of its own takes pushes while it is backed up twice; then it dies.

import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'vitest';
import { seededRandom } from '#kernel/random.ts';
import { backUp, type BackedUp } from '#server/backup/backup.ts';
import { filesFolder } from '#server/backup/folder.ts';
import { restore } from '#server/backup/restore.ts';
import type { BackupEngine } from '#server/store/snapshot.ts';
import type { Store } from '#server/store/store.ts';
import { verifyStore } from '#server/verify-store.ts';
import { openPhones, type Phones } from '#test/postgres/phones.ts';
import { type HomeProcess, startHome } from '#test/support/home-process.ts';

export type LoadedPlaces = {
  /** A folder or the address of a database; as `startHome` takes it. */
  readonly place: string;
  readonly engine: BackupEngine;
  /** A folder of the test's own. */
  readonly folder: string;
  readonly target: BackupEngine & { openStore(): Promise<Store> };
};

const PHONES = 4;
const PASSPHRASE = 'mười hai chữ là đủ';

/** What phones were told to be archived, by stream, is in the restored store with all its proofs. */
export async function expectLivesOn({ place, engine, folder, target }: LoadedPlaces) {
  const open: { home?: HomeProcess } = {};
  const village = await openPhones(place, PHONES, {
    request: (path, init) => fetch(`${open.home?.base ?? ''}${path}`, init),
  });
  const home = await startHome(place);
  open.home = home;
  const load = startLoad(village);
  const known = { dataFolder: join(folder, 'data'), folder: join(folder, 'backups') };
  const backups: BackedUp[] = [];
  for (let count = 0; count < 2; count += 1) {
    await load.waitForAnswers(PHONES * 3);
    const before = new Map(village.acknowledged);
    const done = await backUp({
      ...known,
      engine,
      passphrase: PASSPHRASE,
      isAway: true,
      scryptN: 1_024,
      now: () => 1_800_000_000 + count,
      random: seededRandom(count),
    });
    if (!done.ok) throw new Error(done.error.sentence);
    backups.push(done.value);
    expect(done.value.verified.defects).toEqual([]);
    for (const [stream, told] of await archivedOf(village)) {
      expect(told).toBeGreaterThanOrEqual(before.get(stream) ?? 0);
    }
  }
  // So that the last of it is in no backup.
  await load.waitForAnswers(PHONES);
  await load.end();
  const archived = await archivedOf(village);
  const ended = once(home.child, 'exit');
  home.child.kill('SIGKILL');
  await ended;
  const restored = await restore({
    backup: backups.at(-1)?.path ?? '',
    backupFolder: known.folder,
    passphrase: PASSPHRASE,
    dataFolder: join(folder, 'restored'),
    engine: target,
    takesDefects: false,
  });
  if (!restored.ok) throw new Error(restored.error.sentence);
  return expectWhole(await target.openStore(), village, archived, filesFolder(folder));
}

async function expectWhole(
  store: Store,
  { book, acknowledged }: Phones,
  archived: ReadonlyMap<string, number>,
  files: string,
) {
  try {
    const books = await store.directories.listBooks();
    const verified = await verifyStore(store, files);
    expect(verified).toMatchObject({ defects: [], notes: [], cuts: books.length });
    const cell = books.find(({ id }) => id === book)?.cell ?? 0;
    const counts = { archived: 0, acknowledged: 0 };
    for (const [stream, told] of archived) {
      const head = await store.read(cell).findStreamHead(book, stream);
      expect(head?.n).toBe(told);
      counts.archived += told;
      counts.acknowledged += acknowledged.get(stream) ?? 0;
    }
    for (const { id, cell: of } of books) {
      expect((await store.read(of).findHead(id))?.epoch).toBe(1);
    }
    expect(counts.acknowledged).toBeGreaterThan(counts.archived);
    expect(counts.archived).toBeGreaterThan(PHONES);
    return counts;
  } finally {
    await store.close();
  }
}

/** Every phone saves and sends as fast as it is answered. */
function startLoad(village: Phones) {
  let isOn = true;
  let answers = 0;
  const sending = Promise.all(
    village.phones.map(async (phone) => {
      while (isOn) {
        const status = await village.push(phone);
        if (status !== 200) throw new Error(`not taken: ${status ?? 'no answer'}`);
        answers += 1;
      }
    }),
  );
  return {
    async waitForAnswers(count: number): Promise<void> {
      const enough = answers + count;
      while (answers < enough) {
        await Promise.race([sending, wait(5)]);
      }
    },
    async end(): Promise<void> {
      isOn = false;
      await sending;
    },
  };
}

/** How far each phone is told that its facts are archived. */
async function archivedOf({ phones, book }: Phones): Promise<ReadonlyMap<string, number>> {
  const told = new Map<string, number>();
  for (const phone of phones) {
    const { reply } = await phone.pull();
    const receipt = reply.receipts?.find((each) => each.book === book);
    told.set(phone.stream, receipt?.archived ?? 0);
  }
  return told;
}
