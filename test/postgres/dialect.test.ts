import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { MIGRATIONS } from '#server/store/migrations.ts';
import { insertFor, parserOf, statementFor, tablesFor } from '#server/store/postgres-dialect.ts';
import { openStoreAt, askPostgres, createPlace } from '#test/support/postgres.ts';

describe('what is said to PostgreSQL', () => {
  it('is the tables of SQLite, step by step, and never changes once released', () => {
    const hashes = MIGRATIONS.map(({ number, sql }) => [
      number,
      createHash('sha256').update(tablesFor(sql)).digest('hex'),
    ]);
    expect(hashes).toEqual([
      [1, 'eb3fa11d148eff190d9f6dc14a64d2dcf6ff0627ad969bc5ab167080f8718ff9'],
      [2, '0f1198114a92458d730c9fc1f1bb54ea47a8968b7e493a22ff06c9b686e9e1da'],
      [3, 'e691b204cfa92078a11be358438dca1b29dcacdcb7daaceb709f096daf733d52'],
      [4, '0756cd7820f7ae91bf3997dff80038c08b5bad37320fb69428b344b655121865'],
      [5, '554e0ac545c5df8d9e825955dacf4c2fca8c79beec136df653111954f4cbe4c7'],
      [6, '7edecf70d2cf41c5958e4b39631a5d96e57d2ab34fb349e997bb870948511cdd'],
      [7, 'b5fb4731163e26352476a336cebacd9b5862ee6984dfd9426e26181dec9a0a90'],
      [8, '74145a99d1008dafe13bb68203af1f1abe1d94ab3dd458149e8a1dbf0682db6a'],
      [9, '536a3202ee505608d7da71a33745aa2a6d29c43f697de0d087aadd013a371370'],
    ]);
  });

  it('keeps columns, keys and conditions', () => {
    const sql = `CREATE TABLE a (cell INTEGER NOT NULL CHECK (cell = 0), b TEXT, c BLOB, PRIMARY KEY (cell, b)
) STRICT, WITHOUT ROWID;
CREATE TABLE b (cell INTEGER PRIMARY KEY) STRICT;`;
    expect(tablesFor(sql)).toBe(
      `CREATE TABLE a (cell BIGINT NOT NULL CHECK (cell = 0), \
b TEXT COLLATE "C", c BYTEA, PRIMARY KEY (cell, b)
);
CREATE TABLE b (cell BIGINT PRIMARY KEY);`.replaceAll('\\\n', ''),
    );
  });

  it('names values by number', () => {
    expect(statementFor('a = ? AND b = ?')).toBe('a = $1 AND b = $2');
    expect(statementFor('a = ?1 AND b = ?2 AND c = ?1')).toBe('a = $1 AND b = $2 AND c = $1');
    expect(insertFor('salt', ['cell', 'book'])).toBe(
      'INSERT INTO salt (cell, book) SELECT cell, book FROM json_populate_recordset(NULL::salt, $1::json)',
    );
  });

  it('reads numbers that are safe, and no type that no column has', () => {
    expect(parserOf(20)('9007199254740991')).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => parserOf(20)('9007199254740992')).toThrow('store broken');
    expect(parserOf(17)(String.raw`\x00ff`)).toEqual(new Uint8Array([0, 255]));
    expect(() => parserOf(16)).toThrow('store broken');
  });

  it('has the cell first in every key', async () => {
    const address = await createPlace('keys');
    await (await openStoreAt(address)).close();
    const keys = await askPostgres(
      address,
      `SELECT i.indexrelid::regclass::text AS index, a.attname::text AS first
       FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
       JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
       WHERE c.relnamespace = 'keys'::regnamespace`,
    );
    expect(keys.length).toBeGreaterThan(15);
    for (const { index, first } of keys) expect(first, String(index)).toBe('cell');
  });
});
