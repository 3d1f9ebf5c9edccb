import {
  compareKeys,
  matchName,
  type PreparedName,
  type PreparedQuery,
  prepareName,
  prepareQuery,
} from './vi-text.ts';

/** Things with names in order of given names, each with its keys. */
export type NameIndex<T> = {
  /** All whose name fits, best first; equally good ones in order of given names. */
  find(text: string): readonly T[];
};

type Entry<T> = { readonly item: T; readonly id: string; readonly name: PreparedName };

const compareEntries = <T>(left: Entry<T>, right: Entry<T>): number =>
  compareKeys(left.name.order, right.name.order) || compareKeys(left.id, right.id);

/**
 * Keeps the index of one list from one look at it to the next: keys are made once for each item, and a
 * list in which a few items changed takes a walk through it, not a new index. An item that changed is
 * another object.
 */
export function createNameIndexing<T extends object>(
  nameOf: (item: T) => string,
  idOf: (item: T) => string,
): (items: readonly T[]) => NameIndex<T> {
  let listed: readonly T[] = [];
  let entries: readonly Entry<T>[] = [];
  let index = indexOf(entries);
  const entryOf = (item: T): Entry<T> => ({
    item,
    id: idOf(item),
    name: prepareName(nameOf(item)),
  });
  return (items) => {
    if (isSameList(items, listed)) return index;
    const known = new Set<T>(listed);
    const wanted = new Set<T>(items);
    const added = [...wanted].filter((item) => !known.has(item)).map(entryOf);
    entries = merge(
      entries.filter(({ item }) => wanted.has(item)),
      added.sort(compareEntries),
    );
    listed = items;
    index = indexOf(entries);
    return index;
  };
}

const isSameList = <T>(left: readonly T[], right: readonly T[]): boolean =>
  left.length === right.length && left.every((item, at) => item === right[at]);

function merge<T>(left: readonly Entry<T>[], right: readonly Entry<T>[]): readonly Entry<T>[] {
  const merged: Entry<T>[] = [];
  let at = 0;
  for (const entry of left) {
    for (let next = right[at]; next !== undefined; next = right[at]) {
      if (compareEntries(next, entry) >= 0) break;
      merged.push(next);
      at += 1;
    }
    merged.push(entry);
  }
  return merged.concat(right.slice(at));
}

type Places = Map<string, number[]>;

function note(places: Places, key: string, at: number): void {
  const known = places.get(key);
  if (known === undefined) places.set(key, [at]);
  else known.push(at);
}

/** Where each word, and each row of initials, stands: a commune's names have a few hundred of either. */
function placesOf<T>(entries: readonly Entry<T>[]): { words: Places; initials: Places } {
  const words: Places = new Map();
  const initials: Places = new Map();
  for (const [at, { name }] of entries.entries()) {
    for (const word of name.folded.split(' ')) if (word !== '') note(words, word, at);
    note(initials, name.initials, at);
  }
  return { words, initials };
}

function indexOf<T>(entries: readonly Entry<T>[]): NameIndex<T> {
  let places: ReturnType<typeof placesOf> | undefined;

  /** Names that may fit: all that do, and few others. */
  function markLikely({ foldedWords }: PreparedQuery): Uint8Array {
    places ??= placesOf(entries);
    const likely = new Uint8Array(entries.length);
    const mark = (each: Places, fits: (key: string) => boolean): void => {
      for (const [key, found] of each) if (fits(key)) for (const at of found) likely[at] = 1;
    };
    const longest = foldedWords.reduce(
      (best, word) => (word.length > best.length ? word : best),
      '',
    );
    mark(places.words, (word) => word.startsWith(longest));
    if (foldedWords.length === 1) mark(places.initials, (letters) => letters.includes(longest));
    return likely;
  }

  return {
    find(text) {
      const query = prepareQuery(text);
      if (query.folded === '') return [];
      const likely = markLikely(query);
      const byRank: T[][] = [];
      for (let at = likely.indexOf(1); at >= 0; at = likely.indexOf(1, at + 1)) {
        const entry = entries[at];
        const rank = entry === undefined ? 0 : matchName(query, entry.name);
        if (entry !== undefined && rank > 0) (byRank[rank] ??= []).push(entry.item);
      }
      return byRank.reverse().flat();
    },
  };
}
