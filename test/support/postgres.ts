// Databases of a test on the PostgreSQL of the run.

import { Client } from 'pg';
import { inject } from 'vitest';
import type { Store, StoreKind } from '#server/store/store.ts';
import { openPostgresStore } from '#server/store/postgres.ts';

/** Asks the server itself, beside any store. */
export async function askPostgres(
  address: string,
  sql: string,
  values: readonly unknown[] = [],
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const client = new Client({ connectionString: address });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql, [...values]);
    return rows;
  } finally {
    await client.end();
  }
}

/** The address of an empty database of this name. */
export async function createDatabase(name: string, server = inject('postgres')): Promise<string> {
  await askPostgres(server, `CREATE DATABASE ${name}`);
  return server.replace(/[^/]*$/u, name);
}

/** Whoever still has it open loses it. */
export async function dropDatabase(name: string, server = inject('postgres')): Promise<void> {
  await askPostgres(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
}

export async function openStoreAt(address: string, kind: StoreKind = 'demo'): Promise<Store> {
  const opened = await openPostgresStore(address, kind);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
}
