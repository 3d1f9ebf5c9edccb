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
  left === right || (left.length === right.length && left.every((item, at) => item === right[at]));

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

/** Where each given name, each other word and each row of initials stands: a few hundred of either. */
type Index = { readonly givens: Places; readonly others: Places; readonly initials: Places };

function placesOf<T>(entries: readonly Entry<T>[]): Index {
  const index: Index = { givens: new Map(), others: new Map(), initials: new Map() };
  for (const [at, { name }] of entries.entries()) {
    const words = name.folded.split(' ').filter((word) => word !== '');
    const given = words.pop();
    if (given !== undefined) note(index.givens, given, at);
    for (const word of words) note(index.others, word, at);
    note(index.initials, name.initials, at);
  }
  return index;
}

function indexOf<T>(entries: readonly Entry<T>[]): NameIndex<T> {
  let places: Index | undefined;
  return {
    find(text) {
      const query = prepareQuery(text);
      if (query.folded === '') return [];
      places ??= placesOf(entries);
      const [word = '', more] = query.foldedWords;
      const isBareWord = more === undefined && !query.hasMarks;
      const ranks = isBareWord
        ? rankByWord(places, word, entries.length)
        : rankLikely(places, query, entries);
      const byRank: T[][] = [];
      for (let at = 0; at < ranks.length; at += 1) {
        const rank = ranks[at] ?? 0;
        const entry = rank > 0 ? entries[at] : undefined;
        if (entry !== undefined) (byRank[rank] ??= []).push(entry.item);
      }
      return byRank.reverse().flat();
    },
  };
}

function setRank(ranks: Uint8Array, rank: number, found: readonly number[]): void {
  for (const at of found) if ((ranks[at] ?? 0) < rank) ranks[at] = rank;
}

/** What `matchName` says of one word without marks, told by where its words stand: no name is looked at. */
function rankByWord({ givens, others, initials }: Index, word: string, count: number): Uint8Array {
  const ranks = new Uint8Array(count);
  for (const [given, found] of givens) {
    if (given.startsWith(word)) setRank(ranks, given === word ? 6 : 5, found);
  }
  for (const [other, found] of others) if (other.startsWith(word)) setRank(ranks, 4, found);
  if (word.length < 2) return ranks;
  for (const [letters, found] of initials) {
    const at = letters.indexOf(word);
    if (at >= 0) setRank(ranks, at + word.length === letters.length ? 2 : 1, found);
  }
  return ranks;
}

/** Looks at the names that may fit: all that do, and few others. */
function rankLikely<T>(
  { givens, others, initials }: Index,
  query: PreparedQuery,
  entries: readonly Entry<T>[],
): Uint8Array {
  const ranks = new Uint8Array(entries.length);
  const { foldedWords } = query;
  const longest = foldedWords.reduce((best, word) => (word.length > best.length ? word : best), '');
  const look = (found: readonly number[]): void => {
    for (const at of found) {
      const entry = entries[at];
      if (entry !== undefined) ranks[at] = matchName(query, entry.name);
    }
  };
  for (const each of [givens, others]) {
    for (const [word, found] of each) if (word.startsWith(longest)) look(found);
  }
  if (foldedWords.length > 1) return ranks;
  for (const [letters, found] of initials) if (letters.includes(longest)) look(found);
  return ranks;
}
