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

/** The address of an empty place for one store; a schema is made much faster than a database. */
export async function createPlace(name: string, server = inject('postgres')): Promise<string> {
  await askPostgres(server, `CREATE SCHEMA ${name}`);
  return placeAddress(name, server);
}

export const placeAddress = (name: string, server = inject('postgres')): string =>
  `${server}?options=${encodeURIComponent(`-c search_path=${name}`)}`;

export async function removePlace(name: string, server = inject('postgres')): Promise<void> {
  await askPostgres(server, `DROP SCHEMA IF EXISTS ${name} CASCADE`);
}

export async function openStoreAt(address: string, kind: StoreKind = 'demo'): Promise<Store> {
  const opened = await openPostgresStore(address, kind);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
}
