import type { Id } from '#kernel/id.ts';

/** Somebody who listens for news. */
export type Ear = {
  readonly stream: Id;
  /** Whose it is: a person has a few at most. */
  readonly owner: string;
  /** Books whose news they want. */
  books(): readonly Id[];
  /** Whether they want to hear of another book; absent: of none. */
  hears?(book: Id): boolean;
  /** Books that say what somebody may hear: after news of one of them it is looked at once more. */
  readonly rights: ReadonlySet<Id>;
  /** Looks once more at what they may hear; false when that is nothing any more. */
  refresh(): Promise<boolean>;
  tell(): void;
  /** Closes the connection, after which it is dropped. */
  end(): void;
};

export type Ears = {
  /** Until the answered function is called. The ear that its stream had, or the oldest of many, is closed. */
  add(ear: Ear): () => void;
  /** Who wants to hear of a book. */
  of(book: Id): readonly Ear[];
  tell(ear: Ear): Promise<void>;
  all(): readonly Ear[];
  count(): number;
};

/** Browsers and phones of one person that are open at once. */
const OWNER_MAX = 6;

export function createEars(): Ears {
  const books = new Map<Ear, readonly Id[]>();
  const byBook = new Map<Id, Set<Ear>>();
  const byOwner = new Map<string, Set<Ear>>();
  const wide = new Set<Ear>();
  const stale = new Set<Ear>();

  function index(ear: Ear): void {
    const wanted = [...new Set([...ear.books(), ...ear.rights])];
    books.set(ear, wanted);
    for (const book of wanted) put(byBook, book, ear);
    if (ear.hears !== undefined) wide.add(ear);
  }

  function forget(ear: Ear): void {
    for (const book of books.get(ear) ?? []) take(byBook, book, ear);
    books.delete(ear);
    wide.delete(ear);
    stale.delete(ear);
  }

  return {
    add(ear) {
      const others = [...(byOwner.get(ear.owner) ?? [])];
      const same = others.filter(({ stream }) => stream === ear.stream);
      const surplus = others.length - same.length >= OWNER_MAX ? others.slice(0, 1) : [];
      for (const each of new Set([...same, ...surplus])) each.end();
      put(byOwner, ear.owner, ear);
      index(ear);
      return () => {
        take(byOwner, ear.owner, ear);
        forget(ear);
      };
    },
    of(book) {
      const found = new Set(byBook.get(book));
      for (const ear of wide) if (ear.hears?.(book) === true) found.add(ear);
      for (const ear of found) if (ear.rights.has(book)) stale.add(ear);
      return [...found];
    },
    async tell(ear) {
      const isStale = stale.delete(ear);
      // Where it cannot be looked at now they come back, and it is looked at then.
      const mayHear = !isStale || (await ear.refresh().catch(() => false));
      // It may have gone meanwhile.
      if (!books.has(ear)) return;
      ear.tell();
      if (!mayHear) ear.end();
      else if (isStale) {
        forget(ear);
        index(ear);
      }
    },
    all: () => [...books.keys()],
    count: () => books.size,
  };
}

function put(sets: Map<string, Set<Ear>>, key: string, ear: Ear): void {
  const known = sets.get(key);
  if (known === undefined) sets.set(key, new Set([ear]));
  else known.add(ear);
}

function take(sets: Map<string, Set<Ear>>, key: string, ear: Ear): void {
  const known = sets.get(key);
  known?.delete(ear);
  if (known?.size === 0) sets.delete(key);
}
