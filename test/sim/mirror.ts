import type { Id } from '#kernel/id.ts';
import type { Book } from '#book/activity.ts';
import { originKey, originOf, type OrderedFact } from '#book/fact.ts';
import type { Reading, Said } from '#server/store/store.ts';
import { blockOf, firstOfBook, firstOfStream, nextOfBook, nextOfStream } from './chain.ts';
import type { House } from './house.ts';

/** A book as the home has it, with its chain computed by us. */
export type Mirror = {
  readonly book: Book;
  readonly facts: OrderedFact[];
  /** Hash after seq 0, 1, 2 … */
  readonly hashes: Buffer[];
  readonly origins: Map<string, OrderedFact>;
};

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

export function createMirrors(house: House): Mirrors {
  const mirrors = new Map<Id, Mirror>();
  const streams = new Map<string, StreamMirror>();

  async function extend(mirror: Mirror, reading: Reading, problems: string[]): Promise<void> {
    const { book, facts, hashes, origins } = mirror;
    const head = await reading.findHead(book.id);
    if (head === undefined) return void problems.push(`book ${book.id} without a head`);
    if (head.seq < facts.length) problems.push(`book ${book.id} went back to ${head.seq}`);
    while (facts.length < head.seq) {
      const page = await reading.listFacts(book.id, facts.length, PAGE);
      if (page.length === 0) return void problems.push(`book ${book.id} lacks its end`);
      for (const fact of page) {
        const salt = await saltOf(reading, book.id, fact);
        const before = hashes.at(-1);
        if (before === undefined || fact.seq !== facts.length + 1) {
          return void problems.push(`book ${book.id} has a hole at ${facts.length + 1}`);
        }
        const key = originKey(originOf(fact));
        if (origins.has(key)) problems.push(`book ${book.id} says ${key} twice`);
        origins.set(key, fact);
        facts.push(fact);
        hashes.push(nextOfBook(before, book.id, fact, salt));
      }
    }
    if (hashes[head.seq]?.equals(head.hash) !== true) {
      problems.push(`the head of book ${book.id} is not the hash of its facts`);
    }
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
      for (;;) {
        const from = known.said.length + 1;
        const page = await reading.listSaid(book, stream, from, from + PAGE - 1);
        for (const said of page) {
          const before = known.hashes.at(-1);
          if (before === undefined || said.fact.n !== known.said.length + 1) return known;
          const salt = await saltOf(reading, book, said.fact);
          known.said.push(said);
          known.hashes.push(nextOfStream(before, book, said.fact, salt));
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

const newMirror = (book: Book): Mirror => ({
  book,
  facts: [],
  hashes: [firstOfBook(book.id)],
  origins: new Map(),
});

async function saltOf(
  reading: Reading,
  book: Id,
  { stream, n }: { readonly stream: Id; readonly n: number },
): Promise<Uint8Array> {
  const salts = await reading.listSalts(book, stream);
  const salt = salts.find(({ block }) => block === blockOf(n))?.salt;
  if (salt === undefined) throw new Error(`no salt of ${stream} for n ${n}`);
  return salt;
}
