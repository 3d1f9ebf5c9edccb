import { type Bytes, concatBytes, toBase64Url, utf8 } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import type { Book } from '#book/activity.ts';
import { packRuns } from '#book/packed-runs.ts';
import { leaseBytes, stillBytes, unchangedBytes } from '#book/signed.ts';
import { PULL_FACTS_MAX } from '#protocol/limits.ts';
import type {
  CutMessage,
  LeaseMessage,
  OpeningKeyMessage,
  PullReply,
  ReceiptMessage,
} from '#protocol/messages.ts';
import { isToldOf } from '#protocol/version.ts';
import { sha256 } from '#server/crypto.ts';
import type { Home } from '#server/home.ts';
import { itemOf } from '#server/ingest/part.ts';
import {
  booksToCarry,
  booksToFollow,
  booksToWrite,
  meOf,
  openReader,
  type Reader,
} from '#server/me.ts';
import { ownErased, type OwnErasedByBook, tellErased } from '#server/own-erased.ts';
import { signReceipt } from '#server/push.ts';
import { beforeErased, cutRuns, type Have, type Standing } from '#server/runs.ts';
import { standsOf } from '#server/stands.ts';
import type { StreamHead, StreamLine } from '#server/store/store.ts';

/** Of so many own facts that no backup holds yet a phone hears again and again what became of them. */
const STANDING_ITEMS_MAX = 100;

export type Pulled =
  | {
      readonly changed: true;
      readonly reply: PullReply;
      /** Facts in it. */
      readonly handed: number;
    }
  | {
      readonly changed: false;
      readonly mark: string;
      readonly at: number;
      readonly signature: string;
      readonly lease: LeaseMessage;
    };

type Asked = {
  readonly protocol: number;
  /** By a home that follows this one: it carries the open books instead of those of a person's work. */
  readonly isFollowing?: boolean;
};

export type Question = Asked & {
  readonly have: ReadonlyMap<Id, Have>;
  readonly mark: string | undefined;
};

/** From these protocols on phones read runs in which something is erased, and runs that are packed. */
const READS_ERASED = 3;
const READS_PACKED = 7;
/** Fewer are shorter as they are. */
const PACKED_FACTS_MIN = 100;

/** What a stream lacks of the books it carries, cut into runs; or a signed word that it has all. */
export async function pull(
  home: Home,
  { line, askedAt }: { readonly line: StreamLine; readonly askedAt: number },
  { have, mark: known, ...asked }: Question,
): Promise<Pulled> {
  const { protocol } = asked;
  const view = await viewOf(home, line, have.keys(), asked);
  const { reader, at, carried, writes, left, erased, opening } = view;
  const current = markOf(view);
  if (known === current) {
    const signature = toBase64Url(home.sign(unchangedBytes(line.stream, known, askedAt, at)));
    const lease = leaseOf(home, line, askedAt, at);
    return { changed: false, mark: known, at, signature, lease };
  }
  const books: PullReply['books'] = [];
  let room = PULL_FACTS_MAX;
  let more = false;
  const told: Carried[] = [];
  for (const whole of carried) {
    const here = have.get(whole.book.id);
    const each = protocol < READS_ERASED ? await beforeErased(home, whole, here) : whole;
    told.push(each);
    const { runs: plain, count, isCut } = await cutRuns(home, each, here, room);
    room -= count;
    more ||= isCut;
    const isPacked = protocol >= READS_PACKED && count >= PACKED_FACTS_MIN;
    const runs = isPacked ? [packRuns(plain)] : plain;
    const cuts = protocol > 1 && toldCuts(each);
    books.push({ ...toldHead(home, each, at), ...cuts, runs: [...runs] });
  }
  // Of what was told: a phone that was told less must not hear that nothing is new once it reads more.
  const mark = markOf({ ...view, carried: told });
  const reply = { at, mark, me: meOf(reader), books, more };
  const handed = PULL_FACTS_MAX - room;
  if (protocol < 2) return { changed: true, reply, handed };
  const heard = [...(await withItems(home, line.stream, carried, true)), ...writes, ...left];
  const receipts = heard.flatMap((each) => receiptOf(home, line.stream, each, at));
  const lease = leaseOf(home, line, askedAt, at);
  const bare = { writes: booksOf(writes), left: booksOf(left) };
  const unread = [...tellErased(home, line, bare, erased, at)];
  const news = { writes: unread, receipts, opening, lease };
  return { changed: true, reply: { ...reply, ...news }, handed };
}

const booksOf = (told: readonly Told[]): readonly Book[] => told.map(({ book }) => book);

/**
 * A signed word that a stream has all, where its mark says so; `left`: books that it has and does
 * not read.
 */
export async function findStill(
  home: Home,
  { line, askedAt }: { readonly line: StreamLine; readonly askedAt: number },
  { mark, left, ...asked }: Asked & { readonly mark: string; readonly left: readonly Id[] },
): Promise<Still | undefined> {
  const view = await viewOf(home, line, left, asked);
  if (markOf(view) !== mark) return undefined;
  const { at } = view;
  const days = home.leaseDays;
  const signature = home.sign(stillBytes(line.stream, mark, askedAt, at, days));
  return { at, days, signature: toBase64Url(signature) };
}

type Still = { readonly at: number; readonly days: number; readonly signature: string };

/** What a stream is told of when it asks, as far as it shows in the mark. */
type View = {
  readonly reader: Reader;
  readonly at: number;
  readonly carried: readonly Carried[];
  readonly writes: readonly Told[];
  /** Of the books that it says to have, those that it neither carries nor writes. */
  readonly left: readonly Told[];
  readonly erased: OwnErasedByBook;
  readonly opening: OpeningKeyMessage;
};

async function viewOf(
  home: Home,
  line: StreamLine,
  has: Iterable<Id>,
  { protocol, isFollowing = false }: Asked,
): Promise<View> {
  const reader = await openReader(home, line);
  const at = home.now();
  const own = isFollowing ? booksToFollow(home, reader) : booksToCarry(home, reader);
  const carries = own.filter((book) => isToldOf(book.activity, protocol));
  const mayWrite = booksToWrite(home, reader);
  const gone = booksLeft(home, [...carries, ...mayWrite], has);
  const all = await lookAt(home, line, [...carries, ...mayWrite, ...gone]);
  const among = (books: readonly Book[]): readonly Carried[] => {
    const ids = new Set(books.map(({ id }) => id));
    return all.filter(({ book }) => ids.has(book.id));
  };
  const carried = among(carries);
  for (const { book } of carried) {
    if (book.activity === 'homes') home.seen.noteRegister(line, book, 'carried');
  }
  const writes = await withItems(home, line.stream, among(mayWrite), false);
  const left = await withItems(home, line.stream, among(gone), false);
  const erased = await ownErased(home, reader, [...writes, ...left]);
  return { reader, at, carried, writes, left, erased, opening: home.opening.current() };
}

function leaseOf(home: Home, { stream }: StreamLine, askedAt: number, at: number): LeaseMessage {
  const days = home.leaseDays;
  return { days, signature: toBase64Url(home.sign(leaseBytes(stream, askedAt, at, days))) };
}

/** A book that a stream carries, where it stands, and how far the home has what the stream said in it. */
type Carried = Standing & {
  readonly said: StreamHead | undefined;
  readonly archived: number;
};

async function lookAt(
  home: Home,
  { stream }: StreamLine,
  books: readonly Book[],
): Promise<readonly Carried[]> {
  const stands = await standsOf(home.store, stream, books);
  const carried: Carried[] = [];
  for (const book of books) {
    const stand = stands.get(book.id);
    if (stand === undefined) continue;
    const { head, said, archived } = stand;
    const cuts = head.epoch === 0 ? [] : await home.store.read(book.cell).listCuts(book.id);
    carried.push({ book, head, cuts, said, archived });
  }
  return carried;
}

/** Books that a phone still has and its person reads no more: it hears how far its own facts stand there. */
const booksLeft = (home: Home, known: readonly Book[], has: Iterable<Id>): readonly Book[] =>
  [...new Set(has)]
    .toSorted()
    .flatMap((id) =>
      known.some((book) => book.id === id) ? [] : (home.directory.findBook(id) ?? []),
    );

function toldHead(home: Home, { book, head }: Carried, at: number) {
  const signature = home.signHead({ book: book.id, ...head, at });
  return { book, ...head, hash: toBase64Url(head.hash), signature };
}

const toldCuts = ({ cuts }: Carried) => ({
  cuts: cuts.map(({ epoch, seq, hash }): CutMessage => [epoch, seq, toBase64Url(hash)]),
});

/** With what became of the stream's last facts. */
type Told = Carried & { readonly items: ReceiptMessage['items'] };

/**
 * What a backup holds a home that was replaced may have judged anew before that was made. Where a
 * book is read it then stands in a later epoch, and until it does, nothing of it is told.
 */
const withItems = (
  home: Home,
  stream: Id,
  books: readonly Carried[],
  isRead: boolean,
): Promise<readonly Told[]> =>
  Promise.all(
    books.map(async (each) => {
      const { book, head, said, archived } = each;
      const n = said?.n ?? 0;
      const known = isRead && head.epoch === 0 ? archived : 0;
      const from = Math.max(known, n - STANDING_ITEMS_MAX) + 1;
      if (from > n) return { ...each, items: [] };
      const facts = await home.store.read(book.cell).listSaid(book.id, stream, from, n);
      return { ...each, items: facts.map(itemOf) };
    }),
  );

function receiptOf(
  home: Home,
  stream: Id,
  { book, head, said, archived, items }: Told,
  at: number,
): readonly ReceiptMessage[] {
  if (said === undefined) return [];
  const told = { book: book.id, epoch: head.epoch, ...said, at, archived, items };
  return [signReceipt(home, { stream, ...told })];
}

/**
 * Eight bytes that change with the books of this reader, with which those are, with what is
 * archived, and with what this stream has said: a restored home may lack nothing of a book but what
 * it had refused. Of books that are not read they tell nothing of what others write there, but what
 * became of what this stream said: a home that was restored twice may have taken the same facts
 * otherwise. Of those that are not written either, they tell of none but where there is such a
 * thing: whoever asks by the mark names no others.
 */
function markOf({ carried, writes, left, erased, opening }: View): string {
  const ownParts = ({ book, head, archived, said }: Carried): readonly Bytes[] => [
    utf8(`${book.id}.${head.epoch}.${archived}.${said?.n ?? 0}.`),
    said?.hash ?? utf8('.'),
  ];
  const parts = carried.flatMap((each) => [
    ...ownParts(each),
    utf8(`${each.head.generation}.${each.head.seq}.`),
    each.head.hash,
  ]);
  const unread = (books: readonly Told[]): readonly Bytes[] =>
    books.flatMap((each) => {
      const gone = erased.get(each.book.id)?.length;
      return [
        ...ownParts(each),
        ...(gone === undefined ? [] : [utf8(`-${gone}.`)]),
        ...(each.items.length === 0 ? [] : [utf8(JSON.stringify(each.items))]),
      ];
    });
  const spoken = left.filter(({ book, said }) => said !== undefined || erased.has(book.id));
  const bar = utf8('|');
  const whole = [
    utf8(`${opening.id}.${opening.key}.`),
    ...parts,
    bar,
    ...unread(writes),
    bar,
    ...unread(spoken),
  ];
  return toBase64Url(sha256(concatBytes(...whole)).subarray(0, 8));
}
