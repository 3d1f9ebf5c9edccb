import * as v from 'valibot';
import { type Bytes, fromBase64Url, fromUtf8, toBase64Url, utf8 } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import type { ActivityName, Book } from '#book/activity.ts';
import type { Position } from '#book/epochs.ts';
import { snapshotBytes } from '#book/signed.ts';
import { FOLD_PRINT } from '#protocol/fold-print.ts';
import { PIECES_MAX, type SnapshotLine, SnapshotReply } from '#protocol/snapshots.ts';
import { newBookRow, readBooks } from '#device/book-rows.ts';
import { expectBooks, isAsItWas } from '#device/coming.ts';
import { wholePairs } from '#device/cut-answer.ts';
import { isKeptBack } from '#device/kept-back.ts';
import { type Noted, statePlace } from '#device/kept-state.ts';
import { type Phone, streamsOf } from '#device/phone.ts';
import type { Signer } from '#device/home-client.ts';
import {
  BookRow,
  findRow,
  LoadingRow,
  PastRow,
  PieceRow,
  type StateRow,
  toRow,
} from '#device/rows.ts';

/*
 * The very first load: the home gives its books as it has folded them, each signed together with the head at
 * which it stands, the households of the first village before all others. From then on a book stands on what
 * was given: what comes after it is fetched, proven to go on from that head and folded over it; what was
 * before it comes when somebody looks at it, or in a quiet hour (`history.ts`), and then all is folded anew
 * from the facts. A book is taken only where nothing of this phone's own may lie in it already, so that it
 * knows by the facts alone what of its own has come back: what is said meanwhile goes out behind what is
 * given. Whatever fails here, the facts come all the same.
 */

/**
 * Of these the facts are fetched at once: who is registered and what lies where is what a phone brings to a
 * home that was put back to before it was enrolled there. Of people nothing is given at all.
 */
const FETCHED: ReadonlySet<ActivityName> = new Set(['people', 'places']);

type Part = v.InferOutput<typeof LoadingRow>['part'];

export async function takeGiven(phone: Phone, me: Signer): Promise<void> {
  let part = await partToCome(phone);
  const along = part === 'first' ? takeAlong(phone) : undefined;
  let reply: Asked = along && Promise.resolve(along);
  // The rest is on its way while the households are taken over and drawn.
  let next: Asked = along?.books.length ? ask(phone, me, '&part=rest') : undefined;
  while (part !== undefined) {
    const taken = await takePart(phone, me, part, reply);
    [reply, next] = [next, undefined];
    if (taken === 'some') return;
    // A home that folds otherwise gives nothing.
    part = part === 'first' && taken === 'all' ? 'rest' : undefined;
    await noteLoading(phone, part);
  }
}

/** What is still to be given: all on a phone of which nothing lies anywhere, or what a cut left. */
async function partToCome(phone: Phone): Promise<Part | undefined> {
  if (await endWhenWhole(phone)) return undefined;
  const { store } = phone.platform;
  const loading = await findRow(store, LoadingRow, 'meta', 'loading');
  if (loading !== undefined) {
    // Another tab has begun it.
    phone.given ??= { have: 0, of: 0 };
    return loading.part;
  }
  const rows = await booksOf(phone);
  return rows.some(({ complete, seq }) => complete || seq > 0) ? undefined : 'first';
}

/** Whether a first load has ended by this: all is there, be it that it came as facts. */
export async function endWhenWhole(phone: Phone): Promise<boolean> {
  if (phone.given === undefined || phone.lastSync === undefined) return false;
  const rows = await booksOf(phone);
  if (rows.length === 0 || !rows.every(({ complete }) => complete)) return false;
  await noteLoading(phone, undefined);
  phone.tell();
  phone.platform.wake.send();
  return true;
}

const booksOf = async ({ platform: { store } }: Phone): Promise<readonly BookRow[]> =>
  (await readBooks({ store })).filter(({ writeOnly }) => writeOnly === undefined);

/** Notes how far it has come; at its end what was kept on the way goes. */
async function noteLoading(phone: Phone, part: Part | undefined): Promise<void> {
  const { store } = phone.platform;
  if (part !== undefined) {
    const value: LoadingRow = { part };
    phone.given = { have: 0, of: 0 };
    await store.write([{ table: 'meta', key: 'loading', value }], { strict: false });
    return;
  }
  const rows = await store.list('states', { prefix: PIECE });
  const pieces = rows.map(({ key }) => ({ table: 'states' as const, key, gone: true as const }));
  await store.write([...pieces, { table: 'meta', key: 'loading', gone: true }], { strict: false });
  phone.given = undefined;
}

/** An answer that has been asked for. */
type Asked = Promise<SnapshotReply | undefined> | undefined;

/** Takes the books of one part over; of some, what is missing may come the next time. */
async function takePart(
  phone: Phone,
  me: Signer,
  part: Part,
  asked: Asked,
): Promise<'all' | 'some' | 'none'> {
  const { store } = phone.platform;
  const isCut = (await store.list('states', { prefix: PIECE })).length > 0;
  const reply = await (asked ?? ask(phone, me, `&part=${part}${isCut ? '&pieces=none' : ''}`));
  if (reply === undefined) return 'some';
  if (reply.books.length === 0) return 'none';
  const came = new Map(reply.pieces);
  const names = reply.books.flatMap((line) => line.names);
  if (part === 'rest') phone.given = { have: came.size, of: names.length };
  // What came whole is taken over at once, and need not lie here twice.
  const isWhole = (line: SnapshotLine): boolean => line.names.every((name) => came.has(name));
  const broken = reply.books.filter((line) => !isWhole(line)).flatMap((line) => line.names);
  await keepPieces(
    phone,
    broken.flatMap((name) => pieceIn(came, name)),
    part,
  );
  const fresh: Id[] = [];
  let isAll = true;
  const given = fetchInTurn(
    phone,
    me,
    reply.books.map((line) => ({ line, at: reply.at, came, part })),
  );
  for (const [index, { line, book }] of given.entries()) {
    const taken = await takeOne(phone, line, await book);
    if (taken === 'new') fresh.push(line.book.id);
    if (taken !== 'failed' && index === 0) {
      fresh.push(...(await expectBooks(phone, doorsIn(reply))));
    }
    // What is needed most is shown at once, all others together: each time the whole screen is drawn anew.
    if (index === 0) await phone.refresh(fresh.splice(0));
    isAll &&= taken !== 'failed';
  }
  if (fresh.length > 0) await phone.refresh(fresh);
  return isAll ? 'all' : 'some';
}

/** The doors that come behind the households that were given first. */
const doorsIn = ({ coming = [], books: [first] }: SnapshotReply): readonly Book[] =>
  coming.filter(({ activity, place }) => activity === 'doors' && place === first?.book.place);

type Pieces = Map<string, string>;

const pieceIn = (pieces: Pieces, name: string): readonly [string, string][] => {
  const piece = pieces.get(name);
  return piece === undefined ? [] : [[name, piece]];
};

/** Of an answer that is cut off what had come whole: the rest of it is missing, as in a shorter one. */
async function ask(
  { platform, client }: Phone,
  me: Signer,
  more: string,
): Promise<SnapshotReply | undefined> {
  const path = `/api/snapshots?protocol=${client.protocol()}&print=${FOLD_PRINT}${more}`;
  const answer = await client.ask(path, { keepsCut: true }, me);
  const value = answer.ok ? answer.value.value : wholePairs(answer.error.came ?? '');
  return readGiven({ platform }, value);
}

/** What came with the answer to the card, once. */
function takeAlong(phone: Phone): SnapshotReply | undefined {
  const { cameAlong } = phone;
  phone.cameAlong = undefined;
  return readGiven(phone, cameAlong);
}

function readGiven(
  { platform }: Pick<Phone, 'platform'>,
  value: unknown,
): SnapshotReply | undefined {
  const reply = v.safeParse(SnapshotReply, value);
  if (!reply.success) return undefined;
  // What is not what it is called is nothing.
  const { sha256 } = platform.crypto;
  const pieces = reply.output.pieces.filter(
    ([name, piece]) => toBase64Url(sha256(utf8(piece))) === name,
  );
  return { ...reply.output, pieces };
}

type Given = {
  readonly line: SnapshotLine;
  /** Server seconds under which it is signed. */
  readonly at: number;
  /** Pieces that came with it, by their names. */
  readonly came: Pieces;
  readonly part: Part;
};

/** One book with the whole of its text, proven to be the home's word. */
type Whole = {
  readonly row: BookRow;
  readonly head: Position;
  readonly text: string;
  readonly part: Part;
};

type Coming = { readonly line: SnapshotLine; readonly book: Promise<Whole | 'known' | 'failed'> };

/** What of books did not come along is fetched book after book, while those before are taken over. */
function fetchInTurn(phone: Phone, me: Signer, books: readonly Given[]): readonly Coming[] {
  let before: Promise<unknown> = Promise.resolve();
  return books.map((given) => {
    const book = before.then(() => fetchOne(phone, me, given));
    // Whoever takes it over hears of it; who has broken off before need not.
    before = book.catch(() => undefined);
    return { line: given.line, book };
  });
}

/** One book, unless something of it lies here. */
async function fetchOne(
  phone: Phone,
  me: Signer,
  given: Given,
): Promise<Whole | 'known' | 'failed'> {
  const { platform } = phone;
  const { line, part } = given;
  const { book, epoch, generation, seq } = line;
  const known = await findRow(platform.store, BookRow, 'books', book.id);
  // Of one that was only named no generation is known.
  const isAnother = known?.coming === undefined && known?.generation !== generation;
  if (known !== undefined && isAnother) return 'known';
  if (!(await isUntouched(phone, book.id))) return 'known';
  const hash = await provenHead(phone, me, given);
  if (hash === undefined) return 'failed';
  const text = await gather(phone, me, given);
  if (text === undefined) return 'failed';
  const row = known ?? newBookRow(platform, { book, generation });
  return { row, head: { epoch, seq, hash }, text, part };
}

async function takeOne(
  phone: Phone,
  { book, generation, seq }: SnapshotLine,
  given: Whole | 'known' | 'failed',
): Promise<'new' | 'known' | 'failed'> {
  if (typeof given === 'string') return given;
  const { platform } = phone;
  const { row: known, head, text, part } = given;
  const { id } = book;
  // While it was fetched something may have been said in it.
  if (!(await isUntouched(phone, id))) return 'known';
  const { coming: _, ...row } = known;
  const streams = [...streamsOf(phone.identity).all];
  const noted: Noted = { streams, pages: [], confirmed: [], decisions: [] };
  const packed = await platform.gzip.pack(utf8(`${JSON.stringify(noted)}\n${text}`));
  const state = await platform.seal.seal(statePlace(id), packed, 'others');
  const kept: StateRow = { print: FOLD_PRINT, branch: row.branch ?? 0, seq, state };
  // One that was dropped for an erasure is looked through once more when its facts are there.
  const isFollowed = row.since === undefined;
  const shown: BookRow = { ...row, book, generation, ...(isFollowed && { cleaned: generation }) };
  const value: BookRow = FETCHED.has(book.activity)
    ? { ...shown, given: seq }
    : standingOn(shown, head, phone.clock.now().at);
  const loading: LoadingRow = { part };
  const written = await platform.store.write(
    [
      { table: 'books', key: id, value },
      { table: 'states', key: id, value: kept },
      { table: 'meta', key: 'loading', value: loading },
    ],
    { strict: false, expect: [{ table: 'books', key: id, holds: isAsItWas(known) }] },
  );
  if (!written.ok) return 'failed';
  // One book is not all there is: nobody is shown it as that.
  phone.given ??= { have: 0, of: 0 };
  return 'new';
}

/** The row of a book that stands on what was given at this place. */
function standingOn(row: BookRow, { epoch, seq, hash }: Position, at: number): BookRow {
  return {
    ...row,
    epoch,
    seq,
    hash,
    proven: seq,
    provenHash: hash,
    provenEpoch: epoch,
    complete: true,
    // An empty book has no history.
    ...(seq > 0 && { begins: { epoch, seq, hash, at } }),
    lastPage: { from: seq + 1, count: 0 },
  };
}

/** Whether nothing of a book lies here, and nothing of this phone's own may lie in it. */
async function isUntouched({ platform: { store, clock } }: Phone, book: Id): Promise<boolean> {
  const row = await findRow(store, BookRow, 'books', book);
  const { complete = false, seq = 0, writeOnly, told, given } = row ?? {};
  const isOther = [writeOnly, told, given].some((each) => each !== undefined);
  if (complete || seq > 0 || isOther) return false;
  const isSaid = (await store.read('counters', book)) !== undefined;
  if (isSaid && !isKeptBack(row?.coming, clock.nowMs())) return false;
  const past = await store.list('past', { prefix: '' });
  return past.every(({ value }) => toRow(PastRow, value)?.book !== book);
}

/** The hash of the head at which a given book stands, when all of it is the home's word. */
async function provenHead(
  { platform }: Phone,
  { homeKey }: Signer,
  { line, at }: Given,
): Promise<Bytes | undefined> {
  const { book, epoch, generation, seq, names } = line;
  const [hash, signature] = [fromBase64Url(line.hash), fromBase64Url(line.signature)];
  if (!hash.ok || !signature.ok) return undefined;
  const head = { book: book.id, epoch, generation, seq, hash: hash.value, at };
  const bytes = snapshotBytes(head, FOLD_PRINT, names);
  const isTheirs = await platform.crypto.verify(homeKey, bytes, signature.value);
  return isTheirs ? hash.value : undefined;
}

/** The whole text of a book, piece by piece; what came before it was cut off is not asked for again. */
async function gather(
  phone: Phone,
  me: Signer,
  { line: { book, names }, came, part }: Given,
): Promise<string | undefined> {
  const pieces: Pieces = new Map();
  for (const name of names) {
    const piece = came.get(name) ?? (await readPiece(phone, name));
    if (piece !== undefined) pieces.set(name, piece);
  }
  for (;;) {
    const missing = names.filter((name) => !pieces.has(name)).slice(0, PIECES_MAX);
    if (missing.length === 0) return names.map((name) => pieces.get(name) ?? '').join('');
    const reply = await ask(phone, me, `&book=${book.id}&names=${missing.join(',')}`);
    const fresh = (reply?.pieces ?? []).filter(([name]) => missing.includes(name));
    if (reply === undefined || fresh.length === 0) return undefined;
    await keepPieces(phone, fresh, part);
    for (const [name, piece] of fresh) pieces.set(name, piece);
    if (phone.given !== undefined) phone.given.have += fresh.length;
    phone.tell();
  }
}

const PIECE = 'piece.';

async function keepPieces(
  phone: Phone,
  pieces: readonly (readonly [string, string])[],
  part: Part,
): Promise<void> {
  const { seal, gzip, store } = phone.platform;
  const changes = pieces.map(async ([name, piece]) => {
    const key = PIECE + name;
    const packed = await gzip.pack(utf8(piece));
    const value: PieceRow = { piece: await seal.seal(`states/${key}`, packed, 'others') };
    return { table: 'states' as const, key, value };
  });
  if (changes.length === 0) return;
  // What lies here is known of, so that it goes in the end.
  const loading: LoadingRow = { part };
  const noted = { table: 'meta' as const, key: 'loading', value: loading };
  await store.write([...(await Promise.all(changes)), noted], { strict: false });
  phone.given ??= { have: 0, of: 0 };
}

async function readPiece({ platform }: Phone, name: string): Promise<string | undefined> {
  const key = PIECE + name;
  const row = await findRow(platform.store, PieceRow, 'states', key);
  const opened = row && (await platform.seal.open(`states/${key}`, row.piece));
  const unpacked: { ok: true; value: Bytes } | { ok: false } | undefined =
    opened?.ok === true ? await platform.gzip.unpack(opened.value) : opened;
  const text = unpacked?.ok === true ? fromUtf8(unpacked.value) : undefined;
  return text?.ok === true ? text.value : undefined;
}
