import { existsSync, readdirSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bytes } from '#kernel/bytes.ts';
import { SEALED_FILES_MAX, SEALED_PART_BYTES_MAX } from '#protocol/limits.ts';
import type { SealedReply } from '#protocol/sealed.ts';
import { filesFolder, findBackup, nameOf, readSum } from '#server/backup/folder.ts';
import { tombstonesPath } from '#server/erase/tombstones.ts';
import { filePath } from '#server/verify-files.ts';

/*
 * The folder of backups as a home that keeps them sees it. No passphrase is near: what is read here are the
 * bytes that `banso backup` sealed.
 */

const HASH_LENGTH = 43;

/** What there is, with attachments whose names come after this one. A backup without its sum is not whole. */
export function listSealed(folder: string, key: string, after: string): Omit<SealedReply, 'at'> {
  const newest = existsSync(folder) ? findBackup(folder) : undefined;
  const sum = newest && readSum(newest);
  const record = tombstonesPath(folder, key);
  const names = attachmentsIn(folder).filter((name) => name > after);
  const files = names.slice(0, SEALED_FILES_MAX).map((name) => ({
    name,
    bytes: statSync(filePath(filesFolder(folder), name)).size,
  }));
  return {
    ...(newest !== undefined &&
      sum !== undefined && {
        backup: { name: nameOf(newest), bytes: statSync(newest).size, sum },
      }),
    ...(existsSync(record) && {
      record: { name: nameOf(record), bytes: statSync(record).size },
    }),
    files,
    more: names.length > files.length,
  };
}

function attachmentsIn(folder: string): readonly string[] {
  const files = filesFolder(folder);
  if (!existsSync(files)) return [];
  const shelves = readdirSync(files).filter((shelf) => shelf.length === 2);
  const names = shelves.flatMap((shelf) => readdirSync(join(files, shelf)));
  return names.filter((name) => name.length === HASH_LENGTH).sort();
}

/** @param name as `SealedName` takes it, which leads to no other folder */
export const sealedPath = (folder: string, name: string): string =>
  name.length === HASH_LENGTH ? filePath(filesFolder(folder), name) : join(folder, name);

/** Bytes from a place on, as many as go into one answer; undefined when it is not there (any more). */
export async function readSealed(
  folder: string,
  name: string,
  from: number,
): Promise<Bytes | undefined> {
  const file = await open(sealedPath(folder, name), 'r').catch(() => undefined);
  if (file === undefined) return undefined;
  try {
    const bytes = new Uint8Array(SEALED_PART_BYTES_MAX);
    const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
    return bytes.slice(0, bytesRead);
  } finally {
    await file.close();
  }
}
