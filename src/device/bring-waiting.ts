import type { Bytes } from '#kernel/bytes.ts';
import { bring, isOpen } from '#device/bring.ts';
import { isKeptBack } from '#device/kept-back.ts';
import { numberOfKey } from '#device/local-store.ts';
import type { Transport } from '#device/platform.ts';

/*
 * What a phone has not sent, brought to its home while nobody has the app open: the sealed copies of its
 * saves need no key to be sent. Stores are read as they lie there and never written; the next push of the app
 * is answered with the same receipts. Runs in the service worker, so it takes as little as it can.
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
    const waiting: Bytes[] = [];
    for (const key of await done(copies.getAllKeys())) {
      if (typeof key !== 'string') continue;
      const book = key.slice(0, key.lastIndexOf('.'));
      if (numberOfKey(key) <= (answered.get(book) ?? 0)) continue;
      if (isKeptBack(comingOf(await done(books.get(book))), nowMs)) continue;
      const bytes = bytesOf(await done(copies.get(key)));
      if (bytes !== undefined) waiting.push(bytes);
    }
    return waiting;
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

/** When the home named a book that it is still to give, in a row of `books`. */
function comingOf(row: unknown): number | undefined {
  const coming = typeof row === 'object' && row !== null && 'coming' in row ? row.coming : 0;
  return typeof coming === 'number' ? coming : undefined;
}

/** The sealed bytes in a row of `copies`. */
function bytesOf(row: unknown): Bytes | undefined {
  const bytes = typeof row === 'object' && row !== null && 'bytes' in row ? row.bytes : undefined;
  return bytes instanceof Uint8Array ? new Uint8Array(bytes) : undefined;
}
