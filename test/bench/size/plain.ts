import type { Json } from '#kernel/canonical.ts';
import type { Folded } from '#book/folded.ts';
import type { Table } from '#book/table.ts';

const tablesOf = ({ state, ...log }: Folded): readonly [string, Table<Json>][] => {
  const { held, heldSeqs, questions, traces, unknown, erased } = log;
  return Object.entries({ ...state, held, heldSeqs, questions, traces, unknown, erased });
};

type Plain = { readonly seq: number } & Readonly<Record<string, readonly [string, Json][]>>;

/** A folded book as one would write it down: each table as its rows. */
export const plainText = (folded: Folded): string =>
  JSON.stringify({
    seq: folded.seq,
    ...Object.fromEntries(tablesOf(folded).map(([name, table]) => [name, [...table.entries()]])),
  });

/** Fills an empty folded book with it. */
export function readPlain(folded: Folded, text: string): void {
  const { seq, ...tables } = JSON.parse(text) as Plain; // as it was written
  folded.seq = seq;
  for (const [name, table] of tablesOf(folded)) {
    for (const [key, value] of tables[name] ?? []) table.set(key, value);
  }
}
