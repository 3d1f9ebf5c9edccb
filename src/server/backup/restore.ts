import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ok, type Result } from '#kernel/result.ts';
import { openDraft } from '#server/backup/check.ts';
import { copyAttachment, filesFolder, flushFolder } from '#server/backup/folder.ts';
import { orTrouble, type Trouble, trouble } from '#server/backup/problems.ts';
import { openEpoch } from '#server/epochs.ts';
import { holdsStore, lockFolder, RESTORING_FOLDER, STORE_FILE } from '#server/store/sqlite.ts';
import type { Store } from '#server/store/store.ts';
import { type VerifiedStore, verifyStore } from '#server/verify-store.ts';

export type RestoreOrder = {
  /** The file of a backup, in the folder that also holds its attachments. */
  readonly backup: string;
  readonly backupFolder: string;
  readonly passphrase: string;
  /** Where the store is to be; none may be there. */
  readonly dataFolder: string;
  /** Restores a backup with defects as well. */
  readonly takesDefects: boolean;
};

export type Restored = { readonly verified: VerifiedStore };

/**
 * Makes a store of a backup: checked first, every book in a new epoch, so that phones offer what the home
 * lacks. It becomes a store at the very end, by one renaming; until then no server opens the folder.
 */
export const restore = (order: RestoreOrder): Promise<Result<Restored, Trouble>> =>
  orTrouble('nothing was restored', async () => {
    const { dataFolder } = order;
    const lock = lockFolder(dataFolder);
    if (lock === undefined) return trouble(`${dataFolder} is in use by another program.`);
    const folder = join(dataFolder, RESTORING_FOLDER);
    try {
      if (holdsStore(dataFolder)) {
        return trouble(`there is a store in ${dataFolder} already: restore into an empty folder.`);
      }
      rmSync(folder, { recursive: true, force: true });
      const verified = await makeStore(order, folder);
      if (!verified.ok) return verified;
      renameSync(join(folder, STORE_FILE), join(dataFolder, STORE_FILE));
      flushFolder(dataFolder);
      return ok({ verified: verified.value });
    } finally {
      rmSync(folder, { recursive: true, force: true });
      lock.close();
    }
  });

async function makeStore(
  order: RestoreOrder,
  folder: string,
): Promise<Result<VerifiedStore, Trouble>> {
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
    return ok(verified);
  } finally {
    await store.close();
  }
}

/** What is missing was told as a defect before. */
async function copyAttachments(store: Store, from: string, to: string): Promise<void> {
  for (const { id, cell } of await store.directories.listBooks()) {
    for (const file of await store.read(cell).listFiles(id)) await copyAttachment(from, to, file);
  }
}
