import { type Id, newId } from '#kernel/id.ts';
import type { Random } from '#kernel/random.ts';
import type { Bytes } from '#kernel/bytes.ts';
import type { Book } from '#book/activity.ts';
import { cellOf } from '#book/cell.ts';
import { ATTACHING } from '#domain/files.ts';
import { getActivity } from '#domain/register.ts';
import { LEASE_DAYS } from '#protocol/limits.ts';
import { type Head, homeNameOf } from '#book/signed.ts';

import { type Cards, createCards } from '#server/cards.ts';
import { createKeyPair, createSigner, machineRandom, sha256 } from '#server/crypto.ts';
import { type Directory, openDirectory } from '#server/directory.ts';
import type { TombstonePlace } from '#server/erase/tombstones.ts';
import type { Shelf } from '#server/files/shelf.ts';
import { createFounding, type Founding } from '#server/founding.ts';
import { createHeadWords } from '#server/head-words.ts';
import { createGate, createOpenGate, type Gate, type Limits } from '#server/http/gate.ts';
import type { Pass } from '#server/http/lanes.ts';
import type { DecodedFact } from '#server/ingest/judge-facts.ts';
import { createIngest, type Ingest, type Outcome } from '#server/ingest/ingest.ts';
import { createNews, type News, type Pace } from '#server/news.ts';
import { type Opening, openOpening } from '#server/opening.ts';
import { createLetters, type Letters } from '#server/letters.ts';
import { createMeasures, type Measures, type Measuring } from '#server/measures/keep.ts';
import { createRecorder, type Recorder } from '#server/record.ts';
import { createSeenLog, type SeenLog } from '#server/seen-log.ts';
import { ownLineOf } from '#server/store/directories.ts';
import { createSnapshots, type Snapshots } from '#server/snapshots.ts';
import type { HomeIdentity, Store } from '#server/store/store.ts';
import { createWarm, type Warm } from '#server/warm.ts';

/*
 * A home: the one server that orders its books.
 *
 *   main.ts, cli/main.ts   config.ts → store → home → http
 *        │
 *   http/app.ts            every route on one screen; problem+json; signatures of requests
 *        │        ╲
 *   enrol  push  pull      queries/ (figures, lists, doors, traces … by the measures of the domain)
 *        │    │     │           │
 *   cards   ingest/ │        warm.ts        states folded from books, advanced after each commit
 *    record ──┘     │           │
 *   founding        │           │           books that follow from places
 *   letters         │           │           what a book writes into another after a commit
 *   measures/       │           │           figures by month, kept after a commit, folded upwards
 *        └──── directory.ts ────┤           cell 0 in memory: books, streams
 *                   store/ ─────┘           all SQL; one transaction writes one cell
 *
 * Everything that is written goes through ingest: a phone's push, the home's own record(), the demo.
 */
export type Home = {
  readonly name: string;
  readonly store: Store;
  readonly directory: Directory;
  readonly warm: Warm;
  readonly snapshots: Snapshots;
  readonly ingest: Ingest;
  readonly recorder: Recorder;
  readonly founding: Founding;
  /** What books write to each other. */
  readonly letters: Letters;
  /** Figures by month, of all places. */
  readonly measures: Measures;
  readonly cards: Cards;
  readonly opening: Opening;
  /** Who is told that books have news. */
  readonly news: News;
  /** Who looked at whose data. */
  readonly seen: SeenLog;
  /** After a restore: the home goes on under streams that nobody has seen yet. */
  readonly renewStreams: () => Promise<void>;
  /** So many days a phone shows what it was told of other people without another word of the home. */
  readonly leaseDays: number;
  /** How much each phone may ask. */
  readonly gate: Gate;
  /** Seconds at which a stream last proved itself to this program; gone when the program ends. */
  readonly heard: Map<Id, number>;
  /** Where attachments lie; absent: this home takes none. */
  readonly shelf?: Shelf;
  /** Where it is written off the machine what was erased; absent: nothing can be. */
  readonly tombstones?: TombstonePlace;
  /** Folder of sealed backups that homes which follow this one may keep; absent: none is handed out. */
  readonly sealed?: string;
  /** Seconds UTC. */
  readonly now: () => number;
  readonly random: Random;
  /** The home's signature, over one of the byte forms of `book/signed.ts`. */
  readonly sign: (bytes: Bytes) => Bytes;
  /** Its word on the head of a book, as base64url. */
  readonly signHead: (head: Head) => string;
};

export type HomeOptions = {
  readonly name: string;
  readonly now?: () => number;
  /** Seeded for the demo, so that the same seed makes the same bytes; the machine's own when absent. */
  readonly random?: Random;
  /** Absent: nobody is limited. */
  readonly limits?: Limits;
  /** How lanes of the gate rest; the machine's own time when absent. */
  readonly pass?: Pass;
  readonly shelf?: Shelf;
  readonly leaseDays?: number;
  readonly tombstones?: TombstonePlace;
  readonly sealed?: string;
  /** How news is passed on; that of a province's phones when absent. */
  readonly pace?: Partial<Pace>;
  /** Told what became of parts that came to books. */
  readonly onTaken?: (outcomes: readonly Outcome[]) => void;
  /** Told that facts of these types were committed in a book. */
  readonly onOrdered?: (book: Book, types: readonly string[]) => void;
  /** Told why letters of a book could not be written yet. */
  readonly tellLetter?: (book: Id, why: string) => void;
  /** How figures are kept: nobody is told what waits, and nothing rests, when absent. */
  readonly measuring?: Measuring;
};

/** Opens what a store holds; a new store becomes a home with a country, two books and a key of its own. */
export async function openHome(store: Store, options: HomeOptions): Promise<Home> {
  const { name, shelf, tombstones, random = machineRandom, now = machineSeconds } = options;
  const { leaseDays = LEASE_DAYS, onTaken, onOrdered, pace } = options;
  const { sealed, tellLetter = () => undefined } = options;
  const identity = await openIdentity(store, random);
  const directory = await openDirectory(store, identity);
  const warm = createWarm(store);
  const news = createNews(store, pace);
  const ingest = createIngest(store, directory, warm, {
    dropFile: createDrop(store, directory, shelf),
    onCommitted: (book, head, by) => news.note(book.id, head, by),
    onOrdered: (book, facts) => {
      for (const { note } of [letters, measures]) note(book, facts);
      onOrdered?.(book, typesOf(facts));
    },
    ...(onTaken && { onTaken }),
  });
  const recorder = createRecorder(store, directory, warm, ingest, { now, random });
  const letters = createLetters({ directory, warm, recorder, now, tell: tellLetter });
  const measures = createMeasures({ store, directory, warm, now, ...options.measuring });
  const founding = createFounding(store, directory, warm, recorder, { now, random });
  await ensureRoot(directory, founding);
  const begin = async (): Promise<void> => {
    await directory.addStreams([ownLineOf(directory.identity)]);
    await founding.begin(name);
  };
  await begin();
  await ingest.repairStreams();
  const sign = createSigner(identity);
  return {
    name,
    store,
    directory,
    warm,
    snapshots: createSnapshots(store, warm, now),
    ingest,
    recorder,
    founding,
    letters,
    measures,
    cards: createCards(store, now, homeNameOf(sha256, identity.key)),
    news,
    seen: createSeenLog(store, now),
    opening: await openOpening(store, random, sign),
    leaseDays,
    async renewStreams() {
      await directory.renew(newId(random));
      await begin();
    },
    gate: gateOf(options, store),
    heard: new Map(),
    ...(shelf && { shelf }),
    ...(tombstones && { tombstones }),
    ...(sealed !== undefined && { sealed }),
    now,
    random,
    sign,
    signHead: createHeadWords(sign),
  };
}

/** An embedded store answers at once, so that nobody has to wait for a place. */
const gateOf = (
  { limits, now = runningSeconds, pass }: HomeOptions,
  { isShared }: Pick<Store, 'isShared'>,
): Gate =>
  limits === undefined
    ? createOpenGate()
    : createGate(isShared ? limits : { ...limits, atOnce: Infinity }, now, pass);

const typesOf = (facts: readonly DecodedFact[]): readonly string[] =>
  facts.map(({ line }) => line.type);

/** Of two programs that make a home of one database at the same moment, one is first. */
async function openIdentity({ directories }: Store, random: Random): Promise<HomeIdentity> {
  const known = await directories.findIdentity();
  if (known !== undefined) return known;
  const fresh = createIdentity(random);
  await directories.putIdentity(fresh);
  return (await directories.findIdentity()) ?? fresh;
}

function createIdentity(random: Random): HomeIdentity {
  const id = () => newId(random);
  return {
    person: id(),
    stream: id(),
    country: id(),
    people: id(),
    places: id(),
    ...createKeyPair(random),
  };
}

/** The two books of the country: who does what where, and what lies where. */
async function ensureRoot({ identity }: Directory, founding: Founding): Promise<void> {
  const { country, people, places } = identity;
  const root = { place: country, cell: cellOf(sha256, country), people, places };
  await founding.ensureBook({ ...root, id: places, activity: 'places' });
  await founding.ensureBook({ ...root, id: people, activity: 'people' });
}

/** A clock that nobody sets. */
const runningSeconds = (): number => performance.now() / 1_000;

const machineSeconds = (): number => Math.floor(Date.now() / 1_000);

/** Takes a file off the shelf once no book names it. */
const createDrop =
  (store: Store, directory: Directory, shelf: Shelf | undefined) =>
  async (file: string): Promise<void> => {
    if (!(await isNamed(store, directory, file))) await shelf?.drop(file);
  };

/** Whether a book of any cell has a file of this name. */
async function isNamed(store: Store, directory: Directory, file: string): Promise<boolean> {
  for (const { id, activity, cell } of directory.books()) {
    const { facts } = getActivity(activity);
    if (!ATTACHING.some((type) => Object.hasOwn(facts, type))) continue;
    if ((await store.read(cell).findFile(id, file)) !== undefined) return true;
  }
  return false;
}
