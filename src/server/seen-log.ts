import type { Id } from '#kernel/id.ts';
import type { Book } from '#book/activity.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type {
  Look,
  RegisterLook,
  RegisterSeen,
  SeenLine,
  Store,
  StreamLine,
} from '#server/store/store.ts';

/*
 * Who looked at whose data. An answer never waits for its line: lines are gathered and written together. A
 * home that is killed forgets the looks of the last seconds; one that is stopped forgets none. What names a
 * whole register is one line for each person and day, or it would outgrow the register.
 */

/** As long as a line waits in memory. */
const WAIT_MS = 2_000;
const LINES_MAX = 500;
/** Where the disk is full, lines wait for room; beyond so many the oldest are lost. */
const KEPT_MAX = 20_000;

export type SeenLog = {
  /** `book` is the register in which the household or person stands. */
  note(line: StreamLine, book: Book, about: Id, what: Look, why?: string): void;
  /** Whoever carries a register, or lists it, looks at everybody in it. */
  noteRegister(line: StreamLine, book: Book, what: RegisterLook): void;
  /** Newest first. */
  list(book: Book, about: readonly Id[], limit: number): Promise<readonly SeenLine[]>;
  listRegister(book: Book, limit: number): Promise<readonly RegisterSeen[]>;
  /** Looks from before a second, of all registers. */
  count(books: Iterable<Book>, before: number): Promise<number>;
  /** Takes them out; answers how many. */
  drop(books: Iterable<Book>, before: number): Promise<number>;
  /** Writes what waits. Rejects when it cannot; it waits on. */
  flush(): Promise<void>;
};

type Waiting = { readonly book: Book; readonly line: SeenLine };

/** Lines that wait, written one batch after the other. */
function createGathering(store: Store) {
  let waiting: Waiting[] = [];
  let last: Promise<void> = Promise.resolve();

  async function write(): Promise<void> {
    const cells = Map.groupBy(waiting, ({ book }) => book.cell);
    waiting = [];
    for (const [cell, ofCell] of cells) {
      try {
        await store.write(cell, async (writing) => {
          for (const [book, some] of Map.groupBy(ofCell, (each) => each.book.id)) {
            await writing.addSeen(
              book,
              some.map(({ line }) => line),
            );
          }
        });
        cells.delete(cell);
      } catch (error) {
        waiting = [...[...cells.values()].flat(), ...waiting].slice(-KEPT_MAX);
        throw error;
      }
    }
  }

  return {
    /** Answers how many wait. */
    add: (line: Waiting): number => waiting.push(line),
    flush(): Promise<void> {
      const turn = last.catch(() => undefined).then(write);
      last = turn;
      return turn;
    },
  };
}

/** Whether something is asked about for the first time of its day. */
function createNewToday(): (day: number, key: string) => boolean {
  let today = 0;
  const known = new Set<string>();
  return (day, key) => {
    if (day !== today) known.clear();
    today = day;
    if (known.has(key)) return false;
    known.add(key);
    return true;
  };
}

export function createSeenLog(store: Store, now: () => number): SeenLog {
  const gathering = createGathering(store);
  let timer: NodeJS.Timeout | undefined;
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    return gathering.flush();
  };
  // What cannot be written now waits for the next line, or for the next who asks.
  const flushQuietly = (): void => void flush().catch(() => undefined);
  const add = (line: Waiting): void => {
    if (gathering.add(line) >= LINES_MAX) flushQuietly();
    else timer ??= setTimeout(flushQuietly, WAIT_MS).unref();
  };
  const isNewToday = createNewToday();
  const registers = (books: Iterable<Book>): readonly Book[] =>
    [...books].filter(({ activity }) => activity === 'homes');

  return {
    flush,
    note({ person, people }, book, about, what, why) {
      const line = { about, at: now(), people, person, what, ...(why !== undefined && { why }) };
      add({ book, line });
    },
    noteRegister({ person, people }, book, what) {
      const at = now();
      if (isNewToday(dayOfSeconds(at), `${book.id} ${person} ${what}`)) {
        add({ book, line: { about: book.id, at, people, person, what } });
      }
    },
    async listRegister(book, limit) {
      await flush();
      return store.read(book.cell).listRegisterSeen(book.id, limit);
    },
    async list(book, about, limit) {
      await flush();
      const reading = store.read(book.cell);
      const lists = await Promise.all(about.map((id) => reading.listSeen(book.id, id, limit)));
      return lists
        .flat()
        .sort((left, right) => right.at - left.at)
        .slice(0, limit);
    },
    async count(books, before) {
      let looks = 0;
      for (const { cell, id } of registers(books)) {
        looks += await store.read(cell).countSeen(id, before);
      }
      return looks;
    },
    async drop(books, before) {
      let dropped = 0;
      for (const { cell, id } of registers(books)) {
        dropped += await store.write(cell, (writing) => writing.dropSeen(id, before));
      }
      return dropped;
    },
  };
}
