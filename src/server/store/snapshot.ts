import type { Bytes } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import type { Result } from '#kernel/result.ts';
import type { NotOpened } from '#server/store/not-opened.ts';
import type { StoreKind } from '#server/store/store.ts';
import type { Readable } from '#server/verify-directory.ts';

/*
 * What a backup needs of an engine. Rows travel as they stand in the tables, which are the same on every
 * engine, so that a backup of one restores into another.
 */

/** What a column holds. */
export type Cell = string | number | Bytes | null;

export type Table = {
  readonly name: string;
  readonly columns: readonly string[];
};

/** A store as it stood at one moment; nothing written meanwhile shows, and nobody has to wait. */
export type Snapshot = Readable & {
  readonly kind: StoreKind;
  /** The last of the numbered steps that its tables went through. */
  readonly step: number;
  /** All that hold what a home keeps, without those that say what the store itself is. */
  readonly tables: readonly Table[];
  rows(table: Table): Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>;
  close(): Promise<void>;
};

/** Some rows of one table. */
export type SomeRows = Table & { readonly rows: readonly (readonly Cell[])[] };

/** Up to n, what a stream said in a book lies in a verified backup. */
export type Mark = {
  readonly book: Id;
  readonly cell: number;
  readonly stream: Id;
  readonly n: number;
};

/** An engine with one store, which a server may have open. */
export type BackupEngine = {
  /** What its place is called in a sentence. */
  readonly place: string;
  openSnapshot(): Promise<Result<Snapshot, NotOpened>>;
  /** Writes the marks beside the server, in one short transaction per cell. */
  setMarks(marks: readonly Mark[]): Promise<void>;
  /** Writes a store into an empty database, all of it or nothing; a folder takes the file itself instead. */
  fill?(snapshot: Snapshot): Promise<Result<void, NotOpened>>;
};

/** Tables of which a restored store makes its own. */
export const ABOUT_THE_STORE: ReadonlySet<string> = new Set(['store', 'migration']);
