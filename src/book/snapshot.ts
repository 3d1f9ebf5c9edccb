import * as v from 'valibot';
import type { Json } from '#kernel/canonical.ts';
import { Count } from '#book/common.ts';
import type { Folded } from '#book/folded.ts';
import { decodeBySeq, encodeBySeq } from '#book/by-seq.ts';
import type { Table } from '#book/table.ts';
import { decodeColumn, encodeColumn, joinIds, splitIds } from '#book/columns.ts';

/*
 * A folded book as one JSON value of columns: what a phone keeps so that it need not fold again, and what a
 * home gives to a phone that has nothing yet. It is worth something only to the very fold that made it.
 */

/** Tables of a folded book beside those of its activity. */
const OF_LOG = ['held', 'heldSeqs', 'questions', 'unknown', 'erased'] as const;

/** The folded book as it stands at this moment. */
export function encodeFolded(folded: Folded): string {
  const ids = new Map<string, number>();
  const tables = Array.from(tablesOf(folded), (table) => encodeTable(table, ids));
  return textOf(folded, tables, ids);
}

/** The same in steps between which others go on; nobody may fold into it meanwhile. */
export async function encodeInSteps(folded: Folded, breathe: () => Promise<void>): Promise<string> {
  const ids = new Map<string, number>();
  const tables: EncodedTable[] = [];
  for (const table of tablesOf(folded)) {
    tables.push(encodeTable(table, ids));
    await breathe();
  }
  return textOf(folded, tables, ids);
}

/** Name, rows, column of keys, column of values. */
type EncodedTable = readonly [string, number, Json, Json];

function encodeTable([name, table]: [string, Table<Json>], ids: Map<string, number>): EncodedTable {
  const values = [...table.values()];
  const keys = encodeColumn([...table.keys()], ids);
  const column = encodeColumn(values, ids);
  const bySeq = name === 'traces' ? encodeBySeq(values) : undefined;
  return [name, table.size, keys, bySeq === undefined ? column : shorterOf(column, bySeq)];
}

const shorterOf = (left: Json, right: Json): Json =>
  JSON.stringify(left).length < JSON.stringify(right).length ? left : right;

const textOf = (
  { seq }: Folded,
  tables: readonly EncodedTable[],
  ids: Map<string, number>,
): string => JSON.stringify({ v: 2, seq, tables, ids: joinIds(ids) });

/** Traces know all ids in the order in which they came: behind them all others have short ways to them. */
function* tablesOf(folded: Folded): Iterable<[string, Table<Json>]> {
  yield ['traces', folded.traces];
  for (const [name, table] of Object.entries(folded.state)) yield [`state.${name}`, table];
  for (const name of OF_LOG) yield [name, folded[name]];
}

/**
 * Fills an empty folded book with what was encoded. False, and whatever it was, when that is no folded book
 * of this activity.
 */
export async function decodeInto(
  folded: Folded,
  text: string,
  breathe: () => Promise<void> = () => Promise.resolve(),
): Promise<boolean> {
  const whole = parse(text);
  const ids = splitIds(whole?.ids);
  if (whole === undefined || ids === undefined) return false;
  const given = new Map(whole.tables.map((each) => [each[0], each]));
  for (const [name, table] of tablesOf(folded)) {
    const found = given.get(name);
    if (found === undefined) return false;
    const [, rows, keyColumn, valueColumn] = found;
    const keys = decodeColumn(keyColumn, rows, ids);
    const values = decodeBySeq(valueColumn, rows) ?? decodeColumn(valueColumn, rows, ids);
    if (keys === undefined || values === undefined) return false;
    for (const [row, key] of keys.entries()) {
      const value = values[row];
      if (typeof key !== 'string' || value === undefined) return false;
      table.set(key, value);
    }
    given.delete(name);
    await breathe();
  }
  folded.seq = whole.seq;
  return given.size === 0;
}

const Whole = v.object({
  v: v.literal(2),
  seq: Count,
  /** Name, rows, column of keys, column of values. */
  tables: v.array(v.tuple([v.string(), Count, v.unknown(), v.unknown()])),
  ids: v.string(),
});
type Whole = v.InferOutput<typeof Whole>;

function parse(text: string): Whole | undefined {
  try {
    const parsed = v.safeParse(Whole, JSON.parse(text));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}
