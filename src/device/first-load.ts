import * as v from 'valibot';
import { type Bytes, fromBase64Url, fromUtf8, toBase64Url, utf8 } from '#kernel/bytes.ts';
import { snapshotBytes } from '#book/signed.ts';
import { FOLD_PRINT } from '#protocol/fold-print.ts';
import { PIECES_MAX, type SnapshotLine, SnapshotReply } from '#protocol/snapshots.ts';
import { newBookRow, sameEnd } from '#device/book-rows.ts';
import { type Noted, statePlace } from '#device/kept-state.ts';
import { type Phone, streamsOf } from '#device/phone.ts';
import { readBooks } from '#device/pull.ts';
import type { Enrolled } from '#device/push.ts';
import { BookRow, findRow, PieceRow, type StateRow } from '#device/rows.ts';

/*
 * The very first load: the home gives its books as it has folded them, signed, and they are worked with while
 * their facts come behind them. A given state is shown and nothing else: no cursor stands on it, and it goes
 * in the same transaction in which the book's facts are proven, from which all is folded anew. It is taken
 * only where nothing of this phone's own may lie in a book already, so that it knows by the facts alone what
 * of its own has come back. Whatever fails here, the facts come all the same.
 */

export async function takeGiven(phone: Phone, me: Enrolled): Promise<void> {
  if (!(await isFirst(phone))) return dropPieces(phone);
  const reply = await ask(phone, me, '');
  if (reply === undefined) return undefined;
  await keepPieces(phone, reply);
  let isAll = true;
  for (const line of reply.books) {
    const taken = await takeOne(phone, me, line, reply.at);
    if (taken === 'new') await phone.refresh([line.book.id]);
    isAll &&= taken !== 'failed';
  }
  return isAll ? dropPieces(phone) : undefined;
}

/** Whether no fact of any book has come, and none was said. */
async function isFirst({ platform: { store } }: Phone): Promise<boolean> {
  const rows = await readBooks({ store });
  if (rows.some(({ complete, seq }) => complete || seq > 0)) return false;
  for (const table of ['counters', 'past'] as const) {
    if ((await store.list(table, { prefix: '' })).length > 0) return false;
  }
  return true;
}

async function ask(
  { platform, client }: Phone,
  me: Enrolled,
  more: string,
): Promise<SnapshotReply | undefined> {
  const path = `/api/snapshots?protocol=${client.protocol()}&print=${FOLD_PRINT}${more}`;
  const answer = await client.ask(path, {}, me);
  const reply = answer.ok ? v.safeParse(SnapshotReply, answer.value.value) : undefined;
  if (reply?.success !== true) return undefined;
  // What is not what it is called is nothing.
  const { sha256 } = platform.crypto;
  const pieces = reply.output.pieces.filter(
    ([name, piece]) => toBase64Url(sha256(utf8(piece))) === name,
  );
  return { ...reply.output, pieces };
}

/** Takes one book over, unless it has come before. */
async function takeOne(
  phone: Phone,
  me: Enrolled,
  line: SnapshotLine,
  at: number,
): Promise<'new' | 'known' | 'failed'> {
  const { platform } = phone;
  const { book, names, generation, seq } = line;
  const { id } = book;
  const known = await findRow(platform.store, BookRow, 'books', id);
  if (known?.given === seq) return 'known';
  if (!(await isSigned(phone, me, line, at))) return 'failed';
  const text = await gather(phone, me, id, names);
  if (text === undefined || known?.writeOnly === true) return 'failed';
  const row = known ?? newBookRow(platform, { book, generation });
  const streams = [...streamsOf(phone.identity).all];
  const noted: Noted = { streams, pages: [], confirmed: [], decisions: [] };
  const packed = await platform.gzip.pack(utf8(`${JSON.stringify(noted)}\n${text}`));
  const state = await platform.seal.seal(statePlace(id), packed, 'others');
  const kept: StateRow = { print: FOLD_PRINT, branch: row.branch ?? 0, seq, state };
  const value: BookRow = { ...row, generation, cleaned: generation, given: seq };
  const written = await platform.store.write(
    [
      { table: 'books', key: id, value },
      { table: 'states', key: id, value: kept },
    ],
    { strict: false, expect: [{ table: 'books', key: id, holds: sameEnd(row) }] },
  );
  return written.ok ? 'new' : 'failed';
}

async function isSigned(
  { platform }: Phone,
  { homeKey }: Enrolled,
  { book, epoch, generation, seq, hash: text, names, signature: said }: SnapshotLine,
  at: number,
): Promise<boolean> {
  const [hash, signature] = [fromBase64Url(text), fromBase64Url(said)];
  if (!hash.ok || !signature.ok) return false;
  const head = { book: book.id, epoch, generation, seq, hash: hash.value, at };
  const bytes = snapshotBytes(head, FOLD_PRINT, names);
  return platform.crypto.verify(homeKey, bytes, signature.value);
}

/** The whole text of a book, piece by piece; what came before it was cut off is not asked for again. */
async function gather(
  phone: Phone,
  me: Enrolled,
  book: string,
  names: readonly string[],
): Promise<string | undefined> {
  const pieces = new Map<string, string>();
  for (const name of names) {
    const piece = await readPiece(phone, name);
    if (piece !== undefined) pieces.set(name, piece);
  }
  for (;;) {
    const missing = names.filter((name) => !pieces.has(name)).slice(0, PIECES_MAX);
    if (missing.length === 0) return names.map((name) => pieces.get(name) ?? '').join('');
    const reply = await ask(phone, me, `&book=${book}&names=${missing.join(',')}`);
    const came = (reply?.pieces ?? []).filter(([name]) => missing.includes(name));
    if (reply === undefined || came.length === 0) return undefined;
    await keepPieces(phone, reply);
    for (const [name, piece] of came) pieces.set(name, piece);
  }
}

const PIECE = 'piece.';

async function keepPieces({ platform }: Phone, { pieces }: SnapshotReply): Promise<void> {
  const { seal, gzip, store } = platform;
  const changes = pieces.map(async ([name, piece]) => {
    const key = PIECE + name;
    const packed = await gzip.pack(utf8(piece));
    const value: PieceRow = { piece: await seal.seal(`states/${key}`, packed, 'others') };
    return { table: 'states' as const, key, value };
  });
  await store.write(await Promise.all(changes), { strict: false });
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

async function dropPieces({ platform: { store } }: Phone): Promise<void> {
  const rows = await store.list('states', { prefix: PIECE });
  const changes = rows.map(({ key }) => ({ table: 'states' as const, key, gone: true as const }));
  if (changes.length > 0) await store.write(changes, { strict: false });
}
