import * as v from 'valibot';
import { fromUtf8, utf8 } from '#kernel/bytes.ts';
import {
  BackupBrokenError,
  type SealedReader,
  type SealedWriter,
} from '#server/backup/sealed-file.ts';
import type { Cell, Snapshot, SomeRows, Table } from '#server/store/snapshot.ts';

/*
 * Frames of a backup: some rows of one table each, and last how many rows each table has. A cell is JSON's
 * own text or number; bytes are a list of one base64url.
 */

const FRAME_CHARACTERS_MAX = 2_000_000;

const Frame = v.strictObject({
  name: v.string(),
  columns: v.array(v.string()),
  rows: v.array(v.array(v.unknown())),
});
const LastFrame = v.strictObject({ counts: v.record(v.string(), v.number()) });

export type Counts = v.InferOutput<typeof LastFrame>['counts'];

/** Writes every row of a snapshot. `onRow` sees each. */
export async function writeRows(
  snapshot: Snapshot,
  writer: SealedWriter,
  onRow: (table: Table, row: readonly Cell[]) => void,
): Promise<Counts> {
  const counts: Counts = {};
  for (const table of snapshot.tables) {
    const head = `{"name":${JSON.stringify(table.name)},"columns":${JSON.stringify(table.columns)},"rows":[`;
    let rows: string[] = [];
    let characters = 0;
    let count = 0;
    const flush = (): void => {
      if (rows.length > 0) writer.write(utf8(`${head}${rows.join(',')}]}`), false);
      rows = [];
      characters = 0;
    };
    for await (const row of snapshot.rows(table)) {
      onRow(table, row);
      const text = JSON.stringify(row.map(toJson));
      rows.push(text);
      characters += text.length;
      count += 1;
      if (characters >= FRAME_CHARACTERS_MAX) flush();
    }
    flush();
    counts[table.name] = count;
  }
  writer.write(utf8(JSON.stringify({ counts })), true);
  return counts;
}

/** Every row of a backup. Throws BackupBrokenError, at the end too when a table has not all of its rows. */
export async function* readRows(reader: SealedReader): AsyncGenerator<SomeRows> {
  const found: Counts = {};
  for (const { plain, isLast } of reader.frames()) {
    const text = fromUtf8(plain);
    const value: unknown = text.ok ? JSON.parse(text.value) : undefined;
    if (isLast) {
      const { counts } = v.parse(LastFrame, value);
      for (const [name, count] of Object.entries(counts)) {
        if ((found[name] ?? 0) !== count) {
          throw new BackupBrokenError('backup-broken', `it lacks rows of the table ${name}`);
        }
      }
      return;
    }
    const { name, columns, rows } = v.parse(Frame, value);
    found[name] = (found[name] ?? 0) + rows.length;
    yield { name, columns, rows: rows.map((row) => row.map(fromJson)) };
  }
  throw new BackupBrokenError('backup-broken', 'it holds nothing');
}

const toJson = (cell: Cell): unknown =>
  cell instanceof Uint8Array
    ? [Buffer.from(cell.buffer, cell.byteOffset, cell.length).toString('base64url')]
    : cell;

function fromJson(value: unknown): Cell {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  const [text] = Array.isArray(value) ? (value as readonly unknown[]) : []; // of whatever it holds
  if (typeof text === 'string') return new Uint8Array(Buffer.from(text, 'base64url'));
  throw new BackupBrokenError('backup-broken', 'it holds a value of no kind');
}
