import { err, ok, type Result } from '#kernel/result.ts';
import { sayNotOpened } from '#server/store/not-opened.ts';
import { openPostgresStore } from '#server/store/postgres.ts';
import { createPostgresBackup } from '#server/store/postgres-snapshot.ts';
import type { BackupEngine } from '#server/store/snapshot.ts';
import { openSqliteStore } from '#server/store/sqlite.ts';
import { createSqliteBackup } from '#server/store/sqlite-snapshot.ts';
import type { Store, StoreKind } from '#server/store/store.ts';

/** Where a store is: in a folder, or in a database when one is named. */
export type StorePlace = {
  readonly kind: StoreKind;
  readonly folder: string;
  readonly database?: string | undefined;
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
  return err(sayNotOpened(opened.error, placeOf({ kind, folder, database }), kind));
}

/** What a backup asks of the store of the settings. */
export const backupEngineOf = (place: StorePlace): BackupEngine =>
  place.database === undefined
    ? createSqliteBackup(place.folder)
    : createPostgresBackup(place.database, placeOf(place));

/** What a store's place is called in a sentence. */
export const placeOf = ({ folder, database }: StorePlace): string =>
  database === undefined ? folder : withoutPassword(database);

/** An address that may stand in a log. */
function withoutPassword(database: string): string {
  const url = new URL(database);
  const user = url.username === '' ? '' : `${url.username}@`;
  return `${url.protocol}//${user}${url.host}${url.pathname}`;
}
