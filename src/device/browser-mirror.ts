import type { Bytes } from '#kernel/bytes.ts';
import { openIdbMirror } from '#device/idb-mirror.ts';
import {
  encodeGone,
  encodeMirrored,
  type Mirror,
  type MirrorDone,
  type Mirrored,
  type MirrorOrder,
  readMirrorFile,
} from '#device/mirror.ts';

/*
 * The mirror of a browser: in its private file system one folder with a file for each store, to which copies
 * are only ever appended. A file whose copies are all gone is removed; one that is mostly such is written
 * anew beside itself, and the old one removed after. Where there is no such file system it is a second
 * database.
 */

const FOLDER = 'banso-copies';
/** Files of stores that are gone from the phone, under names that no store has. */
const LOST = 'lost';
/** A file is not written anew for less than this. */
const COMPACT_FROM_BYTES = 256 * 1024;

export const openBrowserMirror = (store: string): Mirror =>
  'storage' in navigator && 'getDirectory' in navigator.storage && typeof Worker === 'function'
    ? createFileMirror(store)
    : openIdbMirror(store);

/**
 * Saves in the mirror of a store that nobody is enrolled in, and of stores that are gone from this phone.
 * Rejects when it cannot be looked at.
 */
export async function countLeftBehind(store: string): Promise<number> {
  try {
    const { own, lost } = await openBrowserMirror(store).list();
    return new Set([...own, ...lost].map(({ name }) => name)).size;
  } catch (error) {
    // A private window has no file system at all.
    if (error instanceof DOMException && error.name === 'SecurityError') return 0;
    throw error;
  }
}

function createFileMirror(store: string): Mirror {
  const write = createWriter();

  async function compact({ name, copies, size }: Shelf): Promise<void> {
    let live = 0;
    for (const bytes of copies.values()) live += bytes.length;
    if (copies.size > 0 && (size < COMPACT_FROM_BYTES || live > size / 2)) return;
    if (copies.size > 0) await write(freshName(storeOf(name)), encodeMirrored(listed(copies)));
    await removeFile(name);
  }

  return {
    append: (copies) => write(`${store}${PART}`, encodeMirrored(copies)),
    async list() {
      const shelves = await readShelves();
      const present = await presentStores();
      const own = shelves.filter(({ name }) => storeOf(name) === store);
      const lost = shelves.filter(({ name }) => storeOf(name) !== store && !present(storeOf(name)));
      const copiesOf = (some: readonly Shelf[]) => some.flatMap(({ copies }) => listed(copies));
      return { own: copiesOf(own), lost: copiesOf(lost) };
    },
    async drop(names) {
      for (const shelf of await readShelves()) {
        const gone = [...names].filter((name) => shelf.copies.has(name));
        if (gone.length === 0) continue;
        await write(shelf.name, encodeGone(gone));
        const copies = new Map([...shelf.copies].filter(([name]) => !names.has(name)));
        await compact({ ...shelf, copies });
      }
    },
    async abandon() {
      for (const { name, copies } of await readShelves()) {
        if (storeOf(name) !== store) continue;
        if (copies.size > 0) await write(freshName(LOST), encodeMirrored(listed(copies)));
        await removeFile(name);
      }
    },
  };
}

/** Stands between the store's name and the number of its file. */
const PART = '~';

const storeOf = (file: string): string => file.slice(0, file.lastIndexOf(PART));

const freshName = (store: string): string => `${store}${PART}${crypto.randomUUID()}`;

type Shelf = {
  readonly name: string;
  readonly size: number;
  readonly copies: ReadonlyMap<string, Bytes>;
};

const listed = (copies: ReadonlyMap<string, Bytes>): readonly Mirrored[] =>
  Array.from(copies, ([name, bytes]) => ({ name, bytes }));

async function folder(): Promise<FileSystemDirectoryHandle> {
  return (await navigator.storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true });
}

/** Another reader of the page may put a file elsewhere meanwhile: then all are read anew. */
async function readShelves(attemptsLeft = 3): Promise<readonly Shelf[]> {
  try {
    return await readAll();
  } catch (error) {
    if (attemptsLeft === 0) throw error;
    return readShelves(attemptsLeft - 1);
  }
}

async function readAll(): Promise<readonly Shelf[]> {
  const shelves: Shelf[] = [];
  for await (const [name, handle] of (await folder()).entries()) {
    if (!(handle instanceof FileSystemFileHandle)) continue;
    const file = new Uint8Array(await (await handle.getFile()).arrayBuffer());
    shelves.push({ name, size: file.length, copies: readMirrorFile(file).copies });
  }
  return shelves;
}

async function removeFile(name: string): Promise<void> {
  await (await folder()).removeEntry(name);
}

/** Whether a store is on the phone; where the browser does not tell, every store is taken to be. */
async function presentStores(): Promise<(store: string) => boolean> {
  if (typeof indexedDB.databases !== 'function') return (store) => store !== LOST;
  const names = new Set((await indexedDB.databases()).map(({ name }) => name));
  return (store) => names.has(store);
}

/** One worker for the life of the page, begun with the first copy. */
function createWriter(): (file: string, bytes: Bytes) => Promise<void> {
  let worker: Worker | undefined;
  let turns = 0;

  return (file, bytes) =>
    new Promise((resolve, reject) => {
      const current =
        worker ?? new Worker(new URL('mirror.worker.ts', import.meta.url), { type: 'module' });
      worker = current;
      turns += 1;
      const turn = turns;
      const heard = ({ data }: MessageEvent<MirrorDone>): void => {
        if (data.turn !== turn) return;
        settle();
        if (data.why === undefined) resolve();
        else reject(new Error(data.why));
      };
      const failed = (): void => {
        settle();
        worker = undefined;
        reject(new Error('no worker'));
      };
      const settle = (): void => {
        current.removeEventListener('message', heard);
        current.removeEventListener('error', failed);
      };
      current.addEventListener('message', heard);
      current.addEventListener('error', failed);
      const order: MirrorOrder = { turn, folder: FOLDER, file, bytes };
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no target origin
      current.postMessage(order);
    });
}
