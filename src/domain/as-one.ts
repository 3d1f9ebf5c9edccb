import { type Tables, unionTables } from '#book/table.ts';

/** One kind of book of several chapters, to be read as one list. */
export const asOne = <State extends Tables>(first: State, others: readonly State[]): State =>
  unionTables(first, others);
