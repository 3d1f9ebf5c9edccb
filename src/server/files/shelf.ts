import { constants } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Bytes } from '#kernel/bytes.ts';
import { DiskFullError } from '#server/store/store.ts';
import { filePath, hashFile } from '#server/verify-files.ts';

/*
 * Where attachments lie. The home knows a name and sealed bytes, nothing else.
 *
 *   files/ab/abcd…    a whole file; `ab` are the first two letters of its name
 *   files/parts/…     what has come of an unfinished upload, one file per stream, book and name
 */

/** Where a home keeps attachments: a folder here; another medium is another shelf. */
export type Shelf = {
  /** Whether there is room for so many bytes besides what the books need. */
  hasRoom(bytes: number): Promise<boolean>;
  /** Bytes that have come of an upload; 0 when none have. */
  sizeOfPart(part: string): Promise<number>;
  /** Unfinished uploads whose names begin with this. */
  countParts(prefix: string): Promise<number>;
  /** Writes behind the `offset` bytes that are there. Throws DiskFullError. */
  append(part: string, offset: number, bytes: Uint8Array): Promise<void>;
  /** Ends an upload: true when its bytes give the name and lie under it for good; else they are gone. */
  keep(part: string, name: string): Promise<boolean>;
  /** Bytes from…from + length of a whole file; undefined when it is not there. */
  read(name: string, from: number, length: number): Promise<Bytes | undefined>;
  /** Takes a whole file away for good. */
  drop(name: string): Promise<void>;
  /** Takes away unfinished uploads to which nothing has come since this second UTC; answers how many. */
  sweep(before: number): Promise<number>;
};

/** Free bytes that attachments leave to the books, whose facts must always find room. */
const ROOM_FOR_BOOKS_BYTES = 256 * 1024 * 1024;

const PRIVATE_FOLDER = 0o700;
const PRIVATE_FILE = 0o600;
const PARTS = 'parts';

export type ShelfOptions = { readonly roomForBooks?: number };

export function createDiskShelf(
  folder: string,
  { roomForBooks = ROOM_FOR_BOOKS_BYTES }: ShelfOptions = {},
): Shelf {
  const placeOfPart = (part: string): string => join(folder, PARTS, part);

  return {
    async hasRoom(bytes) {
      await mkdir(join(folder, PARTS), { recursive: true, mode: PRIVATE_FOLDER });
      const { bavail, bsize } = await statfs(folder);
      return bavail * bsize - bytes >= roomForBooks;
    },
    sizeOfPart: async (part) => (await sizeOf(placeOfPart(part))) ?? 0,
    async countParts(prefix) {
      const parts = await listFolder(join(folder, PARTS));
      return parts.filter((part) => part.startsWith(prefix)).length;
    },
    append: (part, offset, bytes) =>
      orDiskFull(async () => {
        await mkdir(join(folder, PARTS), { recursive: true, mode: PRIVATE_FOLDER });
        const file = await open(
          placeOfPart(part),
          constants.O_WRONLY | constants.O_CREAT,
          PRIVATE_FILE,
        );
        try {
          await file.write(bytes, 0, bytes.length, offset);
        } finally {
          await file.close();
        }
      }),
    keep: (part, name) => orDiskFull(() => keepPart(folder, placeOfPart(part), name)),
    async read(name, from, length) {
      const bytes = new Uint8Array(length);
      const read = await withFile(filePath(folder, name), (file) =>
        file.read(bytes, 0, length, from),
      );
      return read === undefined ? undefined : bytes.subarray(0, read.bytesRead);
    },
    drop: (name) => rm(filePath(folder, name), { force: true }),
    async sweep(before) {
      let swept = 0;
      for (const part of await listFolder(join(folder, PARTS))) {
        const { mtimeMs } = await stat(placeOfPart(part));
        if (mtimeMs / 1_000 >= before) continue;
        await rm(placeOfPart(part), { force: true });
        swept += 1;
      }
      return swept;
    },
  };
}

/** The file is on the disk under its name before anybody is told that it is. */
async function keepPart(folder: string, part: string, name: string): Promise<boolean> {
  if ((await hashFile(part)).hash !== name) {
    await rm(part, { force: true });
    return false;
  }
  const place = filePath(folder, name);
  await withFile(part, (file) => file.sync());
  await mkdir(dirname(place), { recursive: true, mode: PRIVATE_FOLDER });
  await rename(part, place);
  for (const each of [dirname(place), folder]) await withFile(each, (file) => file.sync());
  return true;
}

type OpenFile = Awaited<ReturnType<typeof open>>;

/** Undefined when there is no such file. */
async function withFile<T>(
  place: string,
  act: (file: OpenFile) => Promise<T>,
): Promise<T | undefined> {
  let file: OpenFile;
  try {
    file = await open(place, constants.O_RDONLY);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return await act(file);
  } finally {
    await file.close();
  }
}

async function sizeOf(place: string): Promise<number | undefined> {
  return withFile(place, async (file) => (await file.stat()).size);
}

async function listFolder(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

const FULL = new Set(['ENOSPC', 'EDQUOT']);

async function orDiskFull<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw FULL.has(codeOf(error)) ? new DiskFullError(error) : error;
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
