import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ok, type Result } from '#kernel/result.ts';
import { readSum } from '#server/backup/folder.ts';
import { type Trouble, trouble } from '#server/backup/problems.ts';
import { readRows } from '#server/backup/rows.ts';
import { openSealed, sumOfFile } from '#server/backup/sealed-file.ts';
import { MIGRATIONS } from '#server/store/migrations.ts';
import { sayNotOpened } from '#server/store/not-opened.ts';
import { fillSqliteFile } from '#server/store/sqlite-snapshot.ts';
import { openSqliteStore, takeLock } from '#server/store/sqlite.ts';
import type { Mark } from '#server/store/snapshot.ts';
import type { Store } from '#server/store/store.ts';
import { type VerifiedStore, verifyStore } from '#server/verify-store.ts';

/** Opens a backup as a store in a folder of its own. Throws BackupBrokenError. */
export async function openDraft(
  backup: string,
  passphrase: string,
  folder: string,
): Promise<Result<Store, Trouble>> {
  const sum = readSum(backup);
  if (sum !== undefined && sum !== sumOfFile(backup)) {
    return trouble(`${backup} is damaged: its bytes do not give the sum beside it.`);
  }
  const reader = openSealed(backup, passphrase);
  const { kind, step } = reader.head;
  if (!MIGRATIONS.some(({ number }) => number === step)) {
    return trouble(`${backup} was made by a newer version: restore it with that one.`);
  }
  await fillSqliteFile(folder, step, readRows(reader));
  const opened = openSqliteStore(folder, kind, { isDraft: true });
  return opened.ok ? opened : trouble(sayNotOpened(opened.error, folder, kind));
}

export type CheckedBackup = {
  readonly verified: VerifiedStore;
  /** Streams of which the backup holds more than any before it, in books without a defect. */
  readonly marks: readonly Mark[];
};

/**
 * Restores a backup beside the data, checks all of it and throws the copy away.
 * @param files the attachments to hold to their names; undefined to leave them
 */
export async function checkBackup(
  backup: string,
  passphrase: string,
  dataFolder: string,
  files: string | undefined,
): Promise<Result<CheckedBackup, Trouble>> {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const lock = takeLock(join(dataFolder, 'checking.lock'));
  if (lock === undefined) return trouble('another backup or check is running.');
  const folder = join(dataFolder, 'checking');
  try {
    rmSync(folder, { recursive: true, force: true });
    const draft = await openDraft(backup, passphrase, folder);
    if (!draft.ok) return draft;
    try {
      const verified = await verifyStore(draft.value, files);
      const marks = verified.isWhole ? await marksOf(draft.value, verified.damaged) : [];
      return ok({ verified, marks });
    } finally {
      await draft.value.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
    lock.close();
  }
}

/** Streams of which a store holds more than is marked as archived. */
export async function marksOf(
  store: Store,
  damaged: ReadonlySet<string>,
): Promise<readonly Mark[]> {
  const marks: Mark[] = [];
  for (const { id: book, cell } of await store.directories.listBooks()) {
    if (damaged.has(book)) continue;
    const reading = store.read(cell);
    for (const stream of await reading.listStreams(book)) {
      const { n } = (await reading.findStreamHead(book, stream)) ?? { n: 0 };
      if (n > (await reading.findArchived(book, stream))) marks.push({ book, cell, stream, n });
    }
  }
  return marks;
}
