// Names in each peer's store, found as its guide says.

import { Dexie } from 'dexie';
import PouchDB from 'pouchdb-browser';
import { createRxDatabase } from 'rxdb';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { Doc } from 'yjs';
import type { PeerName } from './peer.ts';

export type Person = {
  readonly id: string;
  readonly name: string;
  readonly household: string;
  /** As people type it: without marks. */
  readonly bare: string;
  /** Each word of it, and its initials. */
  readonly words: string[];
};

/** @param sought folded as the names are */
export type Find = (sought: string) => Promise<readonly Person[]>;

const collator = new Intl.Collator('vi');
const sorted = (found: readonly Person[]): readonly Person[] =>
  [...found].sort((left, right) => collator.compare(left.name, right.name));

/** The first word through the store's index, the others by looking at what it gave. */
const byFirst = (sought: string): { first: string; fits: (person: Person) => boolean } => {
  const [first = '', ...others] = sought.split(' ');
  return {
    first,
    fits: ({ words }) => others.every((each) => words.some((word) => word.startsWith(each))),
  };
};

async function openDexie(people: readonly Person[]): Promise<Find> {
  const database = new Dexie('search');
  database.version(1).stores({ people: 'id, *words' });
  const store = database.table<Person>('people');
  await store.bulkPut(people);
  return async (sought) => {
    const { first, fits } = byFirst(sought);
    const rows = await store.where('words').startsWith(first).distinct().toArray();
    return sorted(rows.filter(fits));
  };
}

async function openPouchDb(people: readonly Person[]): Promise<Find> {
  const database = new PouchDB('search');
  for (let from = 0; from < people.length; from += 1_000) {
    await database.bulkDocs(
      people.slice(from, from + 1_000).map(({ id, ...row }) => ({ _id: `people:${id}`, ...row })),
    );
  }
  const view = `function (doc) { doc.words.forEach(function (word) {
    emit(word, { id: doc._id, name: doc.name, household: doc.household, bare: doc.bare, words: doc.words });
  }); }`;
  await database.put({ _id: '_design/people', views: { words: { map: view } } });
  await database.query('people/words', { limit: 1 });
  return async (sought) => {
    const { first, fits } = byFirst(sought);
    const { rows } = await database.query('people/words', {
      startkey: first,
      endkey: `${first}\uffff`,
    });
    return sorted(
      [
        ...new Map(
          rows.map(({ value }): [string, Person] => [(value as Person).id, value as Person]),
        ).values(),
      ].filter(fits),
    );
  };
}

async function openRxdb(people: readonly Person[]): Promise<Find> {
  const database = await createRxDatabase({
    name: 'search-rxdb',
    storage: getRxStorageDexie(),
    multiInstance: false,
  });
  const text = { type: 'string', maxLength: 100 };
  const { people: collection } = await database.addCollections({
    people: {
      schema: {
        version: 0,
        primaryKey: 'id',
        type: 'object',
        properties: { id: text, bare: text },
        required: ['id', 'bare'],
      },
    },
  });
  if (collection === undefined) throw new Error('no collection');
  await collection.bulkInsert(people.map((person) => ({ ...person, words: [...person.words] })));
  return async (sought) => {
    // It has no index of words; initials stand behind the name.
    const pattern = sought.replaceAll(/[^a-z0-9 ]/gu, '');
    const found = await collection
      .find({ selector: { words: { $elemMatch: { $regex: `^${pattern.split(' ')[0] ?? ''}` } } } })
      .exec();
    const { fits } = byFirst(sought);
    return sorted(found.map((row) => row.toJSON() as unknown as Person).filter(fits)); // as it was put in
  };
}

async function openYjs(people: readonly Person[]): Promise<Find> {
  const doc = new Doc();
  const map = doc.getMap<Person>('people');
  doc.transact(() => {
    for (const person of people) map.set(person.id, person);
  });
  return async (sought) => {
    const { first, fits } = byFirst(sought);
    const isFound = (person: Person): boolean =>
      person.words.some((word) => word.startsWith(first)) && fits(person);
    return sorted([...map.values()].filter(isFound));
  };
}

type Open = (people: readonly Person[]) => Promise<Find>;

export const STORES: Readonly<Record<PeerName, Open>> = {
  PouchDB: openPouchDb,
  RxDB: openRxdb,
  Dexie: openDexie,
  Yjs: openYjs,
};
