import type { Id } from '#kernel/id.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { Book } from '#book/activity.ts';
import type { Fact } from '#book/fact.ts';
import { type Letter, letterId } from '#book/letter.ts';
import { everAround } from '#domain/actor.ts';
import { ancestorsOf, existsOn, type PlacesState } from '#domain/places/state.ts';
import { getActivity } from '#domain/register.ts';
import { sha256 } from '#server/crypto.ts';
import type { Directory } from '#server/directory.ts';
import type { DecodedFact } from '#server/ingest/judge-facts.ts';
import type { Recorder } from '#server/record.ts';
import type { Warm } from '#server/warm.ts';

/*
 * Letters are written after the commit that they answer, each in a transaction of its own: the other book
 * lies in another cell. Nothing is noted of what was written. Which letters there should be follows from the
 * state of a book, and whether one is there is asked of the other book, by its id; so a home that died
 * between the two, was restored, or had a full disk makes up for it whenever it looks again.
 */
export type Letters = {
  /** Facts of a book were committed: what they are answered with is written soon. */
  note(book: Book, facts: readonly DecodedFact[]): void;
  /** Looks once more at the books of which letters wait. */
  tryAgain(): void;
  /** Looks at all books, as after a start. */
  makeUp(): Promise<void>;
  /** Resolves once nothing is being written. */
  settled(): Promise<void>;
  /** Books of which letters are not written yet. */
  countDue(): number;
};

type World = {
  readonly directory: Directory;
  readonly warm: Pick<Warm, 'get'>;
  readonly recorder: Pick<Recorder, 'record'>;
  readonly now: () => number;
  /** Told why letters of a book wait for another look. */
  readonly tell: (book: Id, why: string) => void;
};

export function createLetters(world: World): Letters {
  const due = new Set<Book>();
  /** Letters known to be written, by their book and the origins that they answer. */
  const written = new Map<Id, Set<string>>();
  let last: Promise<void> = Promise.resolve();
  let isQueued = false;

  const writeDue = async (): Promise<void> => {
    isQueued = false;
    const books = [...due];
    due.clear();
    for (const book of books) {
      const known = written.get(book.id) ?? new Set();
      written.set(book.id, known);
      const why = await writeFrom(world, book, known).catch(whyOf);
      if (why === undefined) continue;
      due.add(book);
      world.tell(book.id, why);
    }
  };
  /** One look after the other; what failed in one is tried in the next. */
  const look = (): void => {
    if (isQueued) return;
    isQueued = true;
    last = last.then(writeDue);
  };
  const settled = async (): Promise<void> => {
    for (let seen: Promise<void> | undefined; seen !== last;) {
      seen = last;
      await seen;
    }
  };
  return {
    note(book, facts) {
      if (!facts.some(({ line }) => isAnswered(book, line.type))) return;
      due.add(book);
      look();
    },
    tryAgain() {
      if (due.size > 0) look();
    },
    async makeUp() {
      for (const book of world.directory.books()) {
        if (getActivity(book.activity).letters !== undefined) due.add(book);
      }
      look();
      await settled();
    },
    settled,
    countDue: () => due.size,
  };
}

/** A release lets a fact stand that may be one. */
const isAnswered = ({ activity }: Book, type: string): boolean => {
  const { letters } = getActivity(activity);
  return letters !== undefined && (letters.after.includes(type) || type === 'fact.released@1');
};

const whyOf = (error: unknown): string => (error instanceof Error ? error.message : 'bug');

/** Writes what is missing, in the order of the book; answers why some must wait. */
async function writeFrom(
  world: World,
  book: Book,
  known: Set<string>,
): Promise<string | undefined> {
  const { letters } = getActivity(book.activity);
  const { answered } = await world.warm.get(book);
  // Of a place for which one could not be written, those after it wait too: they keep their order.
  const waiting = new Map<Id, string>();
  for (const origin of [...answered.keys()].filter((each) => !known.has(each))) {
    // As it stands by now: what is erased while others are written is passed on no more.
    const now = await world.warm.get(book);
    const fact = now.answered.get(origin);
    const letter = fact && letters?.write(now.state, fact, book);
    if (fact === undefined || letter === undefined || waiting.has(letter.place)) continue;
    const why = await writeOne(world, book, fact, letter);
    if (why === undefined) known.add(origin);
    else waiting.set(letter.place, why);
  }
  return [...waiting.values()][0];
}

const AGAIN_MS = 60_000;
const ALL_AGAIN_MS = 3_600_000;

/** What could not be written is tried every minute; what another server left undone is found in an hour. */
export function keepWriting(letters: Letters): void {
  setInterval(() => letters.tryAgain(), AGAIN_MS).unref();
  setInterval(() => void letters.makeUp(), ALL_AGAIN_MS).unref();
}

const TRIES_MAX = 20;

/** Writes a letter unless it is there: looks anew until nobody wrote to the other book meanwhile. */
async function writeOne(
  { directory, warm, recorder, now }: World,
  book: Book,
  fact: Fact,
  { to, place, follows, type, body }: Letter,
): Promise<string | undefined> {
  const { stream, n } = fact.origin ?? fact;
  const letter = letterId(sha256, book.id, { stream, n }, type);
  const from = { book: book.id, stream, n };
  const proposal = { type, on: fact.on, body: { ...body, letter, from } };
  await directory.meetBooks();
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const places = (await warm.get(directory.getBook(book.places))).state as PlacesState; // its line says so
    const today = dayOfSeconds(now());
    const found: { readonly other: Book; readonly seq: number; readonly knows: boolean }[] = [];
    for (const other of booksAround(directory, places, to, place)) {
      const { traces, seq } = await warm.get(other);
      if (traces.has(letter)) return undefined;
      found.push({ other, seq, knows: traces.has(follows) });
    }
    const standing = ancestorsOf(places, place, today).filter((id) =>
      isStanding(places, id, today),
    );
    const goal =
      found.find(({ knows }) => knows) ??
      standing.flatMap((id) => found.find(({ other }) => other.place === id) ?? [])[0] ??
      found[0];
    // Its book is another home's, or not founded yet.
    if (goal === undefined) return 'no-book';
    const recorded = await recorder.record(goal.other, [proposal], { ifSeq: goal.seq });
    // What the other book refuses is refused for ever, and lies in the list of what was.
    if (recorded.ok) return undefined;
    if (recorded.error.code !== 'moved-on') return recorded.error.code;
  }
  return 'moved-on';
}

const isStanding = ({ places }: PlacesState, id: Id, day: number): boolean => {
  const place = places.get(id);
  return place !== undefined && existsOn(place, day);
};

/** A place's own book of a kind, or those of all places it ever lay in and of what they became. */
function booksAround(
  directory: Directory,
  places: PlacesState,
  activity: Book['activity'],
  place: Id,
): readonly Book[] {
  const own = directory.findBookOf(activity, place);
  if (own !== undefined) return [own];
  return everAround(places, place).flatMap((each) => directory.findBookOf(activity, each) ?? []);
}
