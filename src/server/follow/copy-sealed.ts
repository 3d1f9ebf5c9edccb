import { appendFileSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { fromBase64Url } from '#kernel/bytes.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import type { Device } from '#device/device.ts';
import { SealedPart, SealedReply } from '#protocol/sealed.ts';
import { listBackups, partPath, putInPlace, removeOlder, sumPath } from '#server/backup/folder.ts';
import { readBackupHead, sumLine, sumOfFile } from '#server/backup/sealed-file.ts';
import { sealedPath } from '#server/sealed.ts';
import { hashFile } from '#server/verify-files.ts';

/*
 * Keeps sealed copies of a home: its newest backup, its attachments, its record of erasures. The folder is
 * one that `banso restore` takes. What was cut off goes on where it ended; what is not what it is called does
 * not stay.
 */

/** One may be damaged where it was made; the one before it is kept as well. */
const KEPT = 2;

type Ask = Pick<Device, 'ask'>;
type Listed = { readonly name: string; readonly bytes: number };

/** @param homeName of its key: a backup of another home is not kept */
export async function copySealed(
  device: Ask,
  folder: string,
  homeName: string,
): Promise<Result<void, string>> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let after = '';
  for (;;) {
    const answer = await device.ask(`/api/sealed?after=${after}`);
    // A home that hands out none is followed all the same.
    if (!answer.ok) {
      return answer.error.code === 'not-found' ? ok(undefined) : err(answer.error.code);
    }
    const reply = v.safeParse(SealedReply, answer.value);
    if (!reply.success) return err('reply-malformed');
    const { backup, record, files, more } = reply.output;
    // The record first: a backup is never here without what was erased since.
    if (record !== undefined && after === '') {
      const path = sealedPath(folder, record.name);
      const grown = await fetchInto(device, path, record);
      if (!grown.ok) return grown;
    }
    for (const file of files) {
      const kept = await keepFile(device, folder, file);
      if (!kept.ok) return kept;
    }
    const last = files.at(-1);
    if (more && last !== undefined) {
      after = last.name;
      continue;
    }
    return backup === undefined ? ok(undefined) : keepBackup(device, folder, backup, homeName);
  }
}

/** Seconds at which the newest sealed copy was made; undefined when there is none. */
export function sealedAt(folder: string): number | undefined {
  const newest = listBackups(folder).at(-1);
  return newest === undefined ? undefined : readBackupHead(newest)?.at;
}

async function keepFile(device: Ask, folder: string, file: Listed): Promise<Result<void, string>> {
  const path = sealedPath(folder, file.name);
  if (existsSync(path) && statSync(path).size === file.bytes) return ok(undefined);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const part = partPath(path);
  const fetched = await fetchInto(device, part, file);
  if (!fetched.ok) return fetched;
  const { hash } = await hashFile(part);
  if (hash !== file.name) return drop(part);
  putInPlace(part, path);
  return ok(undefined);
}

async function keepBackup(
  device: Ask,
  folder: string,
  backup: Listed & { readonly sum: string },
  homeName: string,
): Promise<Result<void, string>> {
  const path = join(folder, backup.name);
  if (existsSync(path)) return ok(undefined);
  const part = partPath(path);
  const fetched = await fetchInto(device, part, backup);
  if (!fetched.ok) return fetched;
  if (sumOfFile(part) !== backup.sum || readBackupHead(part)?.home !== homeName) return drop(part);
  writeFileSync(sumPath(path), sumLine(backup.sum, backup.name), { mode: 0o600 });
  putInPlace(part, path);
  removeOlder(folder, KEPT);
  return ok(undefined);
}

function drop(part: string): Result<void, string> {
  rmSync(part, { force: true });
  return err('sealed-wrong');
}

/** Appends what is missing of a file, as far as the home hands it out. */
async function fetchInto(
  device: Ask,
  path: string,
  { name, bytes }: Listed,
): Promise<Result<void, string>> {
  let from = existsSync(path) ? statSync(path).size : 0;
  if (from > bytes) {
    rmSync(path);
    from = 0;
  }
  while (from < bytes) {
    const answer = await device.ask(`/api/sealed/part?name=${name}&from=${from}`);
    if (!answer.ok) return err(answer.error.code);
    const reply = v.safeParse(SealedPart, answer.value);
    const piece = reply.success ? fromBase64Url(reply.output.bytes) : undefined;
    if (piece?.ok !== true || piece.value.length === 0) return err('reply-malformed');
    appendFileSync(path, piece.value.subarray(0, bytes - from), { mode: 0o600 });
    from += piece.value.length;
  }
  return ok(undefined);
}
