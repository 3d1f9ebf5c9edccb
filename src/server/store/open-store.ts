import { err, ok, type Result } from '#kernel/result.ts';
import { sayNotOpened } from '#server/store/not-opened.ts';
import { openPostgresStore } from '#server/store/postgres.ts';
import { openSqliteStore } from '#server/store/sqlite.ts';
import type { Store, StoreKind } from '#server/store/store.ts';

/** Where a store is: in a folder, or in a database when one is named. */
export type StorePlace = {
  readonly kind: StoreKind;
  readonly folder: string;
  readonly database?: string;
};

/** The store of the settings, or one sentence that says why it cannot be opened. */
export async function openStore({
  kind,
  folder,
  database,
}: StorePlace): Promise<Result<Store, string>> {
  const opened =
    database === undefined
      ? openSqliteStore(folder, kind)
      : await openPostgresStore(database, kind);
  if (opened.ok) return ok(opened.value);
  const place = database === undefined ? folder : withoutPassword(database);
  return err(sayNotOpened(opened.error, place, kind));
}

/** An address that may stand in a log. */
function withoutPassword(database: string): string {
  const url = new URL(database);
  const user = url.username === '' ? '' : `${url.username}@`;
  return `${url.protocol}//${user}${url.host}${url.pathname}`;
}
