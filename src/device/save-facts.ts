import { type Bytes, fromBase64Url, toBase64Url, utf8 } from '#kernel/bytes.ts';
import { canonicalText, checkJson, type Json, type JsonObject } from '#kernel/canonical.ts';
import type { Id } from '#kernel/id.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import type { Book, Proposal } from '#book/activity.ts';
import { saltBlockOf, streamNext, streamStart } from '#book/chain.ts';
import { decodeFact } from '#book/decode.ts';
import { bodyBytesMaxOf, type LogFact } from '#book/fact.ts';
import { saveBytes } from '#book/signed.ts';
import type { PushPart } from '#protocol/messages.ts';
import {
  type Change,
  type LocalStore,
  numberedKey,
  type StoreProblem,
} from '#device/local-store.ts';
import { copiesOf } from '#device/copying.ts';
import type { SaveProblem } from '#device/device.ts';
import { partOf } from '#device/part.ts';
import type { Platform } from '#device/platform.ts';
import {
  CounterRow,
  IdentityRow,
  type OutboxRow,
  readRow,
  SaltRow,
  type SaveRow,
} from '#device/rows.ts';
import { openText, sealText } from '#device/seal.ts';

/*
 * Saving. Everything that takes time — canonical bytes, chain, signature, sealing — is made first;
 * then one strict transaction checks that nobody took the next n meanwhile and writes all of it, or
 * nothing. Two tabs may race: one of them starts again.
 */

const SALT_LENGTH = 16;
/** What is signed together is sent together: small enough to fit a push even when nothing compresses. */
const SIGNED_BYTES_MAX = 40 * 1024;
const SIGNED_FACTS_MAX = 400;
/** Each attempt lost is a save that another tab has won. */
const ATTEMPTS_MAX = 100;

export type Signer = { readonly stream: Id; readonly privateKey: unknown };
export type SavedRow = { readonly row: OutboxRow; readonly text: string };

/** A fact that has its canonical text, but no number yet. */
export type Unnumbered = Omit<LogFact, 'n' | 'stream'>;

/** Saves proposals as the next facts of this stream in a book; durable when it resolves with ok. */
export async function saveFacts(
  platform: Platform,
  signer: Signer,
  book: Book,
  proposals: readonly Proposal[],
  options: { readonly at: number; readonly with?: readonly Change[] },
): Promise<Result<readonly SavedRow[], SaveProblem>> {
  const bodies = bodiesOf(platform, book, proposals, options.at);
  if (!bodies.ok) return bodies;
  return writeFacts(platform, signer, book.id, bodies.value, options.with);
}

/** The same for facts that have their texts. `others` are written in the same transaction, or nothing is. */
export async function writeFacts(
  platform: Platform,
  signer: Signer,
  book: Id,
  unnumbered: readonly Unnumbered[],
  others: readonly Change[] = [],
): Promise<Result<readonly SavedRow[], SaveProblem>> {
  const { store } = platform;
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
    const counter = (await readRow(store, CounterRow, 'counters', book)) ?? {
      n: 0,
      hash: streamStart(platform.crypto.sha256, book, signer.stream),
    };
    const salts = await saltsFor(platform, book, counter.n + 1, counter.n + unnumbered.length);
    if (!salts.ok) return err({ code: 'store-failed', why: salts.error });
    const made = await makeRows(platform, signer, book, counter, unnumbered, salts.value.all);
    const written = await store.write([...made.changes, ...salts.value.minted, ...others], {
      strict: true,
      expect: [
        { table: 'counters', key: book, holds: (value) => nOf(value) === counter.n },
        // A counter that was lost must not write over what was said.
        {
          table: 'outbox',
          key: numberedKey(book, counter.n + 1),
          holds: (value) => value === undefined,
        },
        { table: 'meta', key: 'identity', holds: isOfStream(signer.stream) },
      ],
    });
    if (written.ok) return ok(made.saved);
    if (written.error.code !== 'changed') return err(asSaveProblem(written.error));
    const identity = await readRow(store, IdentityRow, 'meta', 'identity');
    if (identity?.stream !== signer.stream) return err({ code: 'stream-followed' });
  }
  return err({ code: 'store-failed', why: 'always overtaken' });
}

/** Whether a row of identity, as it lies in the store, is this stream's. */
export const isOfStream =
  (stream: Id) =>
  (value: unknown): boolean =>
    typeof value === 'object' && value !== null && 'stream' in value && value.stream === stream;

/** Parsed leniently on purpose: what is no counter equals none, and the expectation fails. */
function nOf(value: unknown): number {
  if (value === undefined) return 0;
  return typeof value === 'object' && value !== null && 'n' in value && typeof value.n === 'number'
    ? value.n
    : -1;
}

const asSaveProblem = ({ code, why }: StoreProblem): SaveProblem =>
  code === 'disk-full' ? { code, why } : { code: 'store-failed', why };

/** Numbers do not matter to the form of a fact. */
const UNSAID = { stream: '', n: 1 };

/** Bodies in canonical form, composed letters throughout, that the home will be able to read. */
function bodiesOf(
  platform: Platform,
  book: Book,
  proposals: readonly Proposal[],
  at: number,
): Result<readonly Unnumbered[], SaveProblem> {
  const facts: Unnumbered[] = [];
  for (const { type, on, body } of proposals) {
    const checked = checkJson(body);
    if (!checked.ok) return err({ code: 'fact-malformed', why: checked.error.why });
    const text = canonicalText(composed(checked.value));
    if (utf8(text).length > bodyBytesMaxOf(type)) {
      return err({ code: 'fact-malformed', why: 'too long' });
    }
    const fact = { type, at, on, body: text };
    const decoded = decodeFact(platform.activityOf(book.activity), { ...fact, ...UNSAID });
    if (!decoded.ok) {
      return err({ code: 'fact-malformed', why: `${decoded.error.code} ${decoded.error.why}` });
    }
    facts.push(fact);
  }
  return ok(facts);
}

function composed(value: Json): Json {
  if (typeof value === 'string') return value.normalize('NFC');
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(composed);
  const whole: Record<string, Json> = {};
  const entries = Object.entries(value as JsonObject); // no list, as asked above
  for (const [key, item] of entries) whole[key] = composed(item);
  return whole;
}

type Salts = { readonly all: ReadonlyMap<number, Bytes>; readonly minted: readonly Change[] };

/** The block salts that cover n = from…to; those that do not exist yet are minted. */
async function saltsFor(
  platform: Platform,
  book: Id,
  from: number,
  to: number,
): Promise<Result<Salts, string>> {
  const known = new Map<number, Bytes>();
  for (let block = saltBlockOf(from); block <= saltBlockOf(to); block += 1) {
    const salt = await readSalt(platform, book, block);
    if (!salt.ok) return salt;
    if (salt.value !== undefined) known.set(block, salt.value);
  }
  return ok(await mintSalts(platform, book, [from, to], known));
}

/** Salts of the blocks that cover n = from…to, new ones where none is known. */
export async function mintSalts(
  { crypto, seal }: Platform,
  book: Id,
  [from, to]: readonly [number, number],
  known: ReadonlyMap<number, Bytes> = new Map(),
): Promise<Salts> {
  const all = new Map<number, Bytes>();
  const minted: Change[] = [];
  for (let block = saltBlockOf(from); block <= saltBlockOf(to); block += 1) {
    const salt = known.get(block) ?? crypto.random(SALT_LENGTH);
    all.set(block, salt);
    if (known.has(block)) continue;
    const key = numberedKey(book, block);
    const value = { salt: await sealText(seal, `salts/${key}`, toBase64Url(salt)) };
    minted.push({ table: 'salts', key, value });
  }
  return { all, minted };
}

/** A block's salt; undefined when none has been minted. */
export async function readSalt(
  { store, seal }: { readonly store: LocalStore; readonly seal: Platform['seal'] },
  book: Id,
  block: number,
): Promise<Result<Bytes | undefined, string>> {
  const key = numberedKey(book, block);
  const row = await readRow(store, SaltRow, 'salts', key);
  if (row === undefined) return ok(undefined);
  const text = await openText(seal, `salts/${key}`, row.salt);
  const salt = text.ok ? fromBase64Url(text.value) : text;
  return salt.ok ? salt : err(`salt ${salt.error.code}`);
}

/** The rows of the facts that follow a counter: the counter's own and second copies among them. */
export async function makeRows(
  platform: Platform,
  signer: Signer,
  book: Id,
  counter: CounterRow,
  unnumbered: readonly Unnumbered[],
  salts: ReadonlyMap<number, Bytes>,
): Promise<{ changes: Change[]; saved: SavedRow[] }> {
  const changes: Change[] = [];
  const saved: SavedRow[] = [];
  const { stream } = signer;
  const facts = unnumbered.map((fact, index) => ({ ...fact, stream, n: counter.n + 1 + index }));
  const parts: PushPart[] = [];
  let hash = counter.hash;
  for (const group of signedTogether(facts)) {
    const before = hash;
    let bytes = 0;
    for (const fact of group) {
      const salt = salts.get(saltBlockOf(fact.n)) ?? new Uint8Array(SALT_LENGTH);
      hash = streamNext(platform.crypto.sha256, hash, book, fact, salt);
      const key = numberedKey(book, fact.n);
      const body = await sealText(platform.seal, `outbox/${key}`, fact.body);
      const { n, type, at, on, origin } = fact;
      const row: OutboxRow = { n, type, at, on, body, fate: 'waiting', ...(origin && { origin }) };
      bytes += body.length;
      changes.push({ table: 'outbox', key, value: row });
      saved.push({ row, text: fact.body });
    }
    const [from, to] = [group[0]?.n ?? 0, group.at(-1)?.n ?? 0];
    const signature = await platform.crypto.sign(
      signer.privateKey,
      saveBytes(book, signer.stream, to, hash),
    );
    const value: SaveRow = { from, to, before, hash, signature, bytes };
    changes.push({ table: 'saves', key: numberedKey(book, to), value });
    parts.push(partOf({ book, from, before, facts: group, salts, signature }));
  }
  const value: CounterRow = { n: counter.n + facts.length, hash };
  const copies = await copiesOf(platform, stream, parts);
  return { changes: [...changes, { table: 'counters', key: book, value }, ...copies], saved };
}

/** One group for an ordinary save; a very long one is cut where it can be sent in parts. */
function signedTogether(facts: readonly LogFact[]): LogFact[][] {
  const groups: LogFact[][] = [];
  let bytes = 0;
  for (const fact of facts) {
    const group = groups.at(-1);
    bytes += utf8(fact.body).length;
    if (group === undefined || bytes > SIGNED_BYTES_MAX || group.length >= SIGNED_FACTS_MAX) {
      groups.push([fact]);
      bytes = utf8(fact.body).length;
    } else {
      group.push(fact);
    }
  }
  return groups;
}
