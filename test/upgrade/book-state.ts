import type { Json } from '#kernel/canonical.ts';
import type { Folded } from '#book/folded.ts';

/** Every table of what a book folds to: rows by key. */
export type BookState = Readonly<Record<string, Readonly<Record<string, Json>>>>;

export function toState({ state, held, questions, traces, unknown }: Folded): BookState {
  const tables = { ...state, held, questions, traces, unknown };
  return Object.fromEntries(
    Object.entries(tables).map(([name, table]) => [
      name,
      JSON.parse(JSON.stringify(Object.fromEntries(table.entries()))) as Record<string, Json>,
    ]),
  );
}
