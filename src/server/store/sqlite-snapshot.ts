import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '#kernel/result.ts';
import { createReading, createWriting } from '#server/store/cell.ts';
import { createDirectories, listHeads } from '#server/store/directories.ts';
import { migrate } from '#server/store/migrate.ts';
import { MIGRATIONS } from '#server/store/migrations.ts';
import type { NotOpened } from '#server/store/not-opened.ts';
import { missingSteps } from '#server/store/steps.ts';
import {
  ABOUT_THE_STORE,
  type BackupEngine,
  type Cell,
  type Mark,
  type Snapshot,
  type SomeRows,
  type Table,
} from '#server/store/snapshot.ts';
import { type Connection, connect, holdsStore, ownFile, STORE_FILE } from '#server/store/sqlite.ts';
import { numberOf, textOf } from '#server/store/values.ts';

const MARKS_WAIT_MS_MAX = 60_000;

/** The embedded store of a folder: in WAL mode another program reads, and for a moment writes, beside it. */
export const createSqliteBackup = (folder: string): BackupEngine => ({
  place: folder,
  openSnapshot: async () => openSqliteSnapshot(folder),
  setMarks: (marks) => setMarks(join(folder, STORE_FILE), marks),
});

export function openSqliteSnapshot(folder: string): Result<Snapshot, NotOpened> {
  if (!holdsStore(folder)) return err({ code: 'store-missing' });
  const connection = connect(join(folder, STORE_FILE), true);
  const { database, prepare } = connection;
  database.exec('BEGIN');
  const tables = listTables(connection);
  const kind = tables.some(({ name }) => name === 'store')
    ? prepare('SELECT kind FROM store WHERE cell = 0').get()?.['kind']
    : undefined;
  const step = kind === undefined ? err({ code: 'store-missing' as const }) : stepOf(connection);
  if (!step.ok) {
    database.close();
    return step;
  }
  const readOnly = async (): Promise<never> => {
    throw new Error('invariant broken: a snapshot is not written to');
  };
  return ok({
    kind: kind === 'demo' ? 'demo' : 'real',
    step: step.value,
    tables: tables.filter(({ name }) => !ABOUT_THE_STORE.has(name)),
    directories: createDirectories(connection, readOnly),
    listHeads: () => listHeads(connection),
    read: (cell) => createReading(connection, cell),
    look: (cell, work) => work(createReading(connection, cell)),
    rows({ name, columns }) {
      const statement = database.prepare(`SELECT ${columns.join(', ')} FROM ${name}`);
      statement.setReturnArrays(true);
      // A statement that gives arrays is typed as one that gives objects.
      return statement.iterate() as unknown as Iterable<readonly Cell[]>;
    },
    close: async () => database.close(),
  });
}

function listTables({ prepare }: Connection): readonly Table[] {
  const rows = prepare(
    `SELECT t.name AS name, c.name AS column_name FROM sqlite_schema t JOIN pragma_table_info(t.name) c
     WHERE t.type = 'table' ORDER BY t.name, c.cid`,
  ).all();
  const byName = Map.groupBy(rows, (row) => textOf(row['name']));
  return [...byName].map(([name, columns]) => ({
    name,
    columns: columns.map((row) => textOf(row['column_name'])),
  }));
}

/** The last step of tables all of whose steps this version knows. */
function stepOf({ prepare }: Connection): Result<number, NotOpened> {
  const rows = prepare('SELECT number, hash FROM migration WHERE cell = 0 ORDER BY number').all();
  const missing = missingSteps(rows);
  return missing.ok ? ok(numberOf(rows.at(-1)?.['number'])) : missing;
}

async function setMarks(file: string, marks: readonly Mark[]): Promise<void> {
  const connection = connect(file);
  connection.database.exec(`PRAGMA busy_timeout = ${MARKS_WAIT_MS_MAX}`);
  try {
    for (const [cell, some] of Map.groupBy(marks, (mark) => mark.cell)) {
      const writing = createWriting(connection, cell);
      connection.database.exec('BEGIN IMMEDIATE');
      for (const { book, stream, n } of some) await writing.setArchived(book, stream, n);
      connection.database.exec('COMMIT');
    }
  } finally {
    connection.database.close();
  }
}

/**
 * Makes the file of a store from rows, with the tables they stood in. It reaches the disk when the store is
 * opened as a draft and closed. Throws at rows that fit no table.
 */
export async function fillSqliteFile(
  folder: string,
  step: number,
  rows: AsyncIterable<SomeRows>,
): Promise<void> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, STORE_FILE);
  ownFile(file);
  const connection = connect(file);
  const { database, prepare } = connection;
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF');
    const steps = MIGRATIONS.filter(({ number }) => number <= step);
    const problem = migrate(connection, file, { steps });
    if (problem !== undefined) throw new Error(`store broken: ${problem.code}`);
    const known = new Map(listTables(connection).map((table) => [table.name, table.columns]));
    for await (const { name, columns, rows: some } of rows) {
      const own = ABOUT_THE_STORE.has(name) ? undefined : known.get(name);
      if (own?.toSorted().join() !== columns.toSorted().join()) {
        throw new Error(`store broken: rows of a table ${name} that this version does not know`);
      }
      const insert = prepare(
        `INSERT INTO ${name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      );
      database.exec('BEGIN');
      for (const row of some) insert.run(...row);
      database.exec('COMMIT');
    }
  } finally {
    database.close();
  }
}
