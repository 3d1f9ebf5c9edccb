import * as v from 'valibot';
import { type Bytes, fromBase64Url, sameBytes, toBase64Url } from '#kernel/bytes.ts';
import { canonicalText, checkJson } from '#kernel/canonical.ts';
import type { Sha256 } from '#kernel/hash.ts';
import type { Id } from '#kernel/id.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { finish, type Steps } from '#kernel/steps.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import { bookLink, headerBytes } from '#book/chain.ts';
import { Count, IdText, PositiveCount } from '#book/common.ts';
import type { OrderedFact } from '#book/fact.ts';
import { RUN_FACTS_MAX } from '#book/limits.ts';
import {
  type BlockSalt,
  COMMITMENT_LENGTH,
  committed,
  indexSalts,
  SINGLE_SALT_LENGTH,
  type SingleSalt,
} from '#book/salts.ts';

/**
 * Consecutive facts of a book with what is needed to prove them: the chain hash after the last,
 * the salts.
 */
export type Run = {
  readonly book: Id;
  readonly epoch: number;
  readonly facts: readonly OrderedFact[];
  readonly salts: readonly BlockSalt[];
  /** Of facts whose block's salt is destroyed. */
  readonly singles?: readonly SingleSalt[];
  readonly hash: Bytes;
};

/** A cheap phone takes some milliseconds for so many facts. */
const STEP_FACTS = 8;

const Integers = v.array(v.pipe(v.number(), v.safeInteger()));
const Texts = v.array(v.string());
const VERDICTS = ['ok', 'flagged', 'held'] as const;

/**
 * Columns compress better than rows: dictionaries for streams, types and reasons, differences
 * for numbers.
 */
const RunColumns = v.strictObject({
  v: v.literal(1),
  book: IdText,
  epoch: Count,
  from: PositiveCount,
  hash: v.string(),
  streams: v.array(IdText),
  types: Texts,
  whys: Texts,
  salts: v.array(v.strictTuple([Count, Count, v.string()])),
  s: Integers,
  n: Integers,
  t: Integers,
  at: Integers,
  on: Integers,
  r: Integers,
  /** [row, verdict, why, clock ahead], only rows that are not plainly ok. */
  x: v.array(v.strictTuple([Count, Count, Count, Count])),
  /** [row, stream, n] of facts said again. */
  o: v.array(v.strictTuple([Count, Count, PositiveCount])),
  b: v.pipe(v.array(v.unknown()), v.minLength(1), v.maxLength(RUN_FACTS_MAX)),
  /** [row, commitment] of erased facts, whose body is a residue; absent where there are none. */
  e: v.exactOptional(v.array(v.strictTuple([Count, v.string()]))),
  /** [stream, n, own salt] where the block's is destroyed; absent where there are none. */
  f: v.exactOptional(v.array(v.strictTuple([Count, PositiveCount, v.string()]))),
});
type RunColumns = v.InferOutput<typeof RunColumns>;
export type EncodedRun = RunColumns;

const emptyColumns = (): Pick<RunColumns, (typeof BY_ROW)[number] | 'x' | 'o'> => ({
  s: [],
  n: [],
  t: [],
  at: [],
  on: [],
  r: [],
  x: [],
  o: [],
  b: [],
});

/** Columns with something in every row. */
const BY_ROW = ['s', 'n', 't', 'at', 'on', 'r', 'b'] as const;

/** The run as a JSON value of columns. Facts must be consecutive and at least one. */
export function encodeRun(run: Run): RunColumns {
  const streams = new Map<string, number>();
  const types = new Map<string, number>();
  const whys = new Map<string, number>([['', 0]]);
  const indexIn = (map: Map<string, number>, key: string): number => {
    const index = map.get(key) ?? map.size;
    map.set(key, index);
    return index;
  };
  const columns = emptyColumns();
  const lastN = new Map<string, number>();
  const erased: [number, string][] = [];
  let at = 0;
  let received = 0;
  for (const [row, fact] of run.facts.entries()) {
    columns.s.push(indexIn(streams, fact.stream));
    columns.n.push(fact.n - (lastN.get(fact.stream) ?? 0) - 1);
    lastN.set(fact.stream, fact.n);
    columns.t.push(indexIn(types, fact.type));
    columns.at.push(fact.at - at);
    at = fact.at;
    columns.on.push(fact.on - dayOfSeconds(fact.at));
    columns.r.push(fact.receivedAt - received);
    received = fact.receivedAt;
    if (fact.verdict !== 'ok' || fact.why !== undefined || fact.mark !== undefined) {
      const why = indexIn(whys, fact.why ?? '');
      columns.x.push([row, VERDICTS.indexOf(fact.verdict), why, fact.mark === undefined ? 0 : 1]);
    }
    if (fact.origin !== undefined) {
      columns.o.push([row, indexIn(streams, fact.origin.stream), fact.origin.n]);
    }
    columns.b.push(valueOf(fact));
    if (fact.commitment !== undefined) erased.push([row, toBase64Url(fact.commitment)]);
  }
  const salted = (stream: Id, number: number, salt: Bytes): [number, number, string] => [
    indexIn(streams, stream),
    number,
    toBase64Url(salt),
  ];
  const salts = run.salts.map(({ stream, block, salt }) => salted(stream, block, salt));
  const singles = (run.singles ?? []).map(({ stream, n, salt }) => salted(stream, n, salt));
  return {
    v: 1,
    book: run.book,
    epoch: run.epoch,
    from: run.facts[0]?.seq ?? 1,
    hash: toBase64Url(run.hash),
    streams: [...streams.keys()],
    types: [...types.keys()],
    whys: [...whys.keys()],
    salts,
    ...columns,
    ...(erased.length > 0 && { e: erased }),
    ...(singles.length > 0 && { f: singles }),
  };
}

/** What the judge took is JSON; another body is damage to the store, which says where. */
function valueOf({ body, seq }: OrderedFact): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new Error(`store broken: the body of fact ${seq} is no JSON`);
  }
}

export type BadRun = { code: 'run-malformed' | 'chain-broken'; why: string };

/** The run behind received columns. */
export const decodeRun = (value: unknown): Result<Run, BadRun> => finish(decodeRunInSteps(value));

export function* decodeRunInSteps(value: unknown): Steps<Result<Run, BadRun>> {
  const parsed = v.safeParse(RunColumns, value);
  if (!parsed.success) return malformed(v.getDotPath(parsed.issues[0]) ?? 'run');
  const columns = parsed.output;
  const rows = columns.b.length;
  if (
    [columns.s, columns.n, columns.t, columns.at, columns.on, columns.r].some(
      (c) => c.length !== rows,
    )
  ) {
    return malformed('columns of different length');
  }
  const hash = fromBase64Url(columns.hash);
  if (!hash.ok) return malformed('hash');
  const salts: BlockSalt[] = [];
  for (const [streamIndex, block, text] of columns.salts) {
    const stream = columns.streams[streamIndex];
    const salt = fromBase64Url(text);
    if (stream === undefined || !salt.ok) return malformed('salt');
    salts.push({ stream, block, salt: salt.value });
  }
  const singles: SingleSalt[] = [];
  for (const [streamIndex, n, text] of columns.f ?? []) {
    const stream = columns.streams[streamIndex];
    const salt = fromBase64Url(text);
    if (stream === undefined || !salt.ok || salt.value.length !== SINGLE_SALT_LENGTH) {
      return malformed('single salt');
    }
    singles.push({ stream, n, salt: salt.value });
  }
  const erased = decodeErased(columns);
  if (!erased.ok) return erased;
  const facts = yield* decodeFacts(columns, erased.value);
  if (!facts.ok) return facts;
  return ok({
    book: columns.book,
    epoch: columns.epoch,
    facts: facts.value,
    salts,
    ...(singles.length > 0 && { singles }),
    hash: hash.value,
  });
}

/** The commitments of erased facts by their rows. */
function decodeErased({ e = [], b }: RunColumns): Result<ReadonlyMap<number, Bytes>, BadRun> {
  const erased = new Map<number, Bytes>();
  for (const [row, text] of e) {
    const commitment = fromBase64Url(text);
    const isWhole = commitment.ok && commitment.value.length === COMMITMENT_LENGTH;
    if (!isWhole || row >= b.length) return malformed('commitment');
    erased.set(row, commitment.value);
  }
  return ok(erased);
}

function* decodeFacts(
  columns: RunColumns,
  erased: ReadonlyMap<number, Bytes>,
): Steps<Result<OrderedFact[], BadRun>> {
  const exceptions = new Map(columns.x.map((line) => [line[0], line]));
  const origins = new Map(columns.o.map((line) => [line[0], line]));
  const lastN = new Map<string, number>();
  const facts: OrderedFact[] = [];
  let at = 0;
  let receivedAt = 0;
  for (const [row, body] of columns.b.entries()) {
    if (row % STEP_FACTS === 0) yield;
    const stream = columns.streams[columns.s[row] ?? -1];
    const type = columns.types[columns.t[row] ?? -1];
    const checked = checkJson(body);
    if (stream === undefined || type === undefined || !checked.ok) return malformed(`row ${row}`);
    const n = (lastN.get(stream) ?? 0) + 1 + (columns.n[row] ?? 0);
    lastN.set(stream, n);
    at += columns.at[row] ?? 0;
    receivedAt += columns.r[row] ?? 0;
    const [, verdictIndex = 0, whyIndex = 0, ahead = 0] = exceptions.get(row) ?? [];
    const verdict = VERDICTS[verdictIndex];
    const why = columns.whys[whyIndex];
    if (verdict === undefined || why === undefined) return malformed(`verdict of row ${row}`);
    const origin = decodeOrigin(columns, origins.get(row));
    if (origin === 'malformed') return malformed(`origin of row ${row}`);
    const commitment = erased.get(row);
    facts.push({
      type,
      stream,
      n,
      at,
      on: dayOfSeconds(at) + (columns.on[row] ?? 0),
      body: canonicalText(checked.value),
      ...(commitment && { commitment }),
      seq: columns.from + row,
      receivedAt,
      verdict,
      ...(origin && { origin }),
      ...(why !== '' && { why }),
      ...(ahead === 1 && { mark: 'clock-ahead' as const }),
    });
  }
  return ok(facts);
}

function decodeOrigin(
  columns: RunColumns,
  line: readonly [number, number, number] | undefined,
): { stream: Id; n: number } | undefined | 'malformed' {
  if (line === undefined) return undefined;
  const stream = columns.streams[line[1]];
  return stream === undefined ? 'malformed' : { stream, n: line[2] };
}

/** Proves that a run extends a chain: every fact in order, every byte as the home ordered it. */
export const verifyRun = (...given: Parameters<typeof verifyRunInSteps>): Result<Bytes, BadRun> =>
  finish(verifyRunInSteps(...given));

export function* verifyRunInSteps(
  sha256: Sha256,
  before: { readonly seq: number; readonly hash: Bytes },
  run: Run,
): Steps<Result<Bytes, BadRun>> {
  const salts = indexSalts(sha256, run.salts, run.singles ?? []);
  let hash = before.hash;
  let seq = before.seq;
  for (const [row, fact] of run.facts.entries()) {
    if (row % STEP_FACTS === 0) yield;
    const commitment = committed(sha256, salts, fact);
    if (fact.seq !== seq + 1 || commitment === undefined) return broken(`at seq ${fact.seq}`);
    hash = bookLink(sha256, hash, fact, headerBytes(run.book, fact), commitment);
    seq = fact.seq;
  }
  return sameBytes(hash, run.hash) ? ok(hash) : broken('the hash after the last fact differs');
}

const malformed = (why: string): { readonly ok: false; readonly error: BadRun } =>
  err({ code: 'run-malformed', why });

const broken = (why: string): { readonly ok: false; readonly error: BadRun } =>
  err({ code: 'chain-broken', why });
