import { toBase64Url, utf8 } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import type { Book } from '#book/activity.ts';
import { snapshotBytes } from '#book/signed.ts';
import { encodeFolded } from '#book/snapshot.ts';
import { FOLD_PRINT } from '#protocol/fold-print.ts';
import {
  PIECE_CHARS_MAX,
  PIECES_MAX,
  type SnapshotLine,
  type SnapshotQuery,
  type SnapshotReply,
} from '#protocol/snapshots.ts';
import { isToldOf } from '#protocol/version.ts';
import { sha256 } from '#server/crypto.ts';
import type { Home } from '#server/home.ts';
import { booksToCarry, openReader } from '#server/me.ts';
import { standsOf } from '#server/stands.ts';
import type { Store, StoredHead, StreamLine } from '#server/store/store.ts';
import type { Warm } from '#server/warm.ts';

/*
 * Books as they are folded, for phones that have nothing yet: made from the warm state when somebody asks,
 * held in memory for whoever asks next, and written nowhere. One that was made before an erasure is given to
 * nobody after it.
 */

type Snapshot = {
  readonly head: StoredHead;
  /** Seconds UTC. */
  readonly madeAt: number;
  /** Pieces by their names, in order. */
  readonly pieces: ReadonlyMap<string, string>;
  /** Answers that begin with it, by what was asked: they go when it goes. */
  readonly answers: Map<string, SnapshotReply>;
};

export type Snapshots = {
  /** Undefined where the book changes faster than it can be read. */
  make(book: Book): Promise<Snapshot | undefined>;
  /** The last that was made, unless the book was erased in since or begun anew. */
  find(book: Book): Promise<Snapshot | undefined>;
  /** The same of a book that stands at this head. */
  findAt(book: Book, head: StoredHead): Snapshot | undefined;
};

/** Characters held at a time, of whichever books were asked for last; a village's are about a million. */
const HELD_CHARS_MAX = 48_000_000;
const ATTEMPTS_MAX = 3;

export function createSnapshots(
  store: Pick<Store, 'read'>,
  warm: Pick<Warm, 'get'>,
  now: () => number,
): Snapshots {
  const made = new Map<Id, Snapshot>();

  const headOf = (book: Book): Promise<StoredHead | undefined> =>
    store.read(book.cell).findHead(book.id);

  function findAt(book: Book, head: StoredHead): Snapshot | undefined {
    const known = made.get(book.id);
    const isOf = known?.head.epoch === head.epoch && known.head.generation === head.generation;
    // What is asked for stands last, and what nobody asks for goes first.
    made.delete(book.id);
    if (isOf) made.set(book.id, known);
    return isOf ? known : undefined;
  }

  async function find(book: Book): Promise<Snapshot | undefined> {
    const head = await headOf(book);
    return head && findAt(book, head);
  }

  return {
    find,
    findAt,
    async make(book) {
      for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
        const head = await headOf(book);
        if (head === undefined) return undefined;
        const known = findAt(book, head);
        if (known?.head.seq === head.seq) return known;
        const folded = await warm.get(book);
        // It goes on when facts come, and is read before the next await.
        if (folded.seq !== head.seq) continue;
        const pieces = cut(encodeFolded(folded));
        const snapshot: Snapshot = { head, madeAt: now(), pieces, answers: new Map() };
        made.delete(book.id);
        made.set(book.id, snapshot);
        makeRoom(made);
        // Erased while it was being folded: what it was folded from is no more.
        if ((await find(book)) === snapshot) return snapshot;
      }
      return undefined;
    },
  };
}

/** The last that was made stays, however large it is. */
function makeRoom(made: Map<Id, Snapshot>): void {
  let chars = 0;
  for (const [index, [id, { pieces }]] of [...made].reverse().entries()) {
    for (const piece of pieces.values()) chars += piece.length;
    if (index > 0 && chars > HELD_CHARS_MAX) made.delete(id);
  }
}

function cut(text: string): ReadonlyMap<string, string> {
  const pieces = new Map<string, string>();
  for (let from = 0; from < text.length;) {
    let end = Math.min(text.length, from + PIECE_CHARS_MAX);
    // Not through the middle of a character.
    if (isHighHalf(text.codePointAt(end - 1) ?? 0, text.codePointAt(end))) end -= 1;
    const piece = text.slice(from, end);
    pieces.set(toBase64Url(sha256(utf8(piece))), piece);
    from = end;
  }
  return pieces;
}

const isHighHalf = (last: number, next: number | undefined): boolean =>
  last > 0xffff && next !== undefined;

/** What a piece weighs of somebody's allowance, in facts. */
const PIECE_FACTS = 50;

/** Facts whose worth is in an answer, for the allowances of whoever asks; a state is a tenth of its facts. */
const FACTS_SHARE = 10;

export type Handed = { readonly reply: SnapshotReply; readonly facts: number };

/** Of each book that answers begin with: as many as its pieces make, for two kinds of readers. */
const ANSWERS_MAX = 12;

/** One answer for all who ask the same while it holds, so that it need be signed and packed but once. */
function answerOnce(
  { answers }: Snapshot,
  asked: string,
  make: () => SnapshotReply,
): SnapshotReply {
  const answer = answers.get(asked) ?? make();
  answers.delete(asked);
  answers.set(asked, answer);
  const [oldest] = answers.keys();
  if (answers.size > ANSWERS_MAX && oldest !== undefined) answers.delete(oldest);
  return answer;
}

/** What the query asks for, of the books that a stream carries today. */
export async function askSnapshots(
  home: Home,
  line: StreamLine,
  { protocol, print, part, pieces: wanted, book: asked, names }: SnapshotQuery,
): Promise<Handed> {
  const at = home.now();
  const reader = await openReader(home, line);
  const none: Handed = { reply: { at, books: [], pieces: [] }, facts: 0 };
  if (print !== FOLD_PRINT) return none;
  const carried = booksToCarry(home, reader).filter(({ activity }) => isToldOf(activity, protocol));
  if (asked !== undefined) {
    const book = carried.find(({ id }) => id === asked);
    const snapshot = book && (await home.snapshots.find(book));
    const pieces = (names ?? []).flatMap((name) => pieceOf(snapshot, name));
    if (snapshot === undefined || pieces.length === 0) return none;
    const reply = answerOnce(snapshot, String(names), () => ({ at, books: [], pieces }));
    return { reply, facts: pieces.length * PIECE_FACTS };
  }
  const opened = await openSnapshots(home, line, inOrderOfNeed(carried, part));
  for (const { book } of opened) {
    if (book.activity === 'homes') home.seen.noteRegister(line, book, 'carried');
  }
  const facts = opened.reduce((sum, { snapshot }) => sum + snapshot.head.seq, 0);
  const coming = part === 'first' ? doorsOf(opened, carried) : [];
  const reply = tellBooks(home, opened, {
    kind: wanted === 'none' ? 'list' : 'pieces',
    coming,
    at,
  });
  return { reply, facts: Math.ceil(facts / FACTS_SHARE) };
}

/** The doors behind the households that are given first. */
const doorsOf = ([first]: readonly Opened[], carried: readonly Book[]): readonly Book[] =>
  carried.filter(({ activity, place }) => activity === 'doors' && place === first?.book.place);

type Telling = {
  readonly kind: 'list' | 'pieces';
  readonly coming: readonly Book[];
  readonly at: number;
};

/** The list of these books, and the first of their pieces. */
function tellBooks(
  home: Home,
  opened: readonly Opened[],
  { kind, coming, at }: Telling,
): SnapshotReply {
  const [first] = opened;
  if (first === undefined) return { at, books: [], pieces: [] };
  const heads = opened.map(({ book, snapshot: { head } }) =>
    [book.id, head.epoch, head.generation, head.seq].join('.'),
  );
  const asked = [kind, ...heads, ...coming.map(({ id }) => id)].join();
  return answerOnce(first.snapshot, asked, () => ({
    at,
    books: opened.map(({ book, snapshot }) => lineOf(home, book, snapshot, at)),
    ...(coming.length > 0 && { coming }),
    pieces: kind === 'list' ? [] : firstPieces(opened.map(({ snapshot }) => snapshot)),
  }));
}

type Opened = { readonly book: Book; readonly snapshot: Snapshot };

/**
 * Of all these books as they stand at one look; what has to be made takes a while, and all are looked at once
 * more. What came to a book meanwhile follows as facts.
 */
async function openSnapshots(
  home: Home,
  line: StreamLine,
  books: readonly Book[],
): Promise<readonly Opened[]> {
  for (let attempt = 1; ; attempt += 1) {
    const stands = await standsOf(home.store, line.stream, books);
    const opened: Opened[] = [];
    const behind: Book[] = [];
    for (const book of books) {
      const head = stands.get(book.id)?.head;
      if (head === undefined) continue;
      const snapshot = home.snapshots.findAt(book, head);
      if (snapshot !== undefined) opened.push({ book, snapshot });
      // One that has just been made is not made anew for what came meanwhile.
      const isNewEnough = snapshot !== undefined && (attempt > 1 || isJustMade(home, snapshot));
      if (snapshot?.head.seq !== head.seq && !isNewEnough) behind.push(book);
    }
    if (behind.length === 0 || attempt === ATTEMPTS_MAX) return opened;
    for (const book of behind) await home.snapshots.make(book);
  }
}

/** How long what was made is given as it is: facts that came since follow in the next pull. */
const GIVEN_S = 2;

const isJustMade = (home: Home, { madeAt }: Snapshot): boolean =>
  Math.abs(home.now() - madeAt) < GIVEN_S;

/** As many as one answer holds: small books whole, so that none costs a question of its own. */
function firstPieces(made: readonly Snapshot[]): [string, string][] {
  const [small = [], large = []] = [true, false].map((isSmall) =>
    made.filter(({ pieces }) => (pieces.size === 1) === isSmall),
  );
  const first: [string, string][] = [];
  let room = PIECES_MAX * PIECE_CHARS_MAX;
  for (const { pieces } of [...small, ...large]) {
    for (const [name, piece] of pieces) {
      if (piece.length > room) return first;
      room -= piece.length;
      first.push([name, piece]);
    }
  }
  return first;
}

const pieceOf = (snapshot: Snapshot | undefined, name: string): readonly [string, string][] => {
  const piece = snapshot?.pieces.get(name);
  return piece === undefined ? [] : [[name, piece]];
};

function lineOf(home: Home, book: Book, { head, pieces }: Snapshot, at: number): SnapshotLine {
  const names = [...pieces.keys()];
  const bytes = snapshotBytes({ book: book.id, ...head, at }, FOLD_PRINT, names);
  const signature = toBase64Url(home.sign(bytes));
  return { book, ...head, hash: toBase64Url(head.hash), names, signature };
}

/** From here on a book is not needed to see who lives in the first village. */
const REST = 2;

/**
 * The first village's households and where it lies, then their doors, then all else as it comes. Who is
 * registered comes with the facts alone where a phone asks by parts: half of it are keys, which no folding
 * makes shorter.
 */
function inOrderOfNeed(books: readonly Book[], part: SnapshotQuery['part']): readonly Book[] {
  const village = books.find(({ activity }) => activity === 'homes')?.place;
  const needOf = ({ activity, place }: Book): number => {
    if (place === village && activity === 'homes') return 0;
    if (activity === 'places' || activity === 'people') return 1;
    return place === village && activity === 'doors' ? REST : REST + 1;
  };
  const asked = books.filter(
    (book) =>
      part === undefined ||
      (book.activity !== 'people' && needOf(book) < REST === (part === 'first')),
  );
  return asked.toSorted((left, right) => needOf(left) - needOf(right));
}
