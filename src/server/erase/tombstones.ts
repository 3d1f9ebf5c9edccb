import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { type Bytes, fromBase64Url, toBase64Url } from '#kernel/bytes.ts';
import { canonicalText } from '#kernel/canonical.ts';
import type { Id } from '#kernel/id.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { IdText, REDACTED, type RedactedBody, COMMON_FACTS } from '#book/common.ts';
import { homeNameOf, tombstoneBytes } from '#book/signed.ts';
import { sha256, verify } from '#server/crypto.ts';

/*
 * What was erased, written off the machine before an erasure is confirmed: a backup from before it would
 * else bring everything back. One line for each erasure in a file that only grows; it names facts by stream
 * and number, and nobody. The home signs it: whoever may write to that folder must not erase by it.
 */

export type TombstoneLine = { readonly book: Id; readonly body: RedactedBody };

/** Where tombstones are written. `mustBeAway`: not on the disk of this folder, which they shall outlive. */
export type TombstonePlace = { readonly folder: string; readonly mustBeAway?: string };

export type NoPlace = {
  readonly code: 'tombstones-unset' | 'tombstones-same-disk' | 'tombstones-failed';
  readonly why?: string;
};

const KIND = 'banso.tombstone@1';
const Line = v.strictTuple([v.literal(KIND), IdText, COMMON_FACTS[REDACTED], v.string()]);
const PRIVATE_FILE = 0o600;
const PRIVATE_FOLDER = 0o700;
const NEWLINE = 10;

/** @param key the home's public key, by which it is named */
export const tombstonesPath = (folder: string, key: string): string =>
  join(folder, `tombstones-${homeNameOf(sha256, key)}`);

/** The home that writes. */
export type TombstoneWriter = { readonly key: string; readonly sign: (bytes: Bytes) => Bytes };

/** Why nothing could be erased here, as far as that is known beforehand. */
export function findNoPlace(place: TombstonePlace | undefined): NoPlace['code'] | undefined {
  if (place === undefined) return 'tombstones-unset';
  const { folder, mustBeAway } = place;
  const isHere = mustBeAway !== undefined && existsSync(folder) && isOnDiskOf(folder, mustBeAway);
  return isHere ? 'tombstones-same-disk' : undefined;
}

/** Appends lines and flushes them; nothing is erased before that. */
export function writeTombstones(
  place: TombstonePlace | undefined,
  { key, sign }: TombstoneWriter,
  lines: readonly TombstoneLine[],
): Result<void, NoPlace> {
  if (place === undefined) return err({ code: 'tombstones-unset' });
  const { folder, mustBeAway } = place;
  try {
    mkdirSync(folder, { recursive: true, mode: PRIVATE_FOLDER });
    if (mustBeAway !== undefined && isOnDiskOf(folder, mustBeAway)) {
      return err({ code: 'tombstones-same-disk', why: folder });
    }
    const texts = lines.map(({ book, body }) => {
      const signature = toBase64Url(sign(tombstoneBytes(book, body)));
      return `${canonicalText([KIND, book, body, signature])}\n`;
    });
    append(tombstonesPath(folder, key), texts.join(''));
    return ok(undefined);
  } catch (error) {
    return err({ code: 'tombstones-failed', why: error instanceof Error ? error.message : folder });
  }
}

function append(path: string, text: string): void {
  const isNew = !existsSync(path);
  // A line that a power cut tore ends where the next begins.
  const torn = !isNew && statSync(path).size > 0 && readFileSync(path).at(-1) !== NEWLINE;
  const file = openSync(path, 'a', PRIVATE_FILE);
  try {
    writeSync(file, torn ? `\n${text}` : text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  if (isNew && process.platform !== 'win32') flushFolder(dirname(path));
}

function flushFolder(folder: string): void {
  const opened = openSync(folder, 'r');
  fsyncSync(opened);
  closeSync(opened);
}

/** Whether a folder that is there lies on the disk of another, or of where that would be. */
function isOnDiskOf(folder: string, other: string): boolean {
  let there = other;
  while (!existsSync(there)) there = dirname(there);
  return statSync(folder).dev === statSync(there).dev;
}

export type ReadTombstones = {
  readonly lines: readonly TombstoneLine[];
  /** Lines that are no word of this home: torn by a power cut before anybody was told, or tampered with. */
  readonly unreadable: number;
};

export function readTombstones(folder: string, key: string): ReadTombstones {
  const path = tombstonesPath(folder, key);
  if (!existsSync(path)) return { lines: [], unreadable: 0 };
  const lines: TombstoneLine[] = [];
  let unreadable = 0;
  for (const text of readFileSync(path, 'utf8').split('\n')) {
    if (text === '') continue;
    const line = readLine(text, key);
    if (line === undefined) unreadable += 1;
    else lines.push(line);
  }
  return { lines, unreadable };
}

function readLine(text: string, key: string): TombstoneLine | undefined {
  try {
    const parsed = v.safeParse(Line, JSON.parse(text));
    if (!parsed.success) return undefined;
    const [, book, body, told] = parsed.output;
    const signature = fromBase64Url(told);
    const isOurs = signature.ok && verify(key, tombstoneBytes(book, body), signature.value);
    return isOurs ? { book, body } : undefined;
  } catch {
    return undefined;
  }
}
