import { type Bytes, concatBytes, fromUtf8, toBase64Url, utf8 } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import { joinFrames, readFrames } from '#book/copy.ts';

/*
 * A second place on the phone for second copies, apart from its store: browsers lose the whole of a damaged
 * database, and what lies elsewhere survives it. Only the holder of the sync lock writes.
 */

/** A copy and its name, which is no other's on any phone. */
export type Mirrored = { readonly name: string; readonly bytes: Bytes };

export type Mirror = {
  /** Durable when it resolves. Rejects when the medium does not take it. */
  append(copies: readonly Mirrored[]): Promise<void>;
  /** Copies of this store, and those of stores that are no longer on the phone. */
  list(): Promise<{ readonly own: readonly Mirrored[]; readonly lost: readonly Mirrored[] }>;
  /** Forgets copies by name, of whichever store. */
  drop(names: ReadonlySet<string>): Promise<void>;
  /** Says that this store has begun anew: what was mirrored of it belongs to one that is lost. */
  abandon(): Promise<void>;
};

/** Name of the copy of a save: its stream, book and last n. */
export const mirrorName = (stream: Id, key: string): string => `${stream}.${key}`;

/** The stream, and what the copy's key in the store was. */
export function readMirrorName(name: string): { readonly stream: Id; readonly key: string } {
  const [stream = '', ...key] = name.split('.');
  return { stream, key: key.join('.') };
}

/** By the names of copies, how they were sealed. */
export type Sealings = Map<string, string>;

/** Of two that stand under one name nobody can tell which will be found. */
export function sealingsOf(copies: readonly Mirrored[]): Sealings {
  const sealings: Sealings = new Map();
  for (const { name, bytes } of copies) {
    const sealing = sealingOf(bytes);
    const known = sealings.get(name);
    sealings.set(name, known === undefined || known === sealing ? sealing : '');
  }
  return sealings;
}

/** What HPKE begins with is new each time. */
const SEALING_LENGTH = 36;
const sealingOf = (copy: Bytes): string => toBase64Url(copy.slice(0, SEALING_LENGTH));

/**
 * Mirrors what is missing there, and what lies there as it was sealed before: that goes first.
 * @param held what lies there; kept up to date
 */
export async function mirrorAll(
  mirror: Mirror,
  held: Sealings,
  copies: readonly Mirrored[],
): Promise<void> {
  const missing = copies.filter(({ name, bytes }) => held.get(name) !== sealingOf(bytes));
  if (missing.length === 0) return;
  const stale = new Set(missing.flatMap(({ name }) => (held.has(name) ? [name] : [])));
  if (stale.size > 0) await mirror.drop(stale);
  for (const name of stale) held.delete(name);
  await mirror.append(missing);
  for (const { name, bytes } of missing) held.set(name, sealingOf(bytes));
}

/** Copies as they stand in a file: the frame of a name, then the frame of its copy; empty says it is gone. */
export const encodeMirrored = (copies: readonly Mirrored[]): Bytes =>
  concatBytes(...copies.map(({ name, bytes }) => joinFrames([utf8(name), bytes])));

export const encodeGone = (names: Iterable<string>): Bytes =>
  encodeMirrored(Array.from(names, (name) => ({ name, bytes: new Uint8Array(0) })));

export type MirrorFile = {
  readonly copies: ReadonlyMap<string, Bytes>;
  /** Where the last whole copy ends: what is behind it was torn off by a dying phone. */
  readonly end: number;
};

export function readMirrorFile(file: Bytes): MirrorFile {
  const { frames } = readFrames(file);
  const copies = new Map<string, Bytes>();
  let end = 0;
  for (let index = 0; index + 1 < frames.length; index += 2) {
    const [first, bytes] = [frames[index], frames[index + 1]];
    const name = first && fromUtf8(first);
    if (name?.ok !== true || first === undefined || bytes === undefined) break;
    end += joinFrames([first, bytes]).length;
    if (bytes.length === 0) copies.delete(name.value);
    else copies.set(name.value, bytes);
  }
  return { copies, end };
}

/** Bytes for the end of a file, as the page hands them to the worker that writes. */
export type MirrorOrder = {
  readonly turn: number;
  readonly folder: string;
  readonly file: string;
  readonly bytes: Bytes;
};

/** Written and flushed, or why not. */
export type MirrorDone = { readonly turn: number; readonly why?: string };
