import { fromBase64Url, sameBytes } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import { receiptBytes } from '#book/signed.ts';
import type { CutMessage, ReceiptMessage } from '#protocol/messages.ts';
import { findAnswer, UNANSWERED } from '#device/answer-row.ts';
import { type Change, numberedKey } from '#device/local-store.ts';
import type { Platform } from '#device/platform.ts';
import type { Signer } from '#device/home-client.ts';
import { AnswerRow, findRow, OutboxRow, SaveRow, toRow } from '#device/rows.ts';

/*
 * What the home answers to own facts. It counts only under the home's signature over the very chain hash that
 * this phone signed, whoever brings it.
 */

/** Stores a receipt over everything up to at least `sentTo`; answers a code when it cannot be believed. */
export async function takeReceipt(
  platform: Platform,
  me: Signer,
  receipt: ReceiptMessage,
  sentTo: number,
): Promise<string | undefined> {
  const { book } = receipt;
  const answered = await findAnswer(platform, book);
  if (receipt.n < sentTo || !(await isTheirs(platform, me, receipt))) return 'receipt-wrong';
  // The home's own word of another chain: a copy of this phone has gone on from here.
  if (!(await isOurChain(platform, receipt))) return 'fork';
  if (sentTo <= answered.n) return undefined;
  const changes: Change[] = [];
  const rows = await readOutbox(platform, book, answered.n + 1, sentTo);
  if (rows === undefined) return 'store-damaged';
  const items = new Map(receipt.items.map((item) => [item.n, item]));
  for (const row of rows) {
    const item = items.get(row.n);
    if (item === undefined) return 'receipt-wrong';
    const value = judged(row, item, receipt.at);
    changes.push({ table: 'outbox', key: numberedKey(book, row.n), value });
  }
  const archived = Math.max(answered.archived, receipt.archived);
  const { backs } = answered;
  const value: AnswerRow = { n: sentTo, archived, receipt, ...(backs !== undefined && { backs }) };
  changes.push({ table: 'answers', key: book, value });
  const written = await platform.store.write(changes, {
    strict: true,
    expect: [stillAnswered(book, answered)],
  });
  // Another tab that heard the same was first.
  if (!written.ok) return written.error.code === 'changed' ? undefined : written.error.code;
  // Numbers of this very stream are taken: another phone goes on from a copy of it.
  const isTaken = rows.some((row) => row.origin === undefined && isOriginTaken(items.get(row.n)));
  return isTaken ? 'fork' : undefined;
}

const isOriginTaken = (item: ReceiptMessage['items'][number] | undefined): boolean =>
  item?.why === 'origin-taken';

/** What came of the home's word of how far it has own facts; or why it could not be kept. */
export type Standing =
  'same' | 'judged anew' | 'waiting' | 'receipt-wrong' | 'disk-full' | 'store-failed';

/**
 * What the home says, unasked, of how far it has own facts, and of what became of the last of them. One that
 * was restored has less than it had acknowledged, or what a copy of this phone said since: those facts wait
 * once more. What a carrier brought it again meanwhile may have been judged anew: its newest word counts.
 * `cuts`: where the book went on in new epochs.
 */
export async function takeStanding(
  platform: Platform,
  me: Signer,
  book: Id,
  receipt: ReceiptMessage | undefined,
  cuts: readonly CutMessage[],
): Promise<Standing> {
  const answered = await findAnswer(platform, book);
  if (answered.n === 0) return 'same';
  const isOlder = receipt !== undefined && receipt.at < (answered.receipt?.at ?? 0);
  if (isOlder) return 'same';
  if (receipt !== undefined && !(await isTheirs(platform, me, receipt))) return 'receipt-wrong';
  // Where the home's chain of this stream is not ours, nothing that it acknowledged is certain.
  if (receipt === undefined || !(await isOurChain(platform, receipt))) {
    return keepStanding(platform, book, answered, { n: 0, archived: 0 });
  }
  const { epoch = 0 } = answered.receipt ?? {};
  const isCut = receipt.epoch > epoch;
  const certain = isCut ? await certainUpTo(platform, book, epoch, cuts) : answered.n;
  const n = Math.min(receipt.n, certain);
  const anew = await judgedAnew(platform, receipt, n);
  const isNews = isCut || anew.length > 0;
  if (!isNews && n >= answered.n && receipt.archived <= answered.archived) return 'same';
  const said = isNews ? { ...answered, receipt } : answered;
  return keepStanding(platform, book, said, { n, archived: receipt.archived }, anew);
}

/** Own facts up to n of which the home says something else now than when it answered them. */
async function judgedAnew(
  platform: Platform,
  { book, items, at }: ReceiptMessage,
  to: number,
): Promise<readonly OutboxRow[]> {
  const [first] = items;
  if (first === undefined || first.n > to) return [];
  const told = new Map(items.map((item) => [item.n, item]));
  return (await listOutbox(platform, book, first.n, to)).flatMap((row) => {
    const item = told.get(row.n);
    const now = item && judged(row, item, at);
    const isSame = now?.fate === row.fate && now.seq === row.seq && now.why === row.why;
    return now === undefined || isSame ? [] : [now];
  });
}

/** The last own fact that stands before every cut of an epoch later than this one. */
async function certainUpTo(
  { store }: Platform,
  book: Id,
  epoch: number,
  cuts: readonly CutMessage[],
): Promise<number> {
  const later = cuts.filter(([each]) => each > epoch);
  const cut = Math.min(...later.map(([, seq]) => seq));
  if (later.length === 0) return 0;
  const rows = await store.list('outbox', { prefix: `${book}.` });
  const before = rows.flatMap(({ value }) => {
    const { n = 0, seq = 0 } = toRow(OutboxRow, value) ?? {};
    return seq > 0 && seq <= cut ? [n] : [];
  });
  return Math.max(0, ...before);
}

/**
 * The home asks for a number that it had acknowledged before: own facts wait again from there on, also in
 * books that this person does not read any more. Answers whether they do.
 */
export async function takeGap(platform: Platform, book: Id, next: number): Promise<boolean> {
  const answered = await findAnswer(platform, book);
  if (next < 1 || next > answered.n) return false;
  const { archived } = answered;
  return (await keepStanding(platform, book, answered, { n: next - 1, archived })) === 'waiting';
}

/** Writes how far the home has own facts; `anew` are rows up to there that it judged otherwise now. */
async function keepStanding(
  platform: Platform,
  book: Id,
  answered: AnswerRow,
  { n, archived }: Pick<AnswerRow, 'n' | 'archived'>,
  anew: readonly OutboxRow[] = [],
): Promise<Standing> {
  const isLess = n < answered.n;
  const rows = [...anew];
  // Where one of them is lost, the others wait all the same.
  for (const row of isLess ? await listOutbox(platform, book, n + 1, answered.n) : []) {
    rows.push({ ...unanswered(row), fate: 'waiting' });
  }
  const backs = (answered.backs ?? 0) + (rows.length > 0 || isLess ? 1 : 0);
  const value: AnswerRow = {
    ...answered,
    archived: isLess ? Math.min(n, answered.archived) : archived,
    ...(isLess && { n }),
    ...(backs > 0 && { backs }),
  };
  const changes: Change[] = rows.map((row) => ({
    table: 'outbox',
    key: numberedKey(book, row.n),
    value: row,
  }));
  changes.push({ table: 'answers', key: book, value });
  const written = await platform.store.write(changes, {
    strict: true,
    expect: [stillAnswered(book, answered)],
  });
  if (!written.ok) return written.error.code === 'changed' ? 'same' : written.error.code;
  if (isLess) return 'waiting';
  return anew.length > 0 ? 'judged anew' : 'same';
}

/** An own fact without what the home said of it. */
function unanswered(row: OutboxRow): OutboxRow {
  const { why: _, seq: _seq, answeredAt: _at, ...said } = row;
  return said;
}

const stillAnswered = (book: Id, answered: AnswerRow) => ({
  table: 'answers' as const,
  key: book,
  holds: (found: unknown) => (toRow(AnswerRow, found) ?? UNANSWERED).n === answered.n,
});

/** Own facts n = from…to, as many of them as can be read. */
async function listOutbox(
  { store }: Pick<Platform, 'store'>,
  book: Id,
  from: number,
  to: number,
): Promise<readonly OutboxRow[]> {
  const range = { prefix: `${book}.`, from: numberedKey(book, from), to: numberedKey(book, to) };
  const found = await store.list('outbox', range);
  return found.flatMap(({ value }) => toRow(OutboxRow, value) ?? []);
}

/** Own facts n = from…to; undefined unless all of them are there. */
export async function readOutbox(
  platform: Pick<Platform, 'store'>,
  book: Id,
  from: number,
  to: number,
): Promise<readonly OutboxRow[] | undefined> {
  const rows = await listOutbox(platform, book, from, to);
  return rows.length === to - from + 1 && rows.every((row, index) => row.n === from + index)
    ? rows
    : undefined;
}

/** Whether the chain in a receipt is the one that was signed here when its last fact was saved. */
async function isOurChain(
  platform: Platform,
  { book, n, hash: text }: ReceiptMessage,
): Promise<boolean> {
  const save = await findRow(platform.store, SaveRow, 'saves', numberedKey(book, n));
  const hash = fromBase64Url(text);
  return save !== undefined && hash.ok && sameBytes(hash.value, save.hash);
}

/** Whether a receipt to this stream bears the home's signature. */
async function isTheirs(
  { crypto }: Platform,
  { stream, homeKey }: Signer,
  { signature: text, ...told }: ReceiptMessage,
): Promise<boolean> {
  const [hash, signature] = [fromBase64Url(told.hash), fromBase64Url(text)];
  if (!hash.ok || !signature.ok) return false;
  return crypto.verify(
    homeKey,
    receiptBytes({ ...told, stream, hash: hash.value }),
    signature.value,
  );
}

/** What the home has under its origin is in the book, although this saying of it was not needed. */
const SAID_BEFORE: ReadonlyMap<string, OutboxRow['fate']> = new Map([
  ['already-said', 'received'],
  ['already-held', 'held'],
]);

function judged(
  row: OutboxRow,
  { verdict, why, seq }: ReceiptMessage['items'][number],
  at: number,
): OutboxRow {
  const before = SAID_BEFORE.get(why);
  return {
    ...unanswered(row),
    fate: before ?? (verdict === 'ok' || verdict === 'flagged' ? 'received' : verdict),
    answeredAt: at,
    ...(why !== '' && why !== 'already-said' && { why }),
    ...(seq !== 0 && { seq }),
  };
}
