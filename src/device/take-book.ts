import { type Bytes, fromBase64Url, sameBytes } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { finishBreathing } from '#kernel/steps.ts';
import { crossCuts, type Cut, type Position } from '#book/epochs.ts';
import type { OrderedFact } from '#book/fact.ts';
import { RUN_FACTS_MAX } from '#book/limits.ts';
import { unpackRuns } from '#book/packed-runs.ts';
import { decodeRunInSteps, verifyRunInSteps } from '#book/run.ts';
import { headBytes } from '#book/signed.ts';
import type { CutMessage, PullReply } from '#protocol/messages.ts';
import {
  type BookPart,
  cutBack,
  dropTail,
  newBookRow,
  sameEnd,
  type Shortened,
} from '#device/book-rows.ts';
import { LET_OUT } from '#device/kept-back.ts';
import { type Change, numberedKey } from '#device/local-store.ts';
import { openPage, pageChange } from '#device/pages.ts';
import type { Platform } from '#device/platform.ts';
import type { Signer } from '#device/home-client.ts';
import { BookRow, FileRow, findRow, toRow } from '#device/rows.ts';

/**
 * What became of one book of a pull. `apart`: the home's log does not extend what this phone has proven of
 * it; nothing here was changed.
 */
export type Taken =
  | { readonly kind: 'new' | 'same' }
  | { readonly kind: 'apart'; readonly row: BookRow; readonly isTheirs: boolean }
  | Trouble;

/** `isCut`: what lay beyond the last signed head is gone. */
type Trouble = { readonly kind: 'trouble'; readonly code: string; readonly isCut?: true };

const trouble = (code: string): Trouble => ({ kind: 'trouble', code });

/** A place of a book from which a restored home's chain goes on, as long as the row stands as it did. */
export type Back = { readonly row: BookRow; readonly place: Position };

/** The place to which a row goes back now. */
export const backIn = (row: BookRow, back: Back | undefined): Position | undefined =>
  back !== undefined && sameEnd(back.row)(row) ? back.place : undefined;

/**
 * Stores what is new of one book. Nothing is stored unless all of it is proven, and own pages are given up
 * for a restored home's in the same moment.
 */
export async function takeBook(
  platform: Platform,
  me: Signer,
  reply: PullReply,
  part: BookPart,
  back?: Back,
): Promise<Taken> {
  const known =
    (await findRow(platform.store, BookRow, 'books', part.book.id)) ?? newBookRow(platform, part);
  const place = backIn(known, back);
  const cut = place && (await cutBack(platform, known, place));
  const row = cut?.row ?? known;
  const proven = await proveRuns(platform, row, part);
  if (!proven.ok && proven.error !== 'chain-broken') return trouble(proven.error);
  const end = proven.ok ? proven.value.end : undefined;
  const isAtHead = end !== undefined && isHead(end, part);
  if (end === undefined || (!isAtHead && !leadsOn(end, reply, part))) {
    return isApart(platform, me, reply, part, known);
  }
  const runs = proven.ok ? proven.value.runs : [];
  const isKnown = row.complete && row.signed !== undefined;
  const isSame = cut === undefined && isKnown && end.epoch === row.epoch;
  if (runs.length === 0 && isAtHead && isSame) return { kind: 'same' };
  if (runs.length === 0 && !isAtHead) return { kind: 'same' };
  const signature = await signatureOf(platform, me, part, reply.at);
  if (signature === undefined) return trouble('head-forged');
  if (isAtHead && (await isErasedWrongly(platform, row, runs, part))) {
    return trouble('residue-unproven');
  }
  const signed = isAtHead && { at: reply.at, signature };
  return store(platform, { known, cut, part, runs, end, signed });
}

const isHead = ({ epoch, seq, hash }: Position, part: BookPart): boolean => {
  const head = fromBase64Url(part.hash);
  return epoch === part.epoch && seq === part.seq && head.ok && sameBytes(hash, head.value);
};

/** Whether an answer that was cut short may still lead from here to its head. */
const leadsOn = ({ epoch, seq }: Position, { more }: PullReply, part: BookPart): boolean =>
  more && seq < part.seq && epoch <= part.epoch;

/**
 * What is kept beyond the last signed head may be what leads elsewhere: it goes first, and the book is asked
 * for again from there.
 */
async function isApart(
  platform: Platform,
  me: Signer,
  reply: PullReply,
  part: BookPart,
  row: BookRow,
): Promise<Taken> {
  const isTheirs = (await signatureOf(platform, me, part, reply.at)) !== undefined;
  if (row.seq === row.proven) return { kind: 'apart', row, isTheirs };
  await dropTail(platform, row);
  return { ...trouble('chain-broken'), isCut: true };
}

/** In a book of which nothing was erased, or whose erased facts lie here already, there is nothing to ask. */
async function isErasedWrongly(
  platform: Platform,
  row: BookRow,
  runs: readonly ProvenRun[],
  { generation }: BookPart,
): Promise<boolean> {
  const facts = runs.flatMap((run) => run.facts);
  const isAny = facts.some(({ commitment }) => commitment !== undefined);
  if (!isAny && (generation === 0 || row.seq === row.proven)) return false;
  const { residuesHold } = await import('#device/residues.ts');
  return !(await residuesHold(platform, row, facts));
}

type ProvenRun = {
  readonly encoded: unknown;
  readonly count: number;
  readonly facts: readonly OrderedFact[];
};
type Proven = { readonly runs: readonly ProvenRun[]; readonly end: Position };

/** Every run extends the chain that lies here, over the cuts between epochs; between them others go on. */
async function proveRuns(
  { crypto, clock }: Platform,
  row: BookRow,
  part: BookPart,
): Promise<Result<Proven, string>> {
  const cuts = (part.cuts ?? []).flatMap((cut) => readCut(cut) ?? []);
  const cross = (at: Position): Position => crossCuts(crypto.sha256, row.book.id, cuts, at);
  const runs: ProvenRun[] = [];
  let end: Position = cross({ epoch: row.epoch, seq: row.seq, hash: row.hash });
  for (const encoded of unpackRuns(part.runs)) {
    const run = await finishBreathing(decodeRunInSteps(encoded), clock.breathe);
    if (!run.ok) return err(run.error.code);
    if (run.value.book !== row.book.id || run.value.epoch !== end.epoch) return err('chain-broken');
    const proof = verifyRunInSteps(crypto.sha256, end, run.value);
    const hash = await finishBreathing(proof, clock.breathe);
    if (!hash.ok) return err(hash.error.code);
    const { facts } = run.value;
    const count = facts.length;
    end = cross({ epoch: end.epoch, seq: end.seq + count, hash: hash.value });
    runs.push({ encoded, count, facts });
  }
  return ok({ runs, end });
}

export function readCut([epoch, seq, text]: CutMessage): Cut | undefined {
  const hash = fromBase64Url(text);
  return hash.ok ? { epoch, seq, hash: hash.value } : undefined;
}

/** The home's signature over a head; undefined when it is not its word. */
export async function signatureOf(
  platform: Platform,
  me: Signer,
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

type Found = Proven & {
  /** As it lies in the store. */
  readonly known: BookRow;
  /** Shortened to where the home's goes on. */
  readonly cut: Shortened | undefined;
  readonly part: BookPart;
  /** The home's word over the end, when the end is its head. */
  readonly signed: false | { readonly at: number; readonly signature: Bytes };
};

async function store(platform: Platform, found: Found): Promise<Taken> {
  const { known, cut, part, runs, end, signed } = found;
  const { generation } = part;
  const row = cut?.row ?? known;
  const pages = await pagesFor(platform, row, runs, signed !== false && cut === undefined);
  // What is shown meanwhile has served once the facts are there; from before an erasure it is shown no more.
  const isServed = signed !== false || generation !== row.generation;
  const { given, coming, ...kept } = row;
  const isNamed = coming !== undefined;
  const value: BookRow = {
    ...kept,
    ...(isNamed && signed === false && { coming: LET_OUT }),
    ...(isNamed && row.seq === 0 && { cleaned: generation }),
    ...(given !== undefined && !isServed && { given }),
    book: part.book,
    generation,
    epoch: end.epoch,
    seq: end.seq,
    hash: end.hash,
    ...(signed === false
      ? { provenEpoch: row.provenEpoch ?? row.epoch }
      : {
          proven: end.seq,
          provenHash: end.hash,
          provenEpoch: end.epoch,
          signed: { ...signed, generation },
          complete: true,
        }),
    ...(part.cuts && { cuts: part.cuts }),
    lastPage: pages.lastPage,
  };
  const key = part.book.id;
  // A book whose history comes begins at the first epoch, though no home was restored.
  const isRestored = end.epoch > row.epoch && given === undefined;
  const files = isRestored ? await filesAgain(platform, key) : [];
  const changes: Change[] = [
    ...(cut?.changes ?? []),
    ...pages.changes,
    ...files,
    { table: 'books', key, value },
  ];
  if (isServed && given !== undefined) changes.push({ table: 'states', key, gone: true });
  const written = await platform.store.write(changes, {
    strict: cut !== undefined,
    expect: [{ table: 'books', key, holds: sameEnd(known) }],
  });
  return written.ok ? { kind: 'new' } : trouble(written.error.code);
}

/** A restored home may lack files that it had confirmed: those that still lie here wait once more. */
async function filesAgain(platform: Platform, book: Id): Promise<readonly Change[]> {
  const rows = await platform.store.list('files', { prefix: '' });
  return rows.flatMap(({ key, value }): readonly Change[] => {
    const row = toRow(FileRow, value);
    if (row?.book !== book || row.fate !== 'received' || !row.whole) return [];
    const { answeredAt: _, ...kept } = row;
    const waiting: FileRow = { ...kept, fate: 'waiting' };
    return [{ table: 'files', key, value: waiting }];
  });
}

type Paged = { readonly changes: readonly Change[]; readonly lastPage: BookRow['lastPage'] };

/**
 * Small pages grow until they are full; but never one whose end is proven by one whose end is not yet, and
 * none that was shortened just now.
 */
async function pagesFor(
  platform: Platform,
  row: BookRow,
  runs: readonly ProvenRun[],
  isGrowing: boolean,
): Promise<Paged> {
  const id = row.book.id;
  const changes: Change[] = [];
  let { from, count } = row.lastPage;
  let held: unknown[] = [];
  const first = runs[0]?.count ?? 0;
  const mayGrow =
    isGrowing && row.seq === row.proven && count > 0 && count + first <= RUN_FACTS_MAX;
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
