import type { Id } from '#kernel/id.ts';
import type { Connection, Row } from '#server/store/connection.ts';
import type { StoredHead, StreamHead } from '#server/store/store.ts';
import { bytesOf, numberOf, textOf } from '#server/store/values.ts';

/** Where a book stands, and how far a stream has come in it. */
export type Stand = {
  readonly book: Id;
  readonly head: StoredHead;
  /** Undefined where the stream has said nothing. */
  readonly said: StreamHead | undefined;
  /** Up to which n of it lies in a verified backup. */
  readonly archived: number;
};

export type StandReading = {
  /** Of these books of the cell, in one question; those without a head are left out. */
  listStands(books: readonly Id[], stream: Id): Promise<readonly Stand[]>;
};

export const createStandReading = ({ prepare }: Connection, cell: number): StandReading => ({
  async listStands(books, stream) {
    const asked = books.map((_, index) => `?${index + 3}`).join(', ');
    const rows = await prepare(
      `SELECT 'head' AS what, book, epoch, generation, seq AS n, hash FROM head
         WHERE cell = ?1 AND book IN (${asked})
       UNION ALL SELECT 'said', book, 0, 0, n, hash FROM stream_head
         WHERE cell = ?1 AND book IN (${asked}) AND stream = ?2
       UNION ALL SELECT 'archived', book, 0, 0, n, NULL FROM archived
         WHERE cell = ?1 AND book IN (${asked}) AND stream = ?2`,
    ).all(cell, stream, ...books);
    const found = new Map(
      rows.map((row) => [`${textOf(row['what'])} ${textOf(row['book'])}`, row]),
    );
    return books.flatMap((book) => {
      const head = found.get(`head ${book}`);
      const archived = found.get(`archived ${book}`);
      if (head === undefined) return [];
      return {
        book,
        head: headOf(head),
        said: saidOf(found.get(`said ${book}`)),
        archived: archived === undefined ? 0 : numberOf(archived['n']),
      };
    });
  },
});

const headOf = (row: Row): StoredHead => ({
  epoch: numberOf(row['epoch']),
  generation: numberOf(row['generation']),
  seq: numberOf(row['n']),
  hash: bytesOf(row['hash']),
});

const saidOf = (row: Row | undefined): StreamHead | undefined =>
  row && { n: numberOf(row['n']), hash: bytesOf(row['hash']) };
