import type { Bytes } from '#kernel/bytes.ts';
import { bring, isOpen } from '#device/bring.ts';
import { isHeld, isKeptBack, LET_OUT } from '#device/kept-back.ts';
import { numberOfKey } from '#device/local-store.ts';
import type { Transport } from '#device/platform.ts';

/*
 * What a phone has not sent, brought to its home while nobody has the app open: the sealed copies of its
 * saves need no key to be sent. Stores are read as they lie there; nothing is written but that what was said
 * in a book that is still to come has gone out. The next push of the app is answered with the same receipts.
 * Runs in the service worker, so it takes as little as it can.
 */

const TABLES = ['copies', 'answers', 'books'] as const;

/**
 * Brings what waits in every store of this phone. Rejects when some of it was not taken.
 * @param prefix of the names of stores
 * @param nowMs device milliseconds: what is said of a book that is still to be given waits for it. Infinity:
 *   nothing waits.
 */
export async function bringWaiting(
  prefix: string,
  transport: Transport,
  nowMs: number,
): Promise<void> {
  const failed: unknown[] = [];
  for (const { name = '' } of await indexedDB.databases()) {
    if (!name.startsWith(prefix)) continue;
    try {
      await bringStore(name, transport, nowMs);
    } catch (error) {
      failed.push(error);
    }
  }
  if (failed.length > 0) throw failed[0];
}

async function bringStore(name: string, transport: Transport, nowMs: number): Promise<void> {
  const copies = await waitingCopies(name, nowMs);
  const { answers, code } = await bring({ transport }, copies);
  if (code !== undefined || answers.some(isOpen)) throw new Error(code ?? 'not taken');
}

/** Copies of saves that the home has not answered, in the order of their numbers. */
async function waitingCopies(name: string, nowMs: number): Promise<readonly Bytes[]> {
  const database = await done(indexedDB.open(name));
  try {
    const { objectStoreNames: tables } = database;
    if (!TABLES.every((table) => tables.contains(table))) return [];
    const transaction = database.transaction(TABLES);
    const [copies, answers, books] = [
      transaction.objectStore('copies'),
      transaction.objectStore('answers'),
      transaction.objectStore('books'),
    ];
    const [keys, rows] = [await done(answers.getAllKeys()), await done(answers.getAll())];
    const answered = new Map(keys.map((book, index) => [book, answeredUntil(rows[index])]));
    const waiting: { readonly book: string; readonly bytes: Bytes }[] = [];
    const held = new Set<string>();
    for (const key of await done(copies.getAllKeys())) {
      if (typeof key !== 'string') continue;
      const book = key.slice(0, key.lastIndexOf('.'));
      if (numberOfKey(key) <= (answered.get(book) ?? 0)) continue;
      const coming = comingOf(await done(books.get(book)));
      if (isKeptBack(coming, nowMs)) continue;
      if (isHeld(coming)) held.add(book);
      const bytes = bytesOf(await done(copies.get(key)));
      if (bytes !== undefined) waiting.push({ book, bytes });
    }
    const stuck = new Set<string>();
    for (const book of held) await noteLetOut(database, book).catch(() => stuck.add(book));
    return waiting.flatMap(({ book, bytes }) => (stuck.has(book) ? [] : [bytes]));
  } finally {
    // An open connection would keep the app from adding a table.
    database.close();
  }
}

const done = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('unreadable')));
  });

/** The number in a row of `answers`; 0 when nothing was answered, or the row cannot be read. */
function answeredUntil(row: unknown): number {
  const n = typeof row === 'object' && row !== null && 'n' in row ? row.n : 0;
  return typeof n === 'number' ? n : 0;
}

/** What a row of `books` says of a book that is still to come. */
function comingOf(row: unknown): number | undefined {
  const coming =
    typeof row === 'object' && row !== null && 'coming' in row ? row.coming : undefined;
  return typeof coming === 'number' ? coming : undefined;
}

async function noteLetOut(database: IDBDatabase, book: string): Promise<void> {
  const transaction = database.transaction('books', 'readwrite', { durability: 'strict' });
  const ended = new Promise<void>((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('aborted')));
  });
  const books = transaction.objectStore('books');
  const row: unknown = await done(books.get(book));
  if (isHeld(comingOf(row))) books.put(Object.assign({}, row, { coming: LET_OUT }), book);
  await ended;
}

/** The sealed bytes in a row of `copies`. */
function bytesOf(row: unknown): Bytes | undefined {
  const bytes = typeof row === 'object' && row !== null && 'bytes' in row ? row.bytes : undefined;
  return bytes instanceof Uint8Array ? new Uint8Array(bytes) : undefined;
}
