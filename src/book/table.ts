import { canonicalText, type Json } from '#kernel/canonical.ts';

/**
 * States are made of tables: maps from a key to a plain JSON value. A fold replaces values, it never
 * changes one in place; so a copy-on-write view over a confirmed state costs nothing until written.
 */
export type Table<Value> = {
  get(key: string): Value | undefined;
  has(key: string): boolean;
  set(key: string, value: Value): void;
  delete(key: string): void;
  keys(): Iterable<string>;
  values(): Iterable<Value>;
  entries(): Iterable<[string, Value]>;
  readonly size: number;
};

export type Tables = { readonly [name: string]: Table<Json> };

export const createTable = <Value>(): Table<Value> => new Map<string, Value>();

/** A view that reads through to `base` and keeps its own writes. */
export function overlayTable<Value>(base: Table<Value>): Table<Value> {
  const own = new Map<string, Value>();
  const gone = new Set<string>();
  let added = 0;
  function* keys(): Iterable<string> {
    for (const key of base.keys()) if (!gone.has(key)) yield key;
    for (const key of own.keys()) if (!base.has(key)) yield key;
  }
  const get = (key: string): Value | undefined =>
    gone.has(key) ? undefined : (own.get(key) ?? base.get(key));
  function* entries(): Iterable<[string, Value]> {
    for (const key of keys()) {
      const value = get(key);
      if (value !== undefined) yield [key, value];
    }
  }
  function* values(): Iterable<Value> {
    for (const [, value] of entries()) yield value;
  }
  const has = (key: string): boolean => !gone.has(key) && (own.has(key) || base.has(key));
  return {
    get,
    has,
    keys,
    values,
    entries,
    set(key, value) {
      if (!has(key)) added += 1;
      gone.delete(key);
      own.set(key, value);
    },
    delete(key) {
      if (!has(key)) return;
      added -= 1;
      own.delete(key);
      if (base.has(key)) gone.add(key);
    },
    get size() {
      return base.size + added;
    },
  };
}

/** A copy-on-write view of a whole state. */
export function overlayTables<State extends Tables>(state: State): State {
  const view: Record<string, Table<Json>> = {};
  for (const [name, table] of Object.entries(state)) view[name] = overlayTable(table);
  return view as State; // same table names, each over its base
}

/** Several tables looked at as one; lists under one key are joined, of other values the first is shown. */
function unionTable<Value>(tables: readonly Table<Value>[]): Table<Value> {
  const get = (key: string): Value | undefined => {
    const found = tables.flatMap((table) => (table.has(key) ? [table.get(key)] : []));
    const [first] = found;
    if (found.length < 2 || !Array.isArray(first)) return first;
    return found.flat() as Value; // lists of what the first is a list of
  };
  function* keys(): Iterable<string> {
    for (const [index, table] of tables.entries()) {
      for (const key of table.keys()) {
        if (!tables.slice(0, index).some((earlier) => earlier.has(key))) yield key;
      }
    }
  }
  function* entries(): Iterable<[string, Value]> {
    for (const key of keys()) yield [key, get(key) as Value]; // it is there
  }
  function* values(): Iterable<Value> {
    for (const [, value] of entries()) yield value;
  }
  return overlayTable({
    get,
    has: (key) => tables.some((table) => table.has(key)),
    set: () => undefined,
    delete: () => undefined,
    keys,
    values,
    entries,
    get size() {
      return [...keys()].length;
    },
  });
}

/** States of the same tables looked at as one, to be read: nothing written to it reaches any of them. */
export function unionTables<State extends Tables>(first: State, others: readonly State[]): State {
  const view: Record<string, Table<Json>> = {};
  for (const [name, table] of Object.entries(first)) {
    view[name] = unionTable([table, ...others.flatMap((other) => other[name] ?? [])]);
  }
  return view as State; // same table names, each over its own
}

/** Canonical text of a state: equal states give equal text, whatever the order of writing. */
export function tablesText(state: Tables): string {
  const whole: Record<string, Json> = {};
  for (const [name, table] of Object.entries(state)) {
    whole[name] = Object.fromEntries(table.entries());
  }
  return canonicalText(whole);
}
