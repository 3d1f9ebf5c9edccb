import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from '#server/store/migrate.ts';
import type { Migration } from '#server/store/migrations.ts';
import { sayNotOpened } from '#server/store/not-opened.ts';
import type { Connection } from '#server/store/sqlite.ts';

const MADE: Migration = {
  number: 1,
  sql: "CREATE TABLE word (text TEXT NOT NULL) STRICT; INSERT INTO word VALUES ('một')",
};
const ADDED: Migration = { number: 2, sql: 'CREATE TABLE other (text TEXT) STRICT' };
const REWRITTEN: Migration = {
  number: 3,
  sql: "UPDATE word SET text = 'hai'; CREATE TABLE third (text TEXT) STRICT",
  rewrites: true,
};
const BROKEN: Migration = {
  number: 3,
  sql: "UPDATE word SET text = 'hỏng'; INSERT INTO nowhere VALUES (1)",
  rewrites: true,
};
const MB = 1024 * 1024;

describe('taking a store over', () => {
  let folder: string;
  let file: string;
  let connection: Pick<Connection, 'database' | 'prepare'>;
  let at: number;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'banso-steps-'));
    file = join(folder, 'banso.sqlite');
    at = 0;
    open();
    if (migrate(connection, file, { steps: [MADE] })) throw new Error('not made');
  });
  afterEach(() => {
    connection.database.close();
    rmSync(folder, { recursive: true });
  });

  function open(): void {
    if (at > 0) connection.database.close();
    at += 1;
    const database = new DatabaseSync(file);
    database.exec('PRAGMA journal_mode = WAL');
    connection = { database, prepare: (sql) => database.prepare(sql) };
  }

  const word = (): unknown => connection.prepare('SELECT text FROM word').get()?.['text'];
  const copies = (): string[] => readdirSync(folder).filter((name) => name.includes('.before-'));

  it('leaves no copy where tables are only added', () => {
    expect(migrate(connection, file, { steps: [MADE, ADDED] })).toBeUndefined();
    expect(copies()).toEqual([]);
  });

  it('keeps a copy before rows are changed, until the store has been opened once more', () => {
    const steps = [MADE, ADDED, REWRITTEN];
    expect(migrate(connection, file, { steps })).toBeUndefined();
    expect(word()).toBe('hai');
    expect(copies()).toEqual(['banso.sqlite.before-2']);
    const path = join(folder, 'banso.sqlite.before-2');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const copy = new DatabaseSync(path, { readOnly: true });
    expect(copy.prepare('SELECT text FROM word').get()?.['text']).toBe('một');
    expect(copy.prepare('SELECT count(*) AS steps FROM migration').get()?.['steps']).toBe(1);
    copy.close();
    open();
    expect(migrate(connection, file, { steps })).toBeUndefined();
    expect(copies()).toEqual([]);
  });

  it('takes a step back that fails, keeps the copy, and can be tried again', () => {
    const problem = migrate(connection, file, { steps: [MADE, ADDED, BROKEN] });
    expect(problem).toMatchObject({ code: 'step-failed', number: 3 });
    expect(word()).toBe('một');
    expect(copies()).toEqual(['banso.sqlite.before-2']);
    open();
    expect(migrate(connection, file, { steps: [MADE, ADDED, REWRITTEN] })).toBeUndefined();
    expect(word()).toBe('hai');
  });

  it.each([
    [[MADE, ADDED], 15 * MB, 'disk-short'],
    [[MADE, ADDED], 17 * MB, undefined],
    [[MADE, REWRITTEN], 16 * MB, 'disk-short'],
    [[MADE, REWRITTEN], 17 * MB, undefined],
  ])('asks for the room first: case %#', (steps, free, code) => {
    const problem = migrate(connection, file, { steps, freeBytes: () => free });
    expect(problem?.code).toBe(code);
    const isTaken = connection.prepare('SELECT max(number) AS n FROM migration').get()?.['n'] !== 1;
    expect(isTaken).toBe(code === undefined);
    if (problem === undefined) return;
    expect(sayNotOpened(problem, '/so', 'real')).toMatch(
      /^the disk of \/so has 1\d MB free, and .* 17 MB/u,
    );
    expect(copies()).toEqual([]);
  });

  it('begins nothing in a store of another making', () => {
    expect(migrate(connection, file, { steps: [{ ...MADE, sql: 'SELECT 1' }, REWRITTEN] })).toEqual(
      {
        code: 'store-foreign',
        why: 'step 1 was another one',
      },
    );
    expect(migrate(connection, file, { steps: [MADE, ADDED] })).toBeUndefined();
    expect(migrate(connection, file, { steps: [MADE] })).toMatchObject({ code: 'store-foreign' });
    expect(existsSync(join(folder, 'banso.sqlite.before-3'))).toBe(false);
  });

  it('makes a new store without a copy, whatever the disk has', () => {
    const other = join(folder, 'new.sqlite');
    const database = new DatabaseSync(other);
    const fresh = { database, prepare: (sql: string) => database.prepare(sql) };
    const steps = [MADE, ADDED, REWRITTEN];
    expect(migrate(fresh, other, { steps, freeBytes: () => 0 })).toBeUndefined();
    database.close();
    expect(readdirSync(folder).filter((name) => name.startsWith('new.sqlite.before-'))).toEqual([]);
  });
});
