import * as v from 'valibot';
import { toBase64Url, utf8 } from '#kernel/bytes.ts';
import { type Id, newId } from '#kernel/id.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { streamStart } from '#book/chain.ts';
import { succeedBytes } from '#book/signed.ts';
import { SucceedReply, type SucceedRequest } from '#protocol/restore.ts';
import type { HomeClient, Signer } from '#device/home-client.ts';
import { type Change, type Expectation, TABLES } from '#device/local-store.ts';
import { mustSayAgain } from '#device/own-facts.ts';
import type { Platform } from '#device/platform.ts';
import {
  CounterRow,
  findRow,
  IdentityRow,
  OutboxRow,
  type PastRow,
  readRow,
  SuccessorRow,
  toRow,
} from '#device/rows.ts';
import { isOfStream, makeRows, mintSalts, type Unnumbered } from '#device/save-facts.ts';
import { openText } from '#device/seal.ts';

/*
 * A stream whose numbers cannot be trusted any more is followed by a new one: its store was copied to
 * another phone, put back from an old image, or damaged. What the home has answered stays as it is; all else
 * is said again under the new stream with its origin, so that nothing waits behind a hole or counts twice.
 */

/** At least so long between two successions: a fault that followed us would else make streams without end. */
export const SUCCESSION_REST_MS = 10 * 60_000;
/** Saves of other tabs that may come between before another attempt is left to the next exchange. */
const ATTEMPTS_MAX = 20;

/** Tables of what a stream has written; they begin anew. */
const OF_STREAM = ['counters', 'saves', 'salts', 'outbox', 'answers', 'copies'] as const;

/** Follows this phone's stream by a new one; answers the new identity. */
export async function succeed(
  platform: Platform,
  client: HomeClient,
  me: Signer,
): Promise<Result<IdentityRow, string>> {
  const identity = await readRow(platform.store, IdentityRow, 'meta', 'identity');
  if (identity?.enrolled === undefined || identity.stream !== me.stream) return err('changed');
  const { atMs = 0 } = identity.succeeded ?? {};
  const sinceMs = platform.clock.nowMs() - atMs;
  if (sinceMs >= 0 && sinceMs < SUCCESSION_REST_MS) return err('fork');
  const successor = await findSuccessor(platform);
  if (successor === undefined) return err('store-failed');
  const registered = await register(platform, client, me, successor);
  if (!registered.ok) return registered;
  return switchFrom(platform, identity, successor);
}

/** Puts a stream that is registered in the place of another. */
export async function switchFrom(
  platform: Platform,
  identity: IdentityRow,
  successor: SuccessorRow,
): Promise<Result<IdentityRow, string>> {
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
    const switched = await switchTo(platform, identity, successor);
    if (switched !== 'changed') return switched;
  }
  return err('changed');
}

/** Made once and kept until it is in charge: a lost answer is asked for again under the same name. */
export async function findSuccessor({
  store,
  crypto,
}: Platform): Promise<SuccessorRow | undefined> {
  const known = await findRow(store, SuccessorRow, 'meta', 'successor');
  if (known !== undefined) return known;
  const value: SuccessorRow = { stream: newId(crypto.random), ...(await crypto.makeKeyPair()) };
  const written = await store.write([{ table: 'meta', key: 'successor', value }], {
    strict: true,
    expect: [{ table: 'meta', key: 'successor', holds: (found) => found === undefined }],
  });
  return written.ok ? value : findRow(store, SuccessorRow, 'meta', 'successor');
}

async function register(
  { crypto }: Platform,
  client: HomeClient,
  me: Signer,
  { stream, publicKey: key, privateKey }: SuccessorRow,
): Promise<Result<void, string>> {
  const signature = await crypto.sign(privateKey, succeedBytes(me.stream, stream, key));
  const request: SucceedRequest = {
    protocol: client.protocol(),
    stream,
    key,
    signature: toBase64Url(signature),
  };
  const body = utf8(JSON.stringify(request));
  const answer = await client.ask('/api/succeed', { method: 'POST', body }, me);
  if (!answer.ok) return err(answer.error.code);
  return v.is(SucceedReply, answer.value.value) ? ok(undefined) : err('reply-malformed');
}

/** One transaction ends the old stream and begins the new one; another tab's save meanwhile undoes it. */
async function switchTo(
  platform: Platform,
  identity: IdentityRow,
  successor: SuccessorRow,
): Promise<Result<IdentityRow, string> | 'changed'> {
  const changes: Change[] = [];
  const expect: Expectation[] = [];
  let lost = 0;
  for (const [book, value] of await listCounters(platform)) {
    const counter = toRow(CounterRow, value);
    const said = await readSaid(platform, identity.stream, book);
    changes.push(...said.past);
    lost += Math.max(0, (counter?.n ?? 0) - said.count);
    if (value !== undefined || said.count > 0) {
      changes.push(...(await beginAgain(platform, successor, book, said.open)));
    }
    expect.push({
      table: 'counters',
      key: book,
      holds: (found) => toRow(CounterRow, found)?.n === counter?.n,
    });
  }
  const { stream, publicKey, privateKey } = successor;
  const next: IdentityRow = {
    ...identity,
    stream,
    publicKey,
    privateKey,
    earlier: [...(identity.earlier ?? []), identity.stream],
    succeeded: {
      atMs: platform.clock.nowMs(),
      lost: lost + (identity.succeeded?.lost ?? 0),
    },
  };
  expect.push({
    table: 'meta',
    key: 'identity',
    holds: isOfStream(identity.stream),
  });
  const written = await platform.store.write(
    [
      ...(await goneRows(platform)),
      ...changes,
      { table: 'meta', key: 'identity', value: next },
      { table: 'meta', key: 'successor', gone: true },
    ],
    { strict: true, expect },
  );
  if (written.ok) return ok(next);
  return written.error.code === 'changed' ? 'changed' : err(written.error.code);
}

/** The counter of each book in which something was said, or may be by another tab just now. */
async function listCounters({ store }: Platform): Promise<ReadonlyMap<Id, unknown>> {
  const counters = new Map<Id, unknown>();
  for (const { key } of await store.list('books', { prefix: '' })) counters.set(key, undefined);
  for (const { key } of await store.list('outbox', { prefix: '' })) {
    counters.set(key.slice(0, key.lastIndexOf('.')), undefined);
  }
  for (const { key, value } of await store.list('counters', { prefix: '' })) {
    counters.set(key, value);
  }
  return counters;
}

/** Rows of the stream that ends; those of the one that begins are written over them. */
async function goneRows({ store }: Platform): Promise<readonly Change[]> {
  const gone: Change[] = [];
  for (const table of TABLES.filter((name) => OF_STREAM.some((each) => each === name))) {
    for (const { key } of await store.list(table, { prefix: '' })) {
      gone.push({ table, key, gone: true });
    }
  }
  return gone;
}

type SaidSoFar = {
  /** Rows that can be read. */
  readonly count: number;
  readonly past: readonly Change[];
  /** Facts that are said under the next stream; without origin those whose origin the home found taken. */
  readonly open: readonly Unnumbered[];
};

async function readSaid(platform: Platform, stream: Id, book: Id): Promise<SaidSoFar> {
  const past: Change[] = [];
  const open: Unnumbered[] = [];
  let count = 0;
  for (const { key, value } of await platform.store.list('outbox', { prefix: `${book}.` })) {
    const row = toRow(OutboxRow, value);
    if (row === undefined) continue;
    const isTaken = mustSayAgain(row);
    // Who restores a home hears of what it lacks by books and by this stream; refused facts stand in no book.
    const isOpen = row.fate === 'waiting' || (row.fate === 'refused' && row.again === undefined);
    if (!isOpen) {
      count += 1;
      const kept: PastRow = { ...row, book, stream };
      past.push({ table: 'past', key: `${stream}.${key}`, value: kept });
      continue;
    }
    const body = await openText(platform.seal, `outbox/${key}`, row.body);
    if (!body.ok) continue;
    count += 1;
    const { type, at, on, n, origin = { stream, n } } = row;
    open.push({ type, at, on, body: body.value, ...(!isTaken && { origin }) });
  }
  return { count, past, open };
}

async function beginAgain(
  platform: Platform,
  signer: SuccessorRow,
  book: Id,
  open: readonly Unnumbered[],
): Promise<readonly Change[]> {
  const counter = { n: 0, hash: streamStart(platform.crypto.sha256, book, signer.stream) };
  const salts = await mintSalts(platform, book, [1, open.length]);
  const made = await makeRows(platform, signer, book, counter, open, salts.all);
  return [...salts.minted, ...made.changes];
}
