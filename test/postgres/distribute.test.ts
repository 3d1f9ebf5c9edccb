// What Citus asks of the tables holds of them, and without Citus nothing is changed. Citus itself is not in
// Debian and does not run here: what stands for it below keeps the rules of its manual, and a list.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { distributeTables } from '#server/store/distribute.ts';
import { createConnection, createPool } from '#server/store/postgres.ts';
import { TABLES } from '#server/store/steps.ts';
import { askPostgres, createPlace, openStoreAt, placeAddress } from '#test/support/postgres.ts';

const run = promisify(execFile);

const RELATIONS =
  'SELECT count(*)::int AS relations FROM pg_class WHERE relnamespace = $1::regnamespace';

describe('a PostgreSQL without Citus', () => {
  it('is left as it is, with one sentence that says so', async () => {
    const database = await createPlace('no_citus');
    const env = { ...process.env, DATABASE_URL: database, ORIGIN: 'https://so.vn' };
    const asked = run(process.execPath, ['src/cli/main.ts', 'store', 'distribute'], { env });
    const { stdout, stderr, code } = await asked.then(
      (said) => ({ ...said, code: 0 }),
      (failed: { stdout: string; stderr: string; code: number }) => failed,
    );
    expect({ stdout, code }).toEqual({ stdout: '', code: 1 });
    expect(stderr).toMatch(
      /^banso: not divided \(citus-missing\): [^\n]*citus\.md[^\n]*nothing was changed[^\n]*\.\n$/u,
    );
    expect(stderr).not.toContain('thu-thach');
    expect(await askPostgres(database, RELATIONS, ['no_citus'])).toEqual([{ relations: 0 }]);
  });
});

describe('the tables of a store', () => {
  const rule = (sql: string) => askPostgres(placeAddress('citus_rules'), sql);

  beforeAll(async () => {
    await (await openStoreAt(await createPlace('citus_rules'))).close();
  });

  it('are all known by name, and each has its cell', async () => {
    const found = await rule(
      `SELECT relname AS name, (SELECT a.atttypid::regtype::text FROM pg_attribute a
         WHERE a.attrelid = c.oid AND a.attname = 'cell' AND a.attnotnull) AS cell
       FROM pg_class c WHERE relnamespace = 'citus_rules'::regnamespace AND relkind IN ('r', 'p')`,
    );
    expect(found.map(({ name }) => String(name)).sort()).toEqual([...TABLES].sort());
    for (const { name, cell } of found) expect(cell, String(name)).toBe('bigint');
  });

  it('have nothing that reaches over cells: triggers, foreign keys, sequences, other constraints', async () => {
    const found = await rule(
      `SELECT tgname::text AS what FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
         WHERE c.relnamespace = 'citus_rules'::regnamespace
       UNION ALL SELECT conname::text FROM pg_constraint
         WHERE connamespace = 'citus_rules'::regnamespace AND contype NOT IN ('p', 'c')
       UNION ALL SELECT relname::text FROM pg_class
         WHERE relnamespace = 'citus_rules'::regnamespace AND relkind NOT IN ('r', 'i')`,
    );
    expect(found).toEqual([]);
  });
});

describe('what is asked of Citus', () => {
  it('divides every table by cell beside the first, and a second time nothing', async () => {
    const database = await createPlace('like_citus');
    await (await openStoreAt(database)).close();
    for (const sql of LIKE_CITUS) await askPostgres(database, sql);
    const pool = createPool(database, 1);
    const connection = createConnection((query) => pool.query(query));
    expect(await distributeTables(connection)).toEqual({ now: TABLES, before: [] });
    expect(await distributeTables(connection)).toEqual({ now: [], before: TABLES });
    // A table of a version to come joins the others.
    await askPostgres(
      database,
      `DELETE FROM pg_dist_partition WHERE logicalrelid = 'salt'::regclass`,
    );
    expect((await distributeTables(connection)).now).toEqual(['salt']);
    const groups = await askPostgres(
      database,
      'SELECT count(DISTINCT colocationid)::int AS groups, count(*)::int AS tables FROM pg_dist_partition',
    );
    expect(groups).toEqual([{ groups: 1, tables: TABLES.length }]);
    await askPostgres(database, 'CREATE UNIQUE INDEX bad ON salt (book)');
    await askPostgres(
      database,
      `DELETE FROM pg_dist_partition WHERE logicalrelid = 'salt'::regclass`,
    );
    await expect(distributeTables(connection)).rejects.toThrow(
      'cannot create constraint on "salt"',
    );
    await pool.end();
  });
});

const LIKE_CITUS = [
  'CREATE SEQUENCE colocation',
  'CREATE TABLE pg_dist_partition (logicalrelid regclass, partmethod "char", partkey text, colocationid int)',
  `CREATE FUNCTION column_to_column_name(regclass, text) RETURNS text LANGUAGE sql AS 'SELECT $2'`,
  `CREATE FUNCTION create_distributed_table(
     which regclass, by text, distribution_type text DEFAULT 'hash', colocate_with text DEFAULT 'default'
   ) RETURNS void LANGUAGE plpgsql AS $$
   DECLARE colocation int := nextval('colocation');
   BEGIN
     IF EXISTS (SELECT 1 FROM pg_dist_partition WHERE logicalrelid = which) THEN
       RAISE 'table "%" is already distributed', which;
     END IF;
     IF EXISTS (SELECT 1 FROM pg_index WHERE indrelid = which AND indisunique AND NOT (
       SELECT attnum FROM pg_attribute WHERE attrelid = which AND attname = by) = ANY (indkey)) THEN
       RAISE 'cannot create constraint on "%"', which;
     END IF;
     IF colocate_with <> 'none' THEN
       SELECT colocationid INTO STRICT colocation FROM pg_dist_partition
         WHERE logicalrelid = colocate_with::regclass;
     END IF;
     INSERT INTO pg_dist_partition VALUES (which, 'h', by, colocation);
   END $$`,
  `CREATE FUNCTION truncate_local_data_after_distributing_table(regclass) RETURNS void LANGUAGE sql AS ''`,
];
