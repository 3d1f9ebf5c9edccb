import type { Connection } from '#server/store/connection.ts';
import { loggedOf } from '#server/store/logged.ts';
import type { Reading, Writing } from '#server/store/store.ts';
import { bytesOf, numberOf, textOf } from '#server/store/values.ts';

/*
 * What erasure reads and writes. An erased fact keeps its row: its body is a residue, and the commitment
 * stands in a column of its own. A destroyed salt is one of no bytes.
 */

export type ErasureReading = Pick<Reading, 'listSingles' | 'listTombstones' | 'listRefused'>;

export function createErasureReading({ prepare }: Connection, cell: number): ErasureReading {
  const tombstones = 'SELECT stream, n, residue FROM tombstone WHERE cell = ? AND book = ?';
  return {
    async listSingles(book, stream) {
      const rows = await prepare(
        'SELECT n, salt FROM single_salt WHERE cell = ? AND book = ? AND stream = ? ORDER BY n',
      ).all(cell, book, stream);
      return rows.map((row) => ({ stream, n: numberOf(row['n']), salt: bytesOf(row['salt']) }));
    },
    async listTombstones(book) {
      const rows = await prepare(`${tombstones} ORDER BY stream, n`).all(cell, book);
      return rows.map((row) => ({
        stream: textOf(row['stream']),
        n: numberOf(row['n']),
        residue: textOf(row['residue']),
      }));
    },
    async listRefused(book) {
      const rows = await prepare(
        `SELECT stream, n, type, at, on_day, origin_stream, origin_n, body, commitment, received_at, why
         FROM refused WHERE cell = ? AND book = ? ORDER BY stream, n`,
      ).all(cell, book);
      return rows.map((row) => ({
        ...loggedOf(row),
        receivedAt: numberOf(row['received_at']),
        why: textOf(row['why']),
      }));
    },
  };
}

type ErasureWriting = Pick<
  Writing,
  'addSingles' | 'redact' | 'destroySalt' | 'destroySingle' | 'addTombstones' | 'removeFile'
>;

export function createErasureWriting(
  { prepare, insert }: Connection,
  cell: number,
): ErasureWriting {
  return {
    async addSingles(book, salts) {
      await insert(
        'single_salt',
        salts.map(({ stream, n, salt }) => ({ cell, book, stream, n, salt })),
      );
    },
    async redact(book, { stream, n, body, commitment }) {
      const where = 'WHERE cell = ? AND book = ? AND stream = ? AND n = ?';
      for (const table of ['fact', 'refused']) {
        await prepare(`UPDATE ${table} SET body = ?, commitment = ? ${where}`).run(
          body,
          commitment,
          cell,
          book,
          stream,
          n,
        );
      }
    },
    async destroySalt(book, stream, block) {
      await prepare(
        `INSERT INTO salt (cell, book, stream, block, salt) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (cell, book, stream, block) DO UPDATE SET salt = excluded.salt`,
      ).run(cell, book, stream, block, new Uint8Array(0));
    },
    async destroySingle(book, stream, n) {
      await prepare(
        'DELETE FROM single_salt WHERE cell = ? AND book = ? AND stream = ? AND n = ?',
      ).run(cell, book, stream, n);
    },
    async addTombstones(book, lines) {
      const statement = prepare(
        `INSERT INTO tombstone (cell, book, stream, n, residue) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (cell, book, stream, n) DO UPDATE SET residue = excluded.residue`,
      );
      for (const { stream, n, residue } of lines) {
        await statement.run(cell, book, stream, n, residue);
      }
    },
    async removeFile(book, hash) {
      await prepare('DELETE FROM file WHERE cell = ? AND book = ? AND hash = ?').run(
        cell,
        book,
        hash,
      );
    },
  };
}
