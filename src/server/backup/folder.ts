import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { filePath, hashFile } from '#server/verify-files.ts';

/*
 * A folder of backups: one file for each, named by its second, with its sum beside it, and below `files` the
 * attachments of all of them. What is being written ends in `.part`.
 */

const ENDING = '.banso-backup';
const SUM_ENDING = '.sha256';
const PART_ENDING = '.part';

export const filesFolder = (folder: string): string => join(folder, 'files');
export const sumPath = (backup: string): string => `${backup}${SUM_ENDING}`;
export const partPath = (backup: string): string => `${backup}${PART_ENDING}`;

/** Where a backup made at a second is kept. */
export const backupPath = (folder: string, at: number): string => {
  const time = new Date(at * 1_000).toISOString().slice(0, 19).replaceAll(':', '-');
  return join(folder, `${time}Z${ENDING}`);
};

/** Whole backups of a folder, the oldest first. */
export function listBackups(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith(ENDING));
  return names.toSorted().map((name) => join(folder, name));
}

/** The file that a person names: itself, or the newest one of a folder. */
export function findBackup(named: string): string | undefined {
  if (!existsSync(named)) return undefined;
  return statSync(named).isDirectory() ? listBackups(named).at(-1) : named;
}

/** Removes what a backup that was broken off left behind, of itself and of its sum. */
export function removeParts(folder: string): void {
  const endings = [partPath(ENDING), partPath(sumPath(ENDING))];
  for (const name of readdirSync(folder)) {
    if (endings.some((ending) => name.endsWith(ending))) rmSync(join(folder, name));
  }
}

/** Removes all but the newest backups; answers how many. Attachments stay, for whichever lists them. */
export function removeOlder(folder: string, keep: number): number {
  const older = listBackups(folder).slice(0, -keep);
  for (const path of older) {
    rmSync(path);
    rmSync(sumPath(path), { force: true });
  }
  return older.length;
}

/** The sum that stands beside a backup; undefined when there is none. */
export function readSum(backup: string): string | undefined {
  const path = sumPath(backup);
  return existsSync(path) ? readFileSync(path, 'utf8').split(' ')[0] : undefined;
}

/**
 * Copies an attachment unless it is there already with all its bytes, which need not be read again. Answers
 * why it was not copied.
 */
export async function copyAttachment(
  from: string,
  to: string,
  { hash, bytes }: { readonly hash: string; readonly bytes: number },
): Promise<string | undefined> {
  const [source, target] = [filePath(from, hash), filePath(to, hash)];
  if (existsSync(target) && statSync(target).size === bytes) return undefined;
  if (!existsSync(source)) return `file ${hash} is not there`;
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  const part = partPath(target);
  copyFileSync(source, part);
  const copied = await hashFile(part);
  if (copied.hash !== hash || copied.bytes !== bytes) {
    rmSync(part);
    return `file ${hash} has other bytes than its name says`;
  }
  putInPlace(part, target);
  return undefined;
}

/** Flushes a file, gives it its name, and flushes the folder in which the name stands. */
export function putInPlace(part: string, path: string): void {
  flush(part);
  renameSync(part, path);
  flushFolder(dirname(path));
}

function flush(path: string): void {
  const file = openSync(path, 'r+');
  fsyncSync(file);
  closeSync(file);
}

/** Windows writes names by itself and opens no folders. */
export function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const opened = openSync(folder, 'r');
  fsyncSync(opened);
  closeSync(opened);
}

export const nameOf = (path: string): string => basename(path);
