import * as v from 'valibot';
import { type Bytes, utf8 } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { saltBlockOf } from '#book/chain.ts';
import { PUSH_BYTES_MAX, PUSH_FACTS_MAX, PUSH_GZIP_BYTES_MAX } from '#protocol/limits.ts';
import { type PushPart, PushReply } from '#protocol/messages.ts';
import { findAnswer } from '#device/answer-row.ts';
import { readOutbox, takeGap, takeReceipt } from '#device/answers.ts';
import { mayGoOut } from '#device/coming.ts';
import { type HomeClient, ofHome, type Signer } from '#device/home-client.ts';
import { numberedKey } from '#device/local-store.ts';
import { partOf, type Said } from '#device/part.ts';
import type { Platform } from '#device/platform.ts';
import { type AnswerRow, CounterRow, SaveRow, toRow } from '#device/rows.ts';
import { readSalt } from '#device/save-facts.ts';
import { openText } from '#device/seal.ts';

/*
 * Sending. Whole saves go out in order, book by book; what the home answers counts only under its
 * signature over the very chain hash this phone signed. A lost answer costs nothing: the same facts go
 * out again and the home says the same of them.
 */

export type PushOutcome = {
  /** Books whose rows have changed. */
  readonly changed: ReadonlySet<Id>;
  /** Why some of it did not go, by book; the whole request's problem under ''. */
  readonly troubles: ReadonlyMap<Id, string>;
  readonly at?: number;
};

const PARTS_MAX = 20;
/** Answers after which a stream cannot go on: sending the same again would only bring the same answer. */
const STOPPING: ReadonlySet<string> = new Set([
  'fork',
  'chain-mismatch',
  'salt-conflict',
  'signature-wrong',
]);
/** Why a stream ends and is followed by a new one: those answers, and own rows that are lost. */
export const ENDING: ReadonlySet<string> = new Set([...STOPPING, 'store-damaged']);
/** So long it rests otherwise: an answer is not signed, and must not silence a phone for ever. */
const STOPPED_MS = 24 * 3_600_000;
/** Answers that one book's facts may be the cause of: then each book goes alone, and holds up no other. */
const FAULTS: ReadonlySet<string> = new Set([
  'bug',
  'home-failed',
  'malformed',
  'too-large',
  'reply-malformed',
]);
/** A seal adds a little to a body; JSON around it some more. */
const FACT_OVERHEAD_BYTES = 120;

type Portion = { readonly book: Id; readonly saves: readonly SaveRow[] };

/** Sends all that waits, in as many requests as it takes. */
export async function pushAll(
  platform: Platform,
  client: HomeClient,
  me: Signer,
): Promise<PushOutcome> {
  const changed = new Set<Id>();
  const troubles = new Map<Id, string>();
  const behind = new Set<Id>();
  let bytesMax = PUSH_BYTES_MAX;
  let booksMax = PARTS_MAX;
  for (;;) {
    const portions = await nextPortions(platform, troubles, bytesMax, booksMax);
    if (portions.length === 0) return { changed, troubles };
    const parts = await makeParts(platform, portions, troubles);
    if (parts.length === 0) continue;
    const body = utf8(JSON.stringify({ protocol: client.protocol(), stream: me.stream, parts }));
    const packed = await platform.gzip.pack(body);
    const isTooLarge = body.length > PUSH_BYTES_MAX || packed.length > PUSH_GZIP_BYTES_MAX;
    if (isTooLarge && bytesMax > 1024) {
      bytesMax = Math.floor(bytesMax / 2);
      continue;
    }
    const answer = await client.ask(
      '/api/push',
      { method: 'POST', body: packed, packed: true },
      me,
    );
    const reply = answer.ok ? v.safeParse(PushReply, answer.value.value) : undefined;
    if (!answer.ok || !reply?.success) {
      const code = answer.ok ? 'reply-malformed' : answer.error.code;
      if (code === 'home-older') continue;
      if (!FAULTS.has(code)) {
        troubles.set('', code);
        return { changed, troubles };
      }
      if (portions.length === 1) for (const { book } of portions) troubles.set(book, code);
      booksMax = 1;
      continue;
    }
    for (const portion of portions.filter(({ book }) => !troubles.has(book))) {
      const part = reply.output.parts.find((each) => each.book === portion.book);
      const trouble = await takeAnswer(platform, me, portion, part, behind);
      if (trouble !== undefined) troubles.set(portion.book, trouble);
      if (trouble === undefined || STOPPING.has(trouble)) changed.add(portion.book);
    }
  }
}

/** The next saves of every book that may go on, up to the limits of one request; never less than one save. */
async function nextPortions(
  platform: Platform,
  troubles: Map<Id, string>,
  bytesMax: number,
  booksMax: number,
): Promise<readonly Portion[]> {
  const portions: Portion[] = [];
  const room = { facts: PUSH_FACTS_MAX, bytes: bytesMax };
  for (const { key: book, value } of await platform.store.list('counters', { prefix: '' })) {
    if (portions.length >= booksMax) break;
    const answered = await findAnswer(platform, book);
    const counter = toRow(CounterRow, value);
    if (troubles.has(book) || answered.n === counter?.n) continue;
    if (!(await mayGoOut(platform, book))) continue;
    if (answered.stopped !== undefined && isFresh(answered.stopped.atMs, platform.clock)) {
      troubles.set(book, answered.stopped.code);
      continue;
    }
    const saves = await nextSaves(platform, book, answered.n, room, portions.length === 0);
    if (saves === 'store-damaged') troubles.set(book, saves);
    else if (saves.length > 0) portions.push({ book, saves });
  }
  return portions;
}

/** Saves after n without a gap, as long as there is room; the very first goes even when there is none. */
async function nextSaves(
  { store }: Platform,
  book: Id,
  n: number,
  room: { facts: number; bytes: number },
  isFirstBook: boolean,
): Promise<readonly SaveRow[] | 'store-damaged'> {
  const saves: SaveRow[] = [];
  const rows = await store.list('saves', { prefix: `${book}.`, from: numberedKey(book, n + 1) });
  for (const { value } of rows) {
    const save = toRow(SaveRow, value);
    const next = saves.at(-1)?.to ?? n;
    if (save === undefined || save.from > next + 1 || save.to <= next) break;
    const count = save.to - save.from + 1;
    const bytes = save.bytes + count * FACT_OVERHEAD_BYTES;
    const isFirst = isFirstBook && saves.length === 0;
    if (!isFirst && (count > room.facts || bytes > room.bytes)) return saves;
    saves.push(save);
    room.facts -= count;
    room.bytes -= bytes;
  }
  return saves.length === 0 ? 'store-damaged' : saves;
}

/** A clock set back counts as well: better one question too many than none ever again. */
const isFresh = (atMs: number, clock: Platform['clock']): boolean =>
  Math.abs(clock.nowMs() - atMs) < STOPPED_MS;

/** What a portion says on the wire; a book whose rows are damaged is told and left out. */
async function makeParts(
  platform: Platform,
  portions: readonly Portion[],
  troubles: Map<Id, string>,
): Promise<readonly PushPart[]> {
  const parts: PushPart[] = [];
  for (const portion of portions) {
    const part = await makePart(platform, portion);
    if (part.ok) parts.push(part.value);
    else troubles.set(portion.book, part.error);
  }
  return parts;
}

/** What whole saves that follow each other say; the code of why it cannot be read. */
export async function makePart(
  platform: Platform,
  { book, saves }: Portion,
): Promise<Result<PushPart, string>> {
  const [first, last] = [saves[0], saves.at(-1)];
  if (first === undefined || last === undefined) return err('store-damaged');
  const facts: Said['facts'][number][] = [];
  const rows = await readOutbox(platform, book, first.from, last.to);
  if (rows === undefined) return err('store-damaged');
  for (const row of rows) {
    const key = numberedKey(book, row.n);
    const body = await openText(platform.seal, `outbox/${key}`, row.body);
    if (!body.ok) return err(body.error.code);
    const { type, at, on, origin } = row;
    facts.push({ type, at, on, body: body.value, ...(origin && { origin }) });
  }
  const salts = new Map<number, Bytes>();
  for (let block = saltBlockOf(first.from); block <= saltBlockOf(last.to); block += 1) {
    const salt = await readSalt(platform, book, block);
    if (!salt.ok || salt.value === undefined) return err('store-damaged');
    salts.set(block, salt.value);
  }
  const { from, before } = first;
  return ok(partOf({ book, from, before, facts, salts, signature: last.signature }));
}

/** Stores what the home says of a part; returns why nothing came of it. `behind`: asked for earlier ones. */
async function takeAnswer(
  platform: Platform,
  me: Signer,
  { book, saves }: Portion,
  part: PushReply['parts'][number] | undefined,
  behind: Set<Id>,
): Promise<string | undefined> {
  const last = saves.at(-1);
  if (part === undefined || last === undefined) return 'reply-malformed';
  if ('items' in part) {
    const trouble = await takeReceipt(platform, me, part, last.to);
    if (trouble === 'fork') await takeGap(platform, book, 1);
    return trouble;
  }
  if (part.code === 'gap' && !behind.has(book)) {
    behind.add(book);
    if (await takeGap(platform, book, part.n ?? 0)) return undefined;
  }
  if (STOPPING.has(part.code)) {
    // From here on it is another phone's chain, and who knows since when: all of it is said again.
    await takeGap(platform, book, 1);
    const stopped = { code: part.code, atMs: platform.clock.nowMs() };
    const value: AnswerRow = { ...(await findAnswer(platform, book)), stopped };
    await platform.store.write([{ table: 'answers', key: book, value }], { strict: true });
  }
  return ofHome(part.code);
}
