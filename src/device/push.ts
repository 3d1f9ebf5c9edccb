import * as v from 'valibot';
import { fromBase64Url, sameBytes, toBase64Url, utf8 } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { saltBlockOf } from '#book/chain.ts';
import { receiptBytes } from '#book/signed.ts';
import { PUSH_BYTES_MAX, PUSH_FACTS_MAX, PUSH_GZIP_BYTES_MAX } from '#protocol/limits.ts';
import { type PushPart, PushReply, type ReceiptMessage } from '#protocol/messages.ts';
import { PROTOCOL } from '#protocol/version.ts';
import type { HomeClient } from '#device/home-client.ts';
import { type Change, numberedKey } from '#device/local-store.ts';
import type { Platform } from '#device/platform.ts';
import { AnswerRow, CounterRow, OutboxRow, parseRow, readRow, SaveRow } from '#device/rows.ts';
import { readSalt } from '#device/save-facts.ts';
import { openText } from '#device/seal.ts';

/*
 * Sending. Whole saves go out in order, book by book; what the home answers counts only under its
 * signature over the very chain hash this phone signed. A lost answer costs nothing: the same facts go
 * out again and the home says the same of them.
 */

export type Enrolled = {
  readonly stream: Id;
  readonly privateKey: unknown;
  readonly homeKey: string;
};

export type PushOutcome = {
  /** Books whose rows have changed. */
  readonly changed: ReadonlySet<Id>;
  /** Why some of it did not go, by book; the whole request's problem under ''. */
  readonly troubles: ReadonlyMap<Id, string>;
  readonly at?: number;
};

const PARTS_MAX = 20;
/** Answers after which a book rests: sending the same again would only bring the same answer. */
export const STOPPING: ReadonlySet<string> = new Set(['fork', 'chain-mismatch', 'salt-conflict']);
/** So long; an answer is not signed, and one wrong word must not silence a phone for ever. */
const STOPPED_MS = 24 * 3_600_000;
/** A seal adds a little to a body; JSON around it some more. */
const FACT_OVERHEAD_BYTES = 120;

type Portion = { readonly book: Id; readonly saves: readonly SaveRow[] };

/** Sends all that waits, in as many requests as it takes. */
export async function pushAll(
  platform: Platform,
  client: HomeClient,
  me: Enrolled,
): Promise<PushOutcome> {
  const changed = new Set<Id>();
  const troubles = new Map<Id, string>();
  let bytesMax = PUSH_BYTES_MAX;
  for (;;) {
    const portions = await nextPortions(platform, troubles, bytesMax);
    if (portions.length === 0) return { changed, troubles };
    const body = await makeBody(platform, me, portions);
    if (!body.ok) {
      troubles.set('', body.error);
      return { changed, troubles };
    }
    const packed = await platform.gzip.pack(body.value);
    const isTooLarge = body.value.length > PUSH_BYTES_MAX || packed.length > PUSH_GZIP_BYTES_MAX;
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
      troubles.set('', answer.ok ? 'reply-malformed' : answer.error.code);
      return { changed, troubles };
    }
    for (const portion of portions) {
      const part = reply.output.parts.find((each) => each.book === portion.book);
      const trouble = await takeAnswer(platform, me, portion, part);
      if (trouble === undefined) changed.add(portion.book);
      else troubles.set(portion.book, trouble);
    }
  }
}

/** The next saves of every book that may go on, up to the limits of one request; never less than one save. */
async function nextPortions(
  { store, clock }: Platform,
  troubles: Map<Id, string>,
  bytesMax: number,
): Promise<readonly Portion[]> {
  const portions: Portion[] = [];
  let facts = 0;
  let bytes = 0;
  for (const { key: book, value } of await store.list('counters', { prefix: '' })) {
    if (portions.length >= PARTS_MAX) break;
    const answered = await readRow(store, AnswerRow, 'answers', book);
    const counter = parseRow(CounterRow, 'counters', value);
    if (troubles.has(book) || (answered?.n ?? 0) >= counter.n) continue;
    if (answered?.stopped !== undefined && isFresh(answered.stopped.atMs, clock)) {
      troubles.set(book, answered.stopped.code);
      continue;
    }
    const from = numberedKey(book, (answered?.n ?? 0) + 1);
    const saves: SaveRow[] = [];
    for (const row of await store.list('saves', { prefix: `${book}.`, from })) {
      const save = parseRow(SaveRow, 'saves', row.value);
      const count = save.to - save.from + 1;
      const size = save.bytes + count * FACT_OVERHEAD_BYTES;
      const isFirst = facts === 0;
      if (!isFirst && (facts + count > PUSH_FACTS_MAX || bytes + size > bytesMax)) break;
      saves.push(save);
      facts += count;
      bytes += size;
    }
    if (saves.length > 0) portions.push({ book, saves });
  }
  return portions;
}

/** A clock set back counts as well: better one question too many than none ever again. */
const isFresh = (atMs: number, clock: Platform['clock']): boolean =>
  Math.abs(clock.nowMs() - atMs) < STOPPED_MS;

async function makeBody(
  platform: Platform,
  { stream }: Enrolled,
  portions: readonly Portion[],
): Promise<Result<ReturnType<typeof utf8>, string>> {
  const parts: PushPart[] = [];
  for (const portion of portions) {
    const part = await makePart(platform, portion);
    if (!part.ok) return part;
    parts.push(part.value);
  }
  return ok(utf8(JSON.stringify({ protocol: PROTOCOL, stream, parts })));
}

async function makePart(
  platform: Platform,
  { book, saves }: Portion,
): Promise<Result<PushPart, string>> {
  const [first, last] = [saves[0], saves.at(-1)];
  if (first === undefined || last === undefined) return err('store-damaged');
  const facts: PushPart['facts'] = [];
  const rows = await readOutbox(platform, book, first.from, last.to);
  if (rows === undefined) return err('store-damaged');
  for (const row of rows) {
    const key = numberedKey(book, row.n);
    const body = await openText(platform.seal, `outbox/${key}`, row.body);
    if (!body.ok) return err(body.error.code);
    facts.push({ type: row.type, at: row.at, on: row.on, body: body.value });
  }
  const salts: PushPart['salts'] = [];
  for (let block = saltBlockOf(first.from); block <= saltBlockOf(last.to); block += 1) {
    const salt = await readSalt(platform, book, block);
    if (!salt.ok || salt.value === undefined) return err('store-damaged');
    salts.push([block, toBase64Url(salt.value)]);
  }
  const before = toBase64Url(first.before);
  return ok({
    book,
    from: first.from,
    before,
    facts,
    salts,
    signature: toBase64Url(last.signature),
  });
}

/** Own facts n = from…to; undefined unless all of them are there. */
async function readOutbox(
  { store }: Platform,
  book: Id,
  from: number,
  to: number,
): Promise<readonly OutboxRow[] | undefined> {
  const range = { prefix: `${book}.`, from: numberedKey(book, from), to: numberedKey(book, to) };
  const found = await store.list('outbox', range);
  const rows = found.map(({ value }) => parseRow(OutboxRow, 'outbox', value));
  return rows.length === to - from + 1 && rows.every((row, index) => row.n === from + index)
    ? rows
    : undefined;
}

/** Stores what the home says of a part; returns why nothing came of it. */
async function takeAnswer(
  platform: Platform,
  me: Enrolled,
  { book, saves }: Portion,
  part: PushReply['parts'][number] | undefined,
): Promise<string | undefined> {
  const last = saves.at(-1);
  if (part === undefined || last === undefined) return 'reply-malformed';
  const answered = (await readRow(platform.store, AnswerRow, 'answers', book)) ?? {
    n: 0,
    archived: 0,
  };
  if (!('items' in part)) {
    if (STOPPING.has(part.code)) {
      const stopped = { code: part.code, atMs: platform.clock.nowMs() };
      const value: AnswerRow = { ...answered, stopped };
      await platform.store.write([{ table: 'answers', key: book, value }], { strict: true });
    }
    return part.code;
  }
  if (!(await isOurs(platform, me, part, last.to))) return 'receipt-wrong';
  const changes: Change[] = [];
  const rows = await readOutbox(platform, book, answered.n + 1, last.to);
  if (rows === undefined) return 'store-damaged';
  const items = new Map(part.items.map((item) => [item.n, item]));
  for (const row of rows) {
    const item = items.get(row.n);
    if (item === undefined) return 'receipt-wrong';
    changes.push({
      table: 'outbox',
      key: numberedKey(book, row.n),
      value: judged(row, item, part.at),
    });
  }
  const value: AnswerRow = { n: last.to, archived: part.archived };
  changes.push({ table: 'answers', key: book, value });
  const written = await platform.store.write(changes, {
    strict: true,
    expect: { table: 'answers', key: book, holds: (found) => answeredN(found) === answered.n },
  });
  // Another tab that heard the same was first.
  return written.ok || written.error.code === 'changed' ? undefined : written.error.code;
}

/** Whether the home signed that it holds our own chain, at least up to the end of what was sent. */
async function isOurs(
  platform: Platform,
  me: Enrolled,
  receipt: ReceiptMessage,
  sentTo: number,
): Promise<boolean> {
  const { book, n, archived, at, items } = receipt;
  const save = await readRow(platform.store, SaveRow, 'saves', numberedKey(book, n));
  const [hash, signature] = [fromBase64Url(receipt.hash), fromBase64Url(receipt.signature)];
  if (save === undefined || !hash.ok || !signature.ok) return false;
  if (n < sentTo || !sameBytes(hash.value, save.hash)) return false;
  const bytes = receiptBytes({ book, stream: me.stream, n, hash: hash.value, archived, at, items });
  return platform.crypto.verify(me.homeKey, bytes, signature.value);
}

const answeredN = (value: unknown): number =>
  value === undefined ? 0 : parseRow(AnswerRow, 'answers', value).n;

const judged = (row: OutboxRow, item: ReceiptMessage['items'][number], at: number): OutboxRow => ({
  ...row,
  fate: item.verdict === 'ok' || item.verdict === 'flagged' ? 'received' : item.verdict,
  answeredAt: at,
  ...(item.why !== '' && { why: item.why }),
  ...(item.seq !== 0 && { seq: item.seq }),
});
