import * as v from 'valibot';
import { type Bytes, fromBase64Url, sameBytes } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { bookStart } from '#book/chain.ts';
import { RUN_FACTS_MAX } from '#book/limits.ts';
import { decodeRun, type Run, verifyRun } from '#book/run.ts';
import { headBytes, unchangedBytes } from '#book/signed.ts';
import { type Me, PullReply } from '#protocol/messages.ts';
import type { HomeClient, SignedAnswer } from '#device/home-client.ts';
import { type Change, numberedKey } from '#device/local-store.ts';
import { openPage, pageChange } from '#device/pages.ts';
import type { Platform } from '#device/platform.ts';
import { BookRow, findRow, type SyncRow, toRow } from '#device/rows.ts';
import type { Enrolled } from '#device/push.ts';

/*
 * Pulling. Every run is proven to extend the chain that lies here, and the chain's end to be the head
 * that the home signed; pages and cursor are written in one transaction. What leads to no signed head
 * yet is kept but not folded.
 */

export type PullOutcome = {
  readonly changed: ReadonlySet<Id>;
  readonly troubles: ReadonlyMap<Id, string>;
  readonly at?: number;
  readonly me?: Me;
};

type BookPart = PullReply['books'][number];
type Position = { readonly seq: number; readonly hash: Bytes };

/**
 * Asks until there is nothing more. `last` is what the last complete pull left; `stored` is called after
 * each answer with the books it brought something of, so that a screen need not wait for the last.
 */
export async function pullAll(
  platform: Platform,
  client: HomeClient,
  me: Enrolled,
  last: SyncRow | undefined,
  stored: (books: ReadonlySet<Id>) => Promise<void>,
): Promise<PullOutcome> {
  const changed = new Set<Id>();
  const troubles = new Map<Id, string>();
  let outcome: PullOutcome = { changed, troubles };
  for (;;) {
    const have = await haveText(platform);
    const known = last?.have === have ? last : undefined;
    const mark = known === undefined ? '' : `&mark=${known.mark}`;
    const answer = await client.ask(
      `/api/pull?protocol=${client.protocol()}&have=${have}${mark}`,
      {},
      me,
    );
    if (!answer.ok && answer.error.code === 'home-older') continue;
    if (!answer.ok) return failed(outcome, answer.error.code);
    if (answer.value.status === 304) {
      const at = await unchangedAt(platform, me, known, answer.value);
      return at === undefined ? failed(outcome, 'reply-forged') : { ...outcome, at };
    }
    const parsed = v.safeParse(PullReply, answer.value.value);
    if (!parsed.success) return failed(outcome, 'reply-malformed');
    const reply = parsed.output;
    const fresh = new Set<Id>();
    for (const part of reply.books) {
      const taken = await takeBook(platform, me, reply, part);
      if (!taken.ok) troubles.set(part.book.id, taken.error);
      else if (taken.value) fresh.add(part.book.id);
    }
    for (const book of fresh) changed.add(book);
    if (fresh.size > 0) await stored(fresh);
    outcome = { changed, troubles, at: reply.at, me: reply.me };
    if (!reply.more) {
      if (troubles.size === 0) await keepMark(platform, reply);
      return outcome;
    }
    if (fresh.size === 0) return failed(outcome, [...troubles.values()][0] ?? 'reply-malformed');
  }
}

/** Seconds of the home in its signed word that nothing is new; undefined when it answers another question. */
async function unchangedAt(
  platform: Platform,
  me: Enrolled,
  known: SyncRow | undefined,
  { askedAt, header }: SignedAnswer,
): Promise<number | undefined> {
  const at = Number(header('banso-at'));
  const signature = fromBase64Url(header('banso-signature') ?? '');
  if (known === undefined || !Number.isSafeInteger(at) || !signature.ok) return undefined;
  const bytes = unchangedBytes(me.stream, known.mark, askedAt, at);
  if (!(await platform.crypto.verify(me.homeKey, bytes, signature.value))) return undefined;
  await keepSync(platform, { ...known, syncedAt: at });
  return at;
}

function failed(outcome: PullOutcome, code: string): PullOutcome {
  return { ...outcome, troubles: new Map(outcome.troubles).set('', code) };
}

async function readBooks(platform: Platform): Promise<readonly BookRow[]> {
  const rows = await platform.store.list('books', { prefix: '' });
  return rows.flatMap(({ value }) => toRow(BookRow, value) ?? []);
}

async function haveText(platform: Platform): Promise<string> {
  const rows = await readBooks(platform);
  return rows.map((row) => `${row.book.id}.${row.epoch}.${row.seq}`).join(',');
}

/** Kept with the position it was given for, so that it can never vouch for another. */
async function keepMark(platform: Platform, { mark, at }: PullReply): Promise<void> {
  await keepSync(platform, { mark, syncedAt: at, have: await haveText(platform) });
}

async function keepSync(platform: Platform, value: SyncRow): Promise<void> {
  await platform.store.write([{ table: 'meta', key: 'sync', value }], { strict: false });
}

/** Stores what is new of one book; true when something was. Nothing is stored unless all of it is proven. */
async function takeBook(
  platform: Platform,
  me: Enrolled,
  reply: PullReply,
  part: BookPart,
): Promise<Result<boolean, string>> {
  const row =
    (await findRow(platform.store, BookRow, 'books', part.book.id)) ?? newRow(platform, part);
  if (part.epoch !== row.epoch) return err('epoch-changed');
  if (part.seq < row.seq) return err('home-behind');
  const runs = provenRuns(platform, row, part);
  if (!runs.ok) return row.seq > row.proven ? cutBack(platform, row) : runs;
  const end: Position = {
    seq: runs.value.at(-1)?.seq ?? row.seq,
    hash: runs.value.at(-1)?.hash ?? row.hash,
  };
  const isAtHead = end.seq === part.seq;
  if (!isAtHead && !reply.more) return err('chain-broken');
  if (runs.value.length === 0 && row.complete) {
    return isAtHead && !sameHash(end.hash, part.hash) ? cutBack(platform, row) : ok(false);
  }
  const signature = await signatureOf(platform, me, part, reply.at);
  if (signature === undefined) return err('head-forged');
  if (isAtHead && !sameHash(end.hash, part.hash)) return cutBack(platform, row);
  const pages = await pagesFor(platform, row, runs.value, isAtHead);
  const value: BookRow = {
    ...row,
    book: part.book,
    generation: part.generation,
    ...end,
    ...(isAtHead && {
      proven: end.seq,
      provenHash: end.hash,
      signed: { at: reply.at, signature },
      complete: true,
    }),
    lastPage: pages.lastPage,
  };
  const written = await platform.store.write(
    [...pages.changes, { table: 'books', key: part.book.id, value }],
    {
      strict: false,
      expect: [{ table: 'books', key: part.book.id, holds: (found) => seqOf(found) === row.seq }],
    },
  );
  if (!written.ok) return err(written.error.code);
  return ok(runs.value.length > 0 || isAtHead);
}

const seqOf = (value: unknown): number => toRow(BookRow, value)?.seq ?? 0;

function newRow({ crypto }: Platform, { book, epoch, generation }: BookPart): BookRow {
  const hash = bookStart(crypto.sha256, book.id, epoch);
  const lastPage = { from: 1, count: 0 };
  return {
    book,
    epoch,
    generation,
    seq: 0,
    hash,
    proven: 0,
    provenHash: hash,
    complete: false,
    lastPage,
  };
}

type ProvenRun = Position & { readonly encoded: unknown; readonly count: number };

function provenRuns(
  { crypto }: Platform,
  row: BookRow,
  part: BookPart,
): Result<readonly ProvenRun[], string> {
  const proven: ProvenRun[] = [];
  let position: Position = row;
  for (const encoded of part.runs) {
    const decoded = decodeRun(encoded);
    if (!decoded.ok) return err(decoded.error.code);
    const run: Run = decoded.value;
    if (run.book !== row.book.id || run.epoch !== row.epoch) return err('chain-broken');
    const hash = verifyRun(crypto.sha256, position, run);
    if (!hash.ok) return err(hash.error.code);
    position = { seq: position.seq + run.facts.length, hash: hash.value };
    proven.push({ ...position, encoded, count: run.facts.length });
  }
  return position.seq > part.seq ? err('chain-broken') : ok(proven);
}

/** The home's signature over a head; undefined when it is not its word. */
async function signatureOf(
  platform: Platform,
  me: Enrolled,
  part: BookPart,
  at: number,
): Promise<Bytes | undefined> {
  const [hash, signature] = [fromBase64Url(part.hash), fromBase64Url(part.signature)];
  if (!hash.ok || !signature.ok) return undefined;
  const { epoch, generation, seq } = part;
  const bytes = headBytes({ book: part.book.id, epoch, generation, seq, hash: hash.value, at });
  const isTheirs = await platform.crypto.verify(me.homeKey, bytes, signature.value);
  return isTheirs ? signature.value : undefined;
}

function sameHash(own: Bytes, text: string): boolean {
  const hash = fromBase64Url(text);
  return hash.ok && sameBytes(own, hash.value);
}

/**
 * What is kept beyond the last signed head leads elsewhere than to the new one: it goes. A signed head
 * that contradicts what an earlier one proved changes nothing here and is told.
 */
async function cutBack(platform: Platform, row: BookRow): Promise<Result<boolean, string>> {
  if (row.seq > row.proven) {
    const from = numberedKey(row.book.id, row.proven + 1);
    const pages = await platform.store.list('pages', { prefix: `${row.book.id}.`, from });
    const gone = pages.map(({ key }): Change => ({ table: 'pages', key, gone: true }));
    const lastPage = { from: row.proven + 1, count: 0 };
    const value: BookRow = { ...row, seq: row.proven, hash: row.provenHash, lastPage };
    await platform.store.write([...gone, { table: 'books', key: row.book.id, value }], {
      strict: false,
    });
  }
  return err('chain-broken');
}

/** Drops what cannot be read any more, so that the next pull fetches it again. */
export async function forgetPages(platform: Platform, book: Id): Promise<void> {
  const row = await findRow(platform.store, BookRow, 'books', book);
  if (row === undefined) return;
  const pages = await platform.store.list('pages', { prefix: `${book}.` });
  const gone = pages.map(({ key }): Change => ({ table: 'pages', key, gone: true }));
  const hash = bookStart(platform.crypto.sha256, book, row.epoch);
  const lastPage = { from: 1, count: 0 };
  const { signed: _, ...kept } = row;
  const value: BookRow = {
    ...kept,
    seq: 0,
    hash,
    proven: 0,
    provenHash: hash,
    complete: false,
    lastPage,
  };
  await platform.store.write([...gone, { table: 'books', key: book, value }], { strict: true });
}

type Paged = { readonly changes: readonly Change[]; readonly lastPage: BookRow['lastPage'] };

/** Small pages grow until they are full; but never one whose end is proven by one whose end is not yet. */
async function pagesFor(
  platform: Platform,
  row: BookRow,
  runs: readonly ProvenRun[],
  isAtHead: boolean,
): Promise<Paged> {
  const id = row.book.id;
  const changes: Change[] = [];
  let { from, count } = row.lastPage;
  let held: unknown[] = [];
  const first = runs[0]?.count ?? 0;
  const mayGrow = isAtHead && row.seq === row.proven && count > 0 && count + first <= RUN_FACTS_MAX;
  if (mayGrow) {
    const key = numberedKey(id, from);
    const opened = await openPage(platform, key, await platform.store.read('pages', key));
    if (opened.ok) held = opened.value;
  }
  if (held.length === 0) [from, count] = [row.seq + 1, 0];
  for (const run of runs) {
    if (count > 0 && count + run.count > RUN_FACTS_MAX) {
      changes.push(await pageChange(platform, id, from, held));
      [from, count, held] = [from + count, 0, []];
    }
    held.push(run.encoded);
    count += run.count;
  }
  if (runs.length > 0) changes.push(await pageChange(platform, id, from, held));
  return { changes, lastPage: { from, count } };
}
