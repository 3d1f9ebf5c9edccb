import type { Id } from '#kernel/id.ts';
import type { Book } from '#book/activity.ts';
import type { Cut } from '#book/epochs.ts';
import { type LogFact, originKey, originOf, type OrderedFact } from '#book/fact.ts';
import type { Reading, Said } from '#server/store/store.ts';
import { blockOf, firstOfBook, firstOfStream, nextOfBook, nextOfStream } from './chain.ts';
import type { House } from './house.ts';

/** A book as the home has it, with its chain computed by us. */
export type Mirror = {
  readonly book: Book;
  readonly facts: OrderedFact[];
  /** The chain's hash at each place it passed through, by `epoch.seq`. */
  readonly hashes: Map<string, Buffer>;
  place: { epoch: number; hash: Buffer };
  readonly origins: Map<string, OrderedFact>;
  /** How often each content stands in the book. */
  readonly contents: Map<string, number>;
  /** World second at which each was first seen in it, of this home as it stands since it was replaced. */
  readonly arrivedS: Map<string, number>;
};

export const placeKey = (epoch: number, seq: number): string => `${epoch}.${seq}`;

/** What tells a fact from every other, whoever carried it under whatever number. */
export const contentKey = ({
  type,
  at,
  on,
  body,
}: Pick<LogFact, 'type' | 'at' | 'on' | 'body'>): string => `${type} ${at} ${on} ${body}`;

/** What one stream said in a book, refused facts too. */
export type StreamMirror = {
  readonly said: Said[];
  readonly hashes: Buffer[];
};

export type Mirrors = {
  /** Reads what has come since; answers what cannot be. */
  update(): Promise<readonly string[]>;
  find(book: Id): Mirror | undefined;
  all(): Iterable<Mirror>;
  stream(book: Id, stream: Id): Promise<StreamMirror>;
  /** The home was replaced: everything is read anew. */
  forget(): void;
};

const PAGE = 1_000;

export function createMirrors(house: House, nowS: () => number): Mirrors {
  const mirrors = new Map<Id, Mirror>();
  const streams = new Map<string, StreamMirror>();

  async function extend(mirror: Mirror, reading: Reading, problems: string[]): Promise<void> {
    const { book, facts } = mirror;
    const head = await reading.findHead(book.id);
    if (head === undefined) return void problems.push(`book ${book.id} without a head`);
    if (head.seq < facts.length) problems.push(`book ${book.id} went back to ${head.seq}`);
    const { place } = mirror;
    const isWhole = facts.length === head.seq && place.epoch === head.epoch;
    if (isWhole && place.hash.equals(head.hash)) return undefined;
    const cuts = await reading.listCuts(book.id);
    const salts = createSalts(reading, book.id);
    while (facts.length < head.seq) {
      const page = await reading.listFacts(book.id, facts.length, PAGE);
      if (page.length === 0) return void problems.push(`book ${book.id} lacks its end`);
      for (const fact of page) {
        cross(mirror, cuts);
        if (fact.seq !== facts.length + 1) {
          return void problems.push(`book ${book.id} has a hole at ${facts.length + 1}`);
        }
        const key = originKey(originOf(fact));
        const twice = mirror.origins.get(key);
        if (twice !== undefined) {
          const what = [twice, fact].map((each) => JSON.stringify(each));
          problems.push(`book ${book.id} says ${key} twice: ${what.join(' and ')}`);
        }
        take(mirror, fact, await salts(fact.stream, fact.n));
        const content = contentKey(fact);
        if (!mirror.arrivedS.has(content)) mirror.arrivedS.set(content, nowS());
      }
    }
    cross(mirror, cuts);
    const { epoch, hash } = mirror.place;
    if (epoch !== head.epoch || !hash.equals(head.hash)) {
      problems.push(`the head of book ${book.id} is not the hash of its facts`);
    }
    return undefined;
  }

  return {
    async update() {
      const problems: string[] = [];
      const home = await house.up();
      const store = await house.bare();
      for (const book of home.directory.books()) {
        const mirror = mirrors.get(book.id) ?? newMirror(book);
        mirrors.set(book.id, mirror);
        await extend(mirror, store.read(book.cell), problems);
      }
      return problems;
    },
    find: (book) => mirrors.get(book),
    all: () => mirrors.values(),
    async stream(book, stream) {
      const key = `${book}.${stream}`;
      const known = streams.get(key) ?? { said: [], hashes: [firstOfStream(book, stream)] };
      streams.set(key, known);
      const cell = mirrors.get(book)?.book.cell;
      if (cell === undefined) return known;
      const reading = (await house.bare()).read(cell);
      const salts = createSalts(reading, book);
      for (;;) {
        const from = known.said.length + 1;
        const page = await reading.listSaid(book, stream, from, from + PAGE - 1);
        for (const said of page) {
          const before = known.hashes.at(-1);
          if (before === undefined || said.fact.n !== known.said.length + 1) return known;
          known.said.push(said);
          known.hashes.push(
            nextOfStream(before, book, said.fact, await salts(stream, said.fact.n)),
          );
        }
        if (page.length < PAGE) return known;
      }
    },
    forget() {
      mirrors.clear();
      streams.clear();
    },
  };
}

function newMirror(book: Book): Mirror {
  const hash = firstOfBook(book.id);
  return {
    book,
    facts: [],
    hashes: new Map([[placeKey(0, 0), hash]]),
    place: { epoch: 0, hash },
    origins: new Map(),
    contents: new Map(),
    arrivedS: new Map(),
  };
}

/** Goes into later epochs as far as they were cut at this very place. */
function cross(mirror: Mirror, cuts: readonly Cut[]): void {
  const seq = mirror.facts.length;
  for (const cut of cuts) {
    if (cut.epoch <= mirror.place.epoch || cut.seq !== seq) continue;
    if (!mirror.place.hash.equals(cut.hash)) return;
    mirror.place = { epoch: cut.epoch, hash: firstOfBook(mirror.book.id, cut.epoch, cut) };
    mirror.hashes.set(placeKey(cut.epoch, seq), mirror.place.hash);
  }
}

function take(mirror: Mirror, fact: OrderedFact, salt: Uint8Array): void {
  const { facts, hashes, origins, contents, place, book } = mirror;
  place.hash = nextOfBook(place.hash, book.id, fact, salt);
  hashes.set(placeKey(place.epoch, fact.seq), place.hash);
  origins.set(originKey(originOf(fact)), fact);
  const content = contentKey(fact);
  contents.set(content, (contents.get(content) ?? 0) + 1);
  facts.push(fact);
}

/** The salts of a book's streams, each stream's read once. */
function createSalts(reading: Reading, book: Id) {
  const known = new Map<Id, ReadonlyMap<number, Uint8Array>>();
  return async (stream: Id, n: number): Promise<Uint8Array> => {
    let blocks = known.get(stream);
    if (blocks === undefined) {
      const lines = await reading.listSalts(book, stream);
      blocks = new Map(lines.map(({ block, salt }) => [block, salt]));
      known.set(stream, blocks);
    }
    const salt = blocks.get(blockOf(n));
    if (salt === undefined) throw new Error(`no salt of ${stream} for n ${n}`);
    return salt;
  };
}
