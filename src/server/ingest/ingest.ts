import type { Id } from '#kernel/id.ts';
import type { Book } from '#book/activity.ts';
import { REDACTED } from '#book/common.ts';
import { BOOK_FACTS_MAX } from '#book/limits.ts';
import type { PeopleState } from '#domain/people/state.ts';
import type { PushPart } from '#protocol/messages.ts';
import type { Directory } from '#server/directory.ts';
import { checkPart } from '#server/ingest/check.ts';
import { eraseKnown, eraseNamed } from '#server/ingest/erasing.ts';
import { type Ground, openGround } from '#server/ingest/ground.ts';
import { type DecodedFact, type Given, judgeFacts } from '#server/ingest/judge-facts.ts';
import { takeTogether } from '#server/ingest/together.ts';
import {
  itemOf,
  type NotTaken,
  notTaken,
  readPart,
  type ReadPart,
  type Taken,
} from '#server/ingest/part.ts';
import {
  DiskFullError,
  type Store,
  type StoredHead,
  type StreamLine,
  type Writing,
} from '#server/store/store.ts';
import type { Warm } from '#server/warm.ts';

/*
 * How facts come into books, whoever brings them: a phone's push, the home's own word, the demo.
 * One transaction per book: lock its head, check each part as a whole, judge its facts one by one over
 * warm states, insert, commit. Only then do the states held in memory go on, and is anything answered.
 */

export type Outcome = Taken | NotTaken;

/** Parts of one book with the stream that signed each. */
export type SignedPart = {
  readonly signer: StreamLine;
  readonly part: PushPart;
  readonly receivedAt: number;
  /** Taken only while the book ended at this seq when the transaction began. */
  readonly ifSeq?: number;
  /** What the home had said of each of these facts before it was restored: it is said again, not judged. */
  readonly given?: readonly Given[];
  /** From which second on whoever is spoken for says nothing more, when that is not the signer itself. */
  readonly endsAt?: number;
  /** Erasures may be among its facts. */
  readonly erases?: boolean;
};

export type Ingest = {
  /** An outcome for each part, in the order of the parts. Parts of one book become one transaction. */
  take(parts: readonly SignedPart[]): Promise<readonly Outcome[]>;
  /** Writes into the directory what people books say of streams, after a crash between the two. */
  repairStreams(): Promise<void>;
};

/** What the writing of any book needs. */
type World = {
  readonly store: Store;
  readonly directory: Directory;
  readonly warm: Warm;
  readonly bookFactsMax: number;
  /** Takes attachments away whose keys are erased. */
  readonly dropFile: (file: string) => Promise<void>;
  /** Told where a book stands after a commit. @param by the stream that alone brought what was new */
  readonly onCommitted: (book: Book, head: StoredHead, by: Id | undefined) => void;
  /** Told what became of parts, once they are answered. */
  readonly onTaken: (outcomes: readonly Outcome[]) => void;
  /** Told what was added to a book, once it is committed. */
  readonly onOrdered: (book: Book, facts: readonly DecodedFact[]) => void;
};

/** @param options the largest book, smaller in tests; where attachments go from; who is told of what */
export function createIngest(
  store: Store,
  directory: Directory,
  warm: Warm,
  options: Partial<Omit<World, 'store' | 'directory' | 'warm'>> = {},
): Ingest {
  const dropNothing = async (): Promise<void> => undefined;
  const defaults = {
    bookFactsMax: BOOK_FACTS_MAX,
    dropFile: dropNothing,
    onCommitted: () => undefined,
    onTaken: () => undefined,
    onOrdered: () => undefined,
  };
  const world = { store, directory, warm, ...defaults, ...options };
  const takeJoined = takeTogether(
    (book, parts: readonly SignedPart[]) => takeSafely(world, book, parts),
    ({ ifSeq }) => ifSeq !== undefined,
  );
  return {
    async take(parts) {
      const outcomes = new Map<SignedPart, Outcome>();
      for (const [id, group] of Map.groupBy(parts, ({ part }) => part.book)) {
        const book = await directory.meetBook(id);
        const answers = book === undefined ? [] : await takeJoined(book, group);
        group.forEach((part, index) => {
          outcomes.set(part, answers[index] ?? notTaken(id, 'book-unknown'));
        });
      }
      const answered = parts.map(
        (part) => outcomes.get(part) ?? notTaken(part.part.book, 'book-unknown'),
      );
      world.onTaken(answered);
      return answered;
    },
    async repairStreams() {
      for (const book of directory.books()) {
        if (book.activity === 'people') await registerStreams(world, book);
      }
    },
  };
}

function onlySigner(parts: readonly SignedPart[]): Id | undefined {
  const [first, ...others] = parts.map(({ signer }) => signer.stream);
  return others.every((each) => each === first) ? first : undefined;
}

type Take = (world: World, book: Book, parts: readonly SignedPart[]) => Promise<readonly Outcome[]>;

const takeSafely: Take = async (world, book, parts) => {
  try {
    return await takeBook(world, book, parts);
  } catch (error) {
    if (error instanceof DiskFullError) return parts.map(() => notTaken(book.id, 'disk-full'));
    throw error;
  }
};

const takeBook: Take = async (world, book, parts) => {
  const ordered: DecodedFact[] = [];
  const files: string[] = [];
  let moved: StoredHead | undefined;
  const outcomes = await world.store.write(book.cell, async (writing) => {
    const before = await writing.lockHead(book.id);
    if (before === undefined) throw new Error(`invariant broken: book ${book.id} without a head`);
    if (parts.some(({ ifSeq = before.seq }) => ifSeq !== before.seq)) {
      return parts.map(() => notTaken(book.id, 'moved-on'));
    }
    const taken: Outcome[] = [];
    const warm = rememberStates(world.warm, book, before);
    let head = before;
    let ground: Ground | undefined;
    let signer: Id | undefined;
    for (const signed of parts) {
      if (ground === undefined || signer !== signed.signer.stream) {
        ground = await openGround(world.directory, warm, book, signed.signer, ground?.folded);
        signer = signed.signer.stream;
      }
      const step = await takePart(world, writing, ground, head, signed);
      head = step.head;
      ordered.push(...step.ordered);
      files.push(...step.files);
      taken.push(step.outcome);
    }
    if (head !== before) await writing.setHead(book.id, head);
    moved = head === before ? undefined : head;
    return taken;
  });
  world.warm.advance(book, ordered);
  if (moved !== undefined) world.onCommitted(book, moved, onlySigner(parts));
  world.onOrdered(book, ordered);
  for (const file of files) await world.dropFile(file);
  // Erasures that phones brought back after a restore; whoever orders one sees to it and says so.
  const isBrought = parts.some(({ given }) => given !== undefined);
  if (isBrought && ordered.some(({ line }) => line.type === REDACTED)) await world.store.shred();
  if (book.activity === 'people' && ordered.some(({ line }) => REGISTERING.has(line.type))) {
    await registerCommitted(world, book);
  }
  return outcomes;
};

/** Asks for each book once: the parts of a transaction are judged on the same states. */
function rememberStates(warm: Warm, locked: Book, head: StoredHead): Pick<Warm, 'get'> {
  const asked = new Map([[locked.id, warm.get(locked, head)]]);
  return {
    get(book) {
      const known = asked.get(book.id) ?? warm.get(book);
      asked.set(book.id, known);
      return known;
    },
  };
}

type Step = {
  readonly head: StoredHead;
  readonly ordered: readonly DecodedFact[];
  readonly outcome: Outcome;
  /** Attachments whose keys were erased. */
  readonly files: readonly string[];
};

async function takePart(
  { directory, bookFactsMax }: World,
  writing: Writing,
  ground: Ground,
  head: StoredHead,
  { signer, part, receivedAt, given, endsAt, erases = given !== undefined }: SignedPart,
): Promise<Step> {
  const { id: book } = ground.book;
  const unchanged = (outcome: Outcome): Step => ({ head, ordered: [], files: [], outcome });
  const read = readPart(signer.stream, part);
  if (!read.ok) return unchanged(read.error);
  const checked = await checkPart(writing, book, signer, read.value);
  if (!checked.ok) return unchanged(checked.error);
  const where = { writing, activity: ground.activity, book };
  const { known, fresh, freshSalts, freshSingles, hash } = await eraseKnown(
    where,
    head,
    checked.value,
  );
  const items = known.map(itemOf);
  const { epoch } = head;
  if (fresh.length === 0) {
    return unchanged({ taken: true, book, epoch, ...checked.value.head, items, fresh: 0 });
  }
  if (head.seq + fresh.length > bookFactsMax) return unchanged(notTaken(book, 'book-full'));
  const arrival = { receivedAt, given, endsAt, erases };
  const judged = await judgeFacts(writing, directory, ground, head, fresh, arrival);
  const n = lastOf(read.value);
  const lines = judged.ordered.map(({ line }) => line);
  await writing.together([
    () => writing.addFacts(book, lines),
    () => writing.addRefused(book, judged.refused),
    () => writing.addSalts(book, freshSalts),
    () => writing.addSingles(book, freshSingles),
    () => writing.addSignature(book, signer.stream, n, hash, read.value.signature),
    () => writing.setStreamHead(book, signer.stream, { n, hash }),
    ...judged.checkpoints.map((point) => () => writing.addCheckpoint(book, point.seq, point.hash)),
  ]);
  const { erasures, files } = await eraseNamed(where, judged.ordered);
  const all = [...items, ...judged.items];
  const outcome: Outcome = {
    taken: true,
    book,
    epoch,
    n,
    hash,
    items: all,
    fresh: fresh.length,
  };
  const generation = judged.head.generation + erasures;
  return { head: { ...judged.head, generation }, ordered: judged.ordered, files, outcome };
}

/** What is committed is answered as taken, although a full disk keeps the directory from following now. */
async function registerCommitted(world: World, book: Book): Promise<void> {
  try {
    await registerStreams(world, book);
  } catch (error) {
    if (!(error instanceof DiskFullError)) throw error;
  }
}

/** The directory follows the people book; what is left out is repaired at the next start or enrolment. */
async function registerStreams({ directory, warm }: World, book: Book): Promise<void> {
  const state = (await warm.get(book)).state as PeopleState; // the state of a people book
  const lines: StreamLine[] = [];
  for (const { id, person, key } of state.streams.values()) {
    if (directory.findStream(id) === undefined) {
      lines.push({ stream: id, person, people: book.id, key });
    }
  }
  await directory.addStreams(lines);
}

/** Facts that may make a stream known: its registration, or the release of one that was held. */
const REGISTERING: ReadonlySet<string> = new Set(['stream.registered@1', 'fact.released@1']);

const lastOf = (part: ReadPart): number => part.from + part.facts.length - 1;
