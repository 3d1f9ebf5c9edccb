import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createPostgresBackup } from '#server/store/postgres-snapshot.ts';
import { createSqliteBackup } from '#server/store/sqlite-snapshot.ts';
import type { BackupEngine } from '#server/store/snapshot.ts';
import { openSqliteStore } from '#server/store/sqlite.ts';
import type { Store } from '#server/store/store.ts';
import { expectLivesOn } from '#test/support/backup-under-load.ts';
import { createPlace, openStoreAt, placeAddress } from '#test/support/postgres.ts';

const TIMEOUT_MS = 180_000;

describe('a backup between engines', () => {
  const folder = mkdtempSync(join(tmpdir(), 'banso-backup-postgres-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const database = (name: string) => ({
    ...createPostgresBackup(placeAddress(name), name),
    openStore: () => openStoreAt(placeAddress(name)),
  });
  const files = (path: string) => ({
    ...createSqliteBackup(path),
    async openStore(): Promise<Store> {
      const opened = openSqliteStore(path, 'demo');
      if (!opened.ok) throw new Error(opened.error.code);
      return opened.value;
    },
  });

  it(
    'of PostgreSQL under load restores into PostgreSQL, and once only',
    async () => {
      const place = await createPlace('backup_from');
      await createPlace('backup_into');
      const target = database('backup_into');
      await expectLivesOn({
        place,
        engine: database('backup_from'),
        folder: join(folder, 'a'),
        target,
      });
      const own = await database('backup_from').openSnapshot();
      if (!own.ok) throw new Error(own.error.code);
      const again = await target.fill?.(own.value);
      await own.value.close();
      expect(again).toMatchObject({ ok: false, error: { why: 'holds a store already' } });
    },
    TIMEOUT_MS,
  );

  it(
    'of PostgreSQL restores into a folder',
    async () => {
      const place = await createPlace('backup_out');
      const path = join(folder, 'b', 'restored');
      const engine = database('backup_out');
      await expectLivesOn({ place, engine, folder: join(folder, 'b'), target: files(path) });
    },
    TIMEOUT_MS,
  );

  it(
    'of a folder restores into PostgreSQL, row by row the same',
    async () => {
      await createPlace('backup_in');
      const place = join(folder, 'c', 'data');
      const target = database('backup_in');
      await expectLivesOn({ place, engine: files(place), folder: join(folder, 'c'), target });
      const [left, right] = [await rowsOf(target), await rowsOf(files(place))];
      // The dead home went on behind its backup, which is in a new epoch and speaks by a stream of its own.
      for (const table of ['book', 'card', 'household_card', 'opening_key']) {
        expect(left.get(table)?.length).toBe(right.get(table)?.length);
        expect(left.get(table)).toEqual(right.get(table));
      }
      const facts = [...(left.get('fact') ?? [])];
      expect(facts.length).toBeGreaterThan(20);
      expect(right.get('fact')).toEqual(expect.arrayContaining(facts));
    },
    TIMEOUT_MS,
  );

  /** Every table's rows as texts with their columns by name, in one order on every engine. */
  async function rowsOf({ openSnapshot }: BackupEngine) {
    const opened = await openSnapshot();
    if (!opened.ok) throw new Error(opened.error.code);
    const { tables, rows, close } = opened.value;
    const all = new Map<string, readonly string[]>();
    for (const table of tables) {
      const found: string[] = [];
      for await (const row of rows(table)) {
        const cells = table.columns.map((column, index) => [column, row[index]]);
        found.push(JSON.stringify(cells));
      }
      all.set(table.name, found.toSorted());
    }
    await close();
    return all;
  }
});
