import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { toBase64Url } from '#kernel/bytes.ts';
import type { Random } from '#kernel/random.ts';
import { ok, type Result } from '#kernel/result.ts';
import { homeNameOf } from '#book/signed.ts';
import { sha256 } from '#server/crypto.ts';
import { checkBackup } from '#server/backup/check.ts';
import {
  backupPath,
  copyAttachment,
  filesFolder,
  listBackups,
  nameOf,
  partPath,
  putInPlace,
  removeOlder,
  removeParts,
  sumPath,
} from '#server/backup/folder.ts';
import { orTrouble, type Trouble, trouble } from '#server/backup/problems.ts';
import { writeRows } from '#server/backup/rows.ts';
import {
  type BackupHead,
  createSealedWriter,
  readBackupHead,
  SCRYPT_N,
  SCRYPT_P,
  SCRYPT_R,
  sumLine,
} from '#server/backup/sealed-file.ts';
import { sayNotOpened } from '#server/store/not-opened.ts';
import type { BackupEngine, Cell, Snapshot, Table } from '#server/store/snapshot.ts';
import type { VerifiedStore } from '#server/verify-store.ts';

export type BackupOrder = {
  readonly engine: BackupEngine;
  /** Where the home keeps attachments, and where the backup is tried out. */
  readonly dataFolder: string;
  /** Where backups go. */
  readonly folder: string;
  readonly passphrase: string;
  /** Whether phones may be told that what is in this backup is archived: it lies on another disk. */
  readonly isAway: boolean;
  /** How many backups to leave in the folder; all when absent. */
  readonly keep?: number;
  /** The N of scrypt; smaller in tests. */
  readonly scryptN?: BackupHead['scrypt'][0];
  /** Seconds UTC. */
  readonly now: () => number;
  readonly random: Random;
};

export type BackedUp = {
  readonly path: string;
  readonly bytes: number;
  readonly verified: VerifiedStore;
  /** Streams of books that were marked as archived further than before. */
  readonly marks: number;
  readonly removed: number;
};

const SALT_LENGTH = 16;

/**
 * Writes a consistent backup beside a running server, restores it for a check of every chain, and only then
 * marks what it holds as archived. A backup that shows defects is kept, and marks nothing of damaged books.
 */
export const backUp = (order: BackupOrder): Promise<Result<BackedUp, Trouble>> =>
  orTrouble('nothing was backed up', async () => {
    mkdirSync(order.folder, { recursive: true, mode: 0o700 });
    removeParts(order.folder);
    const path = backupPath(order.folder, order.now());
    const part = partPath(path);
    try {
      const written = await writeBackup(order, path, part);
      if (!written.ok) return written;
      // No attachment is ever removed: those of the rows are all there still.
      const missing = await copyAttachments(order, written.value.files);
      const { passphrase, dataFolder } = order;
      const checked = await checkBackup(part, passphrase, dataFolder, undefined);
      if (!checked.ok) return checked;
      const sum = partPath(sumPath(path));
      writeFileSync(sum, sumLine(written.value.sum, nameOf(path)), { mode: 0o600 });
      putInPlace(sum, sumPath(path));
      putInPlace(part, path);
      const verified = withMissing(checked.value.verified, missing);
      const marks = order.isAway && missing.length === 0 ? checked.value.marks : [];
      await order.engine.setMarks(marks);
      const removed = order.keep === undefined ? 0 : removeOlder(order.folder, order.keep);
      const bytes = statSync(path).size;
      return ok({ path, bytes, verified, marks: marks.length, removed });
    } finally {
      rmSync(part, { force: true });
      rmSync(partPath(sumPath(path)), { force: true });
    }
  });

const withMissing = (verified: VerifiedStore, missing: readonly string[]): VerifiedStore => ({
  ...verified,
  defects: [...verified.defects, ...missing],
});

type Written = { readonly sum: string; readonly files: ReadonlyMap<string, number> };

async function writeBackup(
  order: BackupOrder,
  path: string,
  part: string,
): Promise<Result<Written, Trouble>> {
  const opened = await order.engine.openSnapshot();
  if (!opened.ok) return trouble(sayNotOpened(opened.error, order.engine.place, 'real'));
  const snapshot = opened.value;
  try {
    const head = await headOf(snapshot, order);
    if (head === undefined) return trouble('the store does not say which home it is.');
    const other = listBackups(order.folder).find(
      (each) => readBackupHead(each)?.home !== head.home,
    );
    if (other !== undefined) {
      return trouble(`${other} is a backup of another home: choose a folder for each home.`);
    }
    if (listBackups(order.folder).includes(path)) return trouble(`${path} is there already.`);
    return ok(await writeParts(order, snapshot, head, part));
  } finally {
    await snapshot.close();
  }
}

async function headOf(
  { kind, step, directories }: Snapshot,
  { now, random, scryptN = SCRYPT_N }: BackupOrder,
): Promise<BackupHead | undefined> {
  const identity = await directories.findIdentity();
  if (identity === undefined) return undefined;
  const home = homeNameOf(sha256, identity.key);
  const salt = toBase64Url(random(SALT_LENGTH));
  return {
    banso: 'backup@1',
    home,
    kind,
    step,
    at: now(),
    salt,
    scrypt: [scryptN, SCRYPT_R, SCRYPT_P],
  };
}

async function writeParts(
  { passphrase }: BackupOrder,
  snapshot: Snapshot,
  head: BackupHead,
  part: string,
): Promise<Written> {
  const writer = createSealedWriter(part, head, passphrase);
  const files = new Map<string, number>();
  try {
    await writeRows(snapshot, writer, (table, row) => noteFile(files, table, row));
    return { sum: writer.end(), files };
  } finally {
    writer.close();
  }
}

/** Answers a line for each that could not be copied. */
async function copyAttachments(
  { dataFolder, folder }: BackupOrder,
  files: ReadonlyMap<string, number>,
): Promise<readonly string[]> {
  const missing: string[] = [];
  for (const [hash, bytes] of files) {
    const [from, to] = [filesFolder(dataFolder), filesFolder(folder)];
    const why = await copyAttachment(from, to, { hash, bytes });
    if (why !== undefined) missing.push(why);
  }
  return missing;
}

function noteFile(
  files: Map<string, number>,
  { name, columns }: Table,
  row: readonly Cell[],
): void {
  if (name !== 'file') return;
  const [hash, bytes] = [row[columns.indexOf('hash')], row[columns.indexOf('bytes')]];
  if (typeof hash === 'string' && typeof bytes === 'number') files.set(hash, bytes);
}
