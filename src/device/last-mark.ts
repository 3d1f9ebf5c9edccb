import * as v from 'valibot';
import { fromBase64Url } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import type { Position } from '#book/epochs.ts';
import { stillBytes, unchangedBytes } from '#book/signed.ts';
import { LEFT_BOOKS_MAX } from '#protocol/limits.ts';
import { LeaseMessage, type PullReply } from '#protocol/messages.ts';
import { readBooks } from '#device/book-rows.ts';
import type { HomeClient, SignedAnswer, Signer } from '#device/home-client.ts';
import type { Platform } from '#device/platform.ts';
import { AnswerRow, type BookRow, type SyncRow, toRow } from '#device/rows.ts';

/*
 * The mark that the home gave with its last whole answer: while it would give the same one, nothing
 * is new for this phone. It is worth something only for the position it was given for, and where it
 * covers all that the home has acknowledged since.
 */

/** What came of asking by the mark alone; undefined: the phone has to ask by all that lies here. */
export type Still =
  { readonly at: number; readonly leaseDays: number } | { readonly code: string } | undefined;

/**
 * One small question, however much lies here: whether anything is new. Worth it where hardly
 * anything is, because what is new comes with another question.
 */
export async function askByMark(
  platform: Platform,
  client: HomeClient,
  me: Signer,
  last: SyncRow | undefined,
): Promise<Still> {
  const known = await knownOf(platform, last, await haveText(platform));
  if (known === undefined || !client.takesMark) return undefined;
  const left = await leftOf(platform, known);
  if (left.length > LEFT_BOOKS_MAX) return undefined;
  const path = `${pullPath(platform, client)}&mark=${known.mark}&left=${left.join(',')}`;
  const answer = await client.ask(path, { isBare: true }, me);
  if (!answer.ok) {
    const { code } = answer.error;
    // A home of before does not know of such a question.
    if (code === 'malformed') client.takesMark = false;
    return code === 'malformed' || code === 'home-older' ? undefined : { code };
  }
  const { askedAt, header } = answer.value;
  const word = header('banso-still');
  return word === undefined ? undefined : stillSaid(platform, me, known, askedAt, word);
}

/** What the home's signed word says: its second, the days of the lease. */
async function stillSaid(
  platform: Platform,
  me: Signer,
  known: SyncRow,
  askedAt: number,
  word: string,
): Promise<Still> {
  const [at = NaN, days = NaN] = word.split('.').map(Number);
  const signature = fromBase64Url(word.split('.')[2] ?? '');
  const forged = { code: 'reply-forged' };
  if (!Number.isSafeInteger(at) || !Number.isSafeInteger(days) || !signature.ok) return forged;
  const bytes = stillBytes(me.stream, known.mark, askedAt, at, days);
  if (!(await platform.crypto.verify(me.homeKey, bytes, signature.value))) return forged;
  await keepSync(platform, { ...known, syncedAt: at });
  return { at, leaseDays: days };
}

/**
 * Books that this person does not read, with something of this phone's own or about which the home
 * has said something: it tells of no others of them, so that no others show in its mark.
 */
async function leftOf(
  { store }: Platform,
  { left = [], told = {} }: SyncRow,
): Promise<readonly Id[]> {
  if (left.length === 0) return [];
  const said = (await store.list('counters', { prefix: '' })).map(({ key }) => key);
  const past = (await store.list('past', { prefix: '' })).map(({ key }) => key.split('.')[1]);
  const own = new Set([...said, ...past, ...Object.keys(told)]);
  const rows = await readBooks({ store });
  for (const row of rows) if (row.told !== undefined) own.add(row.book.id);
  return left.filter((book) => own.has(book));
}

/** Where a phone asks for what is new, with the protocol. */
export const pullPath = (
  { follows }: Pick<Platform, 'follows'>,
  client: Pick<HomeClient, 'protocol'>,
): string => `/api/${follows === true ? 'follow' : 'pull'}?protocol=${client.protocol()}`;

/** What lies here of each book; of one that goes back to another place, only so much. */
export async function haveText(
  platform: Pick<Platform, 'store'>,
  backOf: (row: BookRow) => Position | undefined = () => undefined,
): Promise<string> {
  const rows = await readBooks(platform);
  const places = rows.map((row) => ({ id: row.book.id, ...(backOf(row) ?? row) }));
  return places.map(({ id, epoch, seq }) => `${id}.${epoch}.${seq}`).join(',');
}

/**
 * Kept with the position it was given for, so that it can never vouch for another.
 * @param isKept all that came with it is; else the next question is by all that lies here
 */
export async function keepMark(
  platform: Platform,
  reply: PullReply,
  isKept: boolean,
): Promise<void> {
  const { mark, at, receipts, books } = reply;
  const told = receipts && Object.fromEntries(receipts.map(({ book, n }) => [book, n]));
  const have = await haveText(platform);
  const read = new Set(books.map(({ book }) => book.id));
  const left = (await readBooks(platform)).flatMap(({ book: { id } }) =>
    read.has(id) ? [] : [id],
  );
  const syncedAt = at;
  await keepSync(platform, {
    mark,
    syncedAt,
    have,
    ...(isKept && { left }),
    ...(told && { told }),
  });
}

/**
 * The last mark, where it covers all that lies here: a home that is put back to where it gave the
 * mark lacks what it has acknowledged since, and must be asked for everything.
 */
export async function knownOf(
  { store }: Platform,
  last: SyncRow | undefined,
  have: string,
): Promise<SyncRow | undefined> {
  // An app that did not note which books are read no more asks once for all of it.
  if (last?.have !== have || last.left === undefined) return undefined;
  const { told } = last;
  if (told === undefined) return last;
  const rows = await store.list('answers', { prefix: '' });
  const isCovered = rows.every(
    ({ key, value }) => (toRow(AnswerRow, value)?.n ?? 0) <= (told[key] ?? 0),
  );
  return isCovered ? last : undefined;
}

/**
 * Seconds of the home in its signed word that nothing is new; undefined when it answers another
 * question.
 */
export async function unchangedAt(
  platform: Platform,
  me: Signer,
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

/** The lease of that answer: its days, a dot, the home's signature. */
export function readLease(header: string | undefined): LeaseMessage | undefined {
  const [days, signature] = header?.split('.') ?? [];
  const parsed = v.safeParse(LeaseMessage, { days: Number(days), signature });
  return parsed.success ? parsed.output : undefined;
}

async function keepSync(platform: Platform, value: SyncRow): Promise<void> {
  await platform.store.write([{ table: 'meta', key: 'sync', value }], { strict: false });
}
