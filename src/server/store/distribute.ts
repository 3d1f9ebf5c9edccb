import { DatabaseError, type Pool } from 'pg';
import { err, ok, type Result } from '#kernel/result.ts';
import type { Connection } from '#server/store/connection.ts';
import type { NotOpened } from '#server/store/not-opened.ts';
import { createConnection, createPool, openPostgresStore } from '#server/store/postgres.ts';
import { notOpenedBy } from '#server/store/postgres-errors.ts';
import { TABLES } from '#server/store/steps.ts';
import type { StoreKind } from '#server/store/store.ts';
import { textOf } from '#server/store/values.ts';

/*
 * Divides the tables of a database among the nodes of Citus, by cell. What a cell has in all tables lies on
 * one node: every statement names one cell, so that one node answers it.
 */

export type Distribution = {
  /** Tables that are divided since now. */
  readonly now: readonly string[];
  /** Tables that were already. */
  readonly before: readonly string[];
};

export type NotDistributed =
  | NotOpened
  | { readonly code: 'citus-missing' }
  /** What Citus, or PostgreSQL when it is to be loaded, says against it. */
  | { readonly code: 'citus-refused'; readonly why: string };

/** Rows that are there move to their nodes, for as long as that takes. */
const PATIENT = { statement_timeout: 0 };

/** Without the extension nothing is changed; what was divided before something was refused stays so. */
export async function distributeStore(
  url: string,
  kind: StoreKind,
): Promise<Result<Distribution, NotDistributed>> {
  const pool = createPool(url, 1, PATIENT);
  try {
    const offered = await ask(pool)
      .prepare(`SELECT name::text AS name FROM pg_available_extensions WHERE name = 'citus'`)
      .get();
    if (offered === undefined) return err({ code: 'citus-missing' });
    await ask(pool).prepare('CREATE EXTENSION IF NOT EXISTS citus').run();
    const opened = await openPostgresStore(url, kind);
    if (!opened.ok) return opened;
    await opened.value.close();
    return ok(await distributeTables(ask(pool)));
  } catch (error) {
    if (error instanceof DatabaseError) return err({ code: 'citus-refused', why: error.message });
    const problem = notOpenedBy(error);
    if (problem === undefined) throw error;
    return err(problem);
  } finally {
    await pool.end();
  }
}

const ask = (pool: Pool): Connection => createConnection((query) => pool.query(query));

/** Citus has no transaction around several tables that hold rows: each is one, and a second run goes on. */
export async function distributeTables({ prepare }: Connection): Promise<Distribution> {
  const rows = await prepare(
    `SELECT logicalrelid::text AS name FROM pg_dist_partition
     WHERE partmethod = 'h' AND column_to_column_name(logicalrelid, partkey) = 'cell'`,
  ).all();
  const divided = new Set(rows.map(({ name }) => textOf(name)));
  const [first] = TABLES;
  const now: string[] = [];
  for (const table of TABLES) {
    if (!divided.has(table)) {
      const beside = table === first ? 'none' : first;
      await prepare(
        `SELECT create_distributed_table('${table}', 'cell', colocate_with => '${beside}')::text`,
      ).get();
      now.push(table);
    }
    // Rows that went to the nodes stay behind unseen until they are taken out.
    await prepare(
      `SELECT truncate_local_data_after_distributing_table('${table}')::text
       WHERE pg_relation_size('${table}') > 0`,
    ).get();
  }
  return { now, before: TABLES.filter((table) => divided.has(table)) };
}
