import * as v from 'valibot';
import { fromBase64Url } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import type { Position } from '#book/epochs.ts';
import { leaseBytes, ownErasedBytes } from '#book/signed.ts';
import { OwnErased } from '#protocol/erase.ts';
import { BookMessage, type LeaseMessage, type Me, PullReply } from '#protocol/messages.ts';
import { takeStanding } from '#device/answers.ts';
import {
  bareRow,
  type BookPart,
  newBookRow,
  provenOf,
  readBooks,
  sameEnd,
} from '#device/book-rows.ts';
import type { HomeClient, Signer } from '#device/home-client.ts';
import {
  askByMark,
  haveText,
  keepMark,
  knownOf,
  pullPath,
  readLease,
  unchangedAt,
} from '#device/last-mark.ts';
import type { Platform } from '#device/platform.ts';
import { rejoinBook } from '#device/rejoin.ts';
import { BookRow, findRow, type SyncRow } from '#device/rows.ts';
import { backIn, type Back, signatureOf, type Taken, takeBook } from '#device/take-book.ts';

/*
 * Pulling. Every run is proven to extend the chain that lies here, and the chain's end to be the head
 * that the home signed; pages and cursor are written in one transaction. What leads to no signed head
 * yet is kept but not folded. Where the home's log does not extend what was proven here, the home was
 * restored, and both come together again (`rejoin.ts`).
 */

export type PullOutcome = {
  readonly changed: ReadonlySet<Id>;
  readonly troubles: ReadonlyMap<Id, string>;
  /** Books whose own facts wait again, because the home has less than it had acknowledged. */
  readonly waiting: ReadonlySet<Id>;
  /** Seconds of the home, under its signature. */
  readonly at?: number;
  /** Days of the lease, under its signature too. */
  readonly leaseDays?: number;
  readonly me?: Me;
  /** The home shows this person some book. */
  readonly isShown?: boolean;
};

/** A book is shown to a restored home at most so often in one exchange: to open an epoch, to cut back. */
const REJOINS_MAX = 3;
/** Answers of one exchange: what has not come together by then goes round in a circle. */
const ANSWERS_MAX = 2_000;

/** How a phone asks. */
export type Asking = {
  /** What the last complete pull left. */
  readonly last: SyncRow | undefined;
  /**
   * Whether there is reason to believe that something is new: then the way there and back by the
   * mark is spared.
   */
  readonly isNewsLikely: boolean;
};

/** What is done with each answer. */
export type Taking = {
  /** Called with the books it brought something of, so that a screen need not wait for the last. */
  readonly stored: (books: ReadonlySet<Id>) => Promise<void>;
  /** Keeps what it says beside books; false where it could not: the home shall say it once more. */
  readonly keep: (reply: PullReply) => Promise<boolean>;
};

/** Asks until there is nothing more. */
export async function pullAll(
  platform: Platform,
  client: HomeClient,
  me: Signer,
  { last, isNewsLikely }: Asking,
  taking: Taking,
): Promise<PullOutcome> {
  const still = isNewsLikely ? undefined : await askByMark(platform, client, me, last);
  if (still === undefined) return askAll(platform, client, me, last, taking);
  const nothing = {
    changed: new Set<Id>(),
    waiting: new Set<Id>(),
    troubles: new Map<Id, string>(),
  };
  if ('code' in still) return failed(nothing, still.code);
  return { ...nothing, at: still.at, ...(platform.locked && { leaseDays: still.leaseDays }) };
}

/** Asks by what lies here. */
async function askAll(
  platform: Platform,
  client: HomeClient,
  me: Signer,
  last: SyncRow | undefined,
  { stored, keep }: Taking,
): Promise<PullOutcome> {
  const changed = new Set<Id>();
  const waiting = new Set<Id>();
  const apart = new Map<Id, Apart>();
  let outcome: PullOutcome = { changed, waiting, troubles: new Map() };
  for (let answers = 0; answers < ANSWERS_MAX; answers += 1) {
    const have = await haveText(platform, (row) => backIn(row, apart.get(row.book.id)?.back));
    const known = await knownOf(platform, last, have);
    const mark = known === undefined ? '' : `&mark=${known.mark}`;
    const answer = await client.ask(`${pullPath(platform, client)}&have=${have}${mark}`, {}, me);
    if (!answer.ok && answer.error.code === 'home-older') continue;
    if (!answer.ok) return failed(outcome, answer.error.code);
    if (answer.value.status === 304) {
      const at = await unchangedAt(platform, me, known, answer.value);
      if (at === undefined) return failed(outcome, 'reply-forged');
      const lease = readLease(answer.value.header('banso-lease'));
      if (platform.locked === undefined) return { ...outcome, at };
      return { ...outcome, at, ...(await leaseOf(platform, me, lease, answer.value.askedAt, at)) };
    }
    const parsed = v.safeParse(PullReply, answer.value.value);
    if (!parsed.success) return failed(outcome, 'reply-malformed');
    const reply = parsed.output;
    const taken = await takeReply(platform, client, me, reply, apart);
    for (const book of taken.fresh) changed.add(book);
    for (const book of taken.waiting) waiting.add(book);
    if (taken.fresh.size > 0) await stored(taken.fresh);
    const isKept = await keep(reply);
    const at = await signedAt(platform, me, reply);
    const { troubles } = taken;
    outcome = {
      changed,
      waiting,
      troubles,
      ...(at !== undefined && { at }),
      ...(platform.locked &&
        (await leaseOf(platform, me, reply.lease, answer.value.askedAt, reply.at))),
      me: reply.me,
      isShown: reply.books.length > 0,
    };
    if (!reply.more && !taken.isAgain) {
      if (troubles.size === 0) await keepMark(platform, reply, isKept);
      return outcome;
    }
    if (taken.fresh.size === 0 && !taken.isAgain) {
      return failed(outcome, [...taken.troubles.values()][0] ?? 'reply-malformed');
    }
  }
  return failed(outcome, 'chain-broken');
}

/** A book that was shown to a restored home: how often, and from where it is asked for now. */
type Apart = { readonly times: number; readonly back: Back | undefined };

type TakenReply = {
  readonly fresh: Set<Id>;
  readonly waiting: Set<Id>;
  readonly troubles: Map<Id, string>;
  /** Whether a book wants to be asked for once more from another place. */
  isAgain: boolean;
};

async function takeReply(
  platform: Platform,
  client: HomeClient,
  me: Signer,
  reply: PullReply,
  apart: Map<Id, Apart>,
): Promise<TakenReply> {
  const all: TakenReply = {
    fresh: new Set(),
    waiting: new Set(),
    troubles: new Map(),
    isAgain: false,
  };
  for (const part of reply.books) {
    const book = part.book.id;
    const taken = await takeBook(platform, me, reply, part, apart.get(book)?.back);
    if (taken.kind === 'new') all.fresh.add(book);
    if (taken.kind === 'trouble') all.troubles.set(book, taken.code);
    // What was given of it went with its tail, and is shown no more.
    if (taken.kind === 'trouble' && taken.isCut === true) all.waiting.add(book);
    if (taken.kind === 'apart') {
      const times = (apart.get(book)?.times ?? 0) + 1;
      const back = await comeTogether(platform, client, taken, part.epoch, times);
      apart.set(book, { times, back: back.ok ? back.value : undefined });
      if (back.ok) all.isAgain = true;
      else all.troubles.set(book, back.error);
    }
    if (taken.kind !== 'trouble') await takeTold(platform, me, reply, part, all);
  }
  for (const book of await keepWritten(platform, me, reply)) all.fresh.add(book);
  const read = new Set(reply.books.map(({ book }) => book.id));
  for (const { book } of await readBooks(platform)) {
    if (!read.has(book.id)) await takeTold(platform, me, reply, { book }, all);
  }
  return all;
}

/** Rows of books that this person does not read, as far as they, or what is erased there, are new here. */
async function keepWritten(
  platform: Platform,
  me: Signer,
  { writes = [] }: PullReply,
): Promise<readonly Id[]> {
  const kept: Id[] = [];
  for (const each of writes) {
    const parsed = v.safeParse(BookMessage, each);
    if (!parsed.success) continue;
    const book = parsed.output;
    const known = await findRow(platform.store, BookRow, 'books', book.id);
    const row: BookRow = known ?? {
      ...newBookRow(platform, { book, generation: 0 }),
      writeOnly: true,
    };
    const told = await newlyErased(platform, me, row, each);
    if (known !== undefined && told === undefined) continue;
    const value = told === undefined ? row : { ...row, told };
    const written = await platform.store.write([{ table: 'books', key: book.id, value }], {
      strict: told !== undefined,
      expect: [{ table: 'books', key: book.id, holds: sameEnd(row) }],
    });
    if (written.ok) kept.push(book.id);
  }
  return kept;
}

/** What the home says of own facts that are erased, when it is its word and more than was known here. */
async function newlyErased(
  platform: Platform,
  { homeKey, stream }: Signer,
  row: BookRow,
  said: unknown,
): Promise<BookRow['told']> {
  const parsed = v.safeParse(OwnErased, said);
  if (!parsed.success) return undefined;
  const { at, facts, signature: text } = parsed.output.erased;
  if (facts.length <= (row.told?.erased.length ?? 0)) return undefined;
  const signature = fromBase64Url(text);
  const bytes = ownErasedBytes(row.book.id, stream, at, facts);
  const isTheirs = signature.ok && (await platform.crypto.verify(homeKey, bytes, signature.value));
  return isTheirs ? { erased: facts, cleaned: false } : undefined;
}

/** How far the home has own facts, also in books that this person does not read any more. */
async function takeTold(
  platform: Platform,
  me: Signer,
  { receipts }: PullReply,
  { book: { id }, cuts = [] }: Pick<BookPart, 'book' | 'cuts'>,
  { waiting, fresh, troubles }: TakenReply,
): Promise<void> {
  if (receipts === undefined) return;
  const receipt = receipts.find((each) => each.book === id);
  const standing = await takeStanding(platform, me, id, receipt, cuts);
  if (standing === 'waiting') waiting.add(id);
  else if (standing === 'judged anew') fresh.add(id);
  // Without a mark the home says it again.
  else if (standing !== 'same') troubles.set(id, standing);
}

/**
 * From where the book is asked for once more: only under a head that the home signed in a later epoch this
 * phone may give up its own branch, where it has a signed head of that to show. Else a code.
 */
async function comeTogether(
  platform: Platform,
  client: HomeClient,
  { row, isTheirs }: Extract<Taken, { kind: 'apart' }>,
  epoch: number,
  times: number,
): Promise<Result<Back | undefined, string>> {
  const mayCut = epoch > provenOf(row).epoch;
  if (!isTheirs || times > REJOINS_MAX) return err('chain-broken');
  // Without a signed head no home would take back what lies here: all of it comes anew.
  if (row.signed === undefined) return ok({ row, place: startOf(platform, row) });
  const place = await rejoinBook(platform, client, row);
  if (!place.ok) return place;
  // What was given does not go back to an earlier place: all of it comes anew.
  const from = row.begins === undefined ? place.value : startOf(platform, row);
  return ok(mayCut ? { row, place: from } : undefined);
}

function startOf(platform: Platform, row: BookRow): Position {
  const { epoch, seq, hash } = bareRow(platform, row);
  return { epoch, seq, hash };
}

/** What the home says of the lease, when it is its word to this very question. */
async function leaseOf(
  { crypto }: Platform,
  { stream, homeKey }: Signer,
  lease: LeaseMessage | undefined,
  askedAt: number,
  at: number,
): Promise<Pick<PullOutcome, 'leaseDays'>> {
  const signature = lease && fromBase64Url(lease.signature);
  if (lease === undefined || signature?.ok !== true) return {};
  const bytes = leaseBytes(stream, askedAt, at, lease.days);
  const isTheirs = await crypto.verify(homeKey, bytes, signature.value);
  return isTheirs ? { leaseDays: lease.days } : {};
}

/** Seconds at which a head in the answer was signed; undefined when a later one has been seen already. */
async function signedAt(
  platform: Platform,
  me: Signer,
  { at, books: [part] }: PullReply,
): Promise<number | undefined> {
  if (part === undefined || (await signatureOf(platform, me, part, at)) === undefined) return;
  const rows = await readBooks(platform);
  return rows.some(({ signed }) => signed !== undefined && signed.at > at) ? undefined : at;
}

function failed(outcome: PullOutcome, code: string): PullOutcome {
  return { ...outcome, troubles: new Map(outcome.troubles).set('', code) };
}
