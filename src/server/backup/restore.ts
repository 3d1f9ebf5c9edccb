import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '#kernel/id.ts';
import { ok, type Result } from '#kernel/result.ts';
import { openDraft } from '#server/backup/check.ts';
import { copyAttachment, filesFolder, flushFolder } from '#server/backup/folder.ts';
import { orTrouble, type Trouble, trouble } from '#server/backup/problems.ts';
import { machineRandom } from '#server/crypto.ts';
import { replay } from '#server/erase/erase.ts';
import { tombstonesPath } from '#server/erase/tombstones.ts';
import { createDiskShelf } from '#server/files/shelf.ts';
import { openHome } from '#server/home.ts';
import { openEpoch } from '#server/epochs.ts';
import { lockFolder, RESTORING_FOLDER, STORE_FILE } from '#server/store/sqlite.ts';
import { sayNotOpened } from '#server/store/not-opened.ts';
import type { BackupEngine } from '#server/store/snapshot.ts';
import { openSqliteSnapshot } from '#server/store/sqlite-snapshot.ts';
import type { Store } from '#server/store/store.ts';
import { type VerifiedStore, verifyStore } from '#server/verify-store.ts';

export type RestoreOrder = {
  /** The file of a backup, in the folder that also holds its attachments. */
  readonly backup: string;
  readonly backupFolder: string;
  readonly passphrase: string;
  /** Where the store is to be, or only its attachments when a database takes the store; none may be there. */
  readonly dataFolder: string;
  readonly engine: BackupEngine;
  /** Restores a backup with defects as well. */
  readonly takesDefects: boolean;
  /** Folders where tombstones may lie, and what the home is called: what they name is erased again. */
  readonly tombstones?: { readonly folders: readonly string[]; readonly name: string };
};

export type Restored = { readonly verified: VerifiedStore; readonly erasures: number };

/**
 * Makes a store of a backup: checked first, every book in a new epoch, so that phones offer what the home
 * lacks. It becomes a store at the very end, by one renaming or one transaction.
 */
export const restore = (order: RestoreOrder): Promise<Result<Restored, Trouble>> =>
  orTrouble('nothing was restored', async () => {
    const { dataFolder } = order;
    const lock = lockFolder(dataFolder);
    if (lock === undefined) return trouble(`${dataFolder} is in use by another program.`);
    const folder = join(dataFolder, RESTORING_FOLDER);
    try {
      const free = await checkFree(order.engine);
      if (!free.ok) return free;
      rmSync(folder, { recursive: true, force: true });
      const verified = await makeStore(order, folder);
      if (!verified.ok) return verified;
      const placed = await putInStore(order, folder);
      return placed.ok ? ok(verified.value) : placed;
    } finally {
      rmSync(folder, { recursive: true, force: true });
      lock.close();
    }
  });

async function checkFree({ openSnapshot, place }: BackupEngine): Promise<Result<void, Trouble>> {
  const there = await openSnapshot();
  if (!there.ok && there.error.code === 'store-missing') return ok(undefined);
  if (!there.ok) return trouble(sayNotOpened(there.error, place, 'real'));
  await there.value.close();
  return trouble(`there is a store in ${place} already: restore into an empty one.`);
}

/** The one step that makes it a store. */
async function putInStore(
  { dataFolder, engine }: RestoreOrder,
  folder: string,
): Promise<Result<void, Trouble>> {
  if (engine.fill === undefined) {
    // What an earlier store left of its journal would be read into this one.
    for (const left of ['-wal', '-shm']) {
      rmSync(join(dataFolder, STORE_FILE + left), { force: true });
    }
    renameSync(join(folder, STORE_FILE), join(dataFolder, STORE_FILE));
    flushFolder(dataFolder);
    return ok(undefined);
  }
  const made = openSqliteSnapshot(folder);
  if (!made.ok) return trouble(sayNotOpened(made.error, folder, 'real'));
  try {
    const filled = await engine.fill(made.value);
    return filled.ok ? filled : trouble(sayNotOpened(filled.error, engine.place, 'real'));
  } finally {
    await made.value.close();
  }
}

async function makeStore(order: RestoreOrder, folder: string): Promise<Result<Restored, Trouble>> {
  const files = filesFolder(order.backupFolder);
  const opened = await openDraft(order.backup, order.passphrase, folder);
  if (!opened.ok) return opened;
  const store = opened.value;
  try {
    const verified = await verifyStore(store, files);
    if (verified.defects.length > 0 && !order.takesDefects) {
      const lines = verified.defects.join('\n');
      return trouble(`the backup has defects; --with-defects restores it all the same.\n${lines}`);
    }
    await copyAttachments(store, files, filesFolder(order.dataFolder));
    for (const book of await store.directories.listBooks()) await openEpoch(store, book);
    await store.directories.renewStreams(newId(machineRandom));
    const erasures = await eraseAgain(order, store);
    return erasures.ok ? ok({ verified, erasures: erasures.value }) : erasures;
  } finally {
    await store.close();
  }
}

/** Before it becomes a store: a home that is put back never holds what was erased. */
async function eraseAgain(order: RestoreOrder, store: Store): Promise<Result<number, Trouble>> {
  const { folders: named = [], name = '' } = order.tombstones ?? {};
  const key = (await store.directories.findIdentity())?.key ?? '';
  const folders = named.filter((each) => existsSync(tombstonesPath(each, key)));
  if (folders.length === 0) return ok(0);
  const shelf = createDiskShelf(filesFolder(order.dataFolder));
  const home = await openHome(store, { name, shelf });
  let count = 0;
  for (const folder of folders) {
    const done = await replay(home, folder);
    if (!done.ok) return trouble(`what was erased could not be erased again: ${done.error.code}.`);
    if (done.value.unreadable > 0 && !order.takesDefects) {
      return trouble(`${done.value.unreadable} lines of the tombstones in ${folder} say nothing.`);
    }
    count += done.value.lines;
  }
  return ok(count);
}

/** What is missing was told as a defect before. */
async function copyAttachments(store: Store, from: string, to: string): Promise<void> {
  for (const { id, cell } of await store.directories.listBooks()) {
    for (const file of await store.read(cell).listFiles(id)) await copyAttachment(from, to, file);
  }
}
