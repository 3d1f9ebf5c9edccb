import { fromBase64Url, toBase64Url, utf8 } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import { openingIdOf, REPLY_KEY_LENGTH, sealCopy } from '#book/copy.ts';
import { openingBytes } from '#book/signed.ts';
import type { CopyMessage } from '#protocol/carry.ts';
import type { OpeningKeyMessage, PushPart } from '#protocol/messages.ts';
import { type Change, numberedKey } from '#device/local-store.ts';
import type { Platform } from '#device/platform.ts';
import { type CopyRow, OpeningRow } from '#device/copy-rows.ts';
import { findRow } from '#device/rows.ts';
import { openText, sealText } from '#device/seal.ts';

/*
 * Second copies. Each save is also sealed to the home and written in the same transaction: what survives in
 * another store when this one is lost, and what somebody else can carry.
 */

const AT = 'meta/opening';

/**
 * Keeps the key that copies are sealed to, if the home signed it; with the first, a key for answers. A home
 * that was put back to before it made one makes another under the same number: what was sealed to the lost
 * one is sealed anew (`tend-copies.ts`). False when there was no room for it.
 */
export async function keepOpening(
  platform: Platform,
  homeKey: string,
  { id, key, signature }: OpeningKeyMessage,
): Promise<boolean> {
  const { crypto, store, seal } = platform;
  // Fetched while there is a network: it may go seconds after the phone was taken into use.
  crypto.hpke().catch(() => undefined);
  const known = await findRow(store, OpeningRow, 'meta', 'opening');
  if (known?.id === id && known.key === key) return true;
  const bytes = fromBase64Url(signature);
  const isTheirs = bytes.ok && (await crypto.verify(homeKey, openingBytes(id, key), bytes.value));
  if (!isTheirs) return true;
  const fresh = () => sealText(seal, AT, toBase64Url(crypto.random(REPLY_KEY_LENGTH)));
  const first = known?.first ?? known?.key;
  const reply = known?.reply ?? (await fresh());
  const value: OpeningRow = { id, key, reply, ...(first !== undefined && { first }) };
  const written = await store.write([{ table: 'meta', key: 'opening', value }], { strict: true });
  return written.ok;
}

/** What copies of this phone are made with. */
export type Sealer = Omit<OpeningRow, 'reply'> & { readonly reply: string };

/** Whether the home has the key that a copy is sealed to, as far as a phone can know. */
export function isReadable({ bytes, to }: CopyRow, { id, key, first = key }: Sealer): boolean {
  const of = openingIdOf(bytes) ?? id;
  return of < id || (of === id && (to ?? first) === key);
}

/** Undefined until the home has said to which key. */
export async function readSealer({ store, seal }: Platform): Promise<Sealer | undefined> {
  const row = await findRow(store, OpeningRow, 'meta', 'opening');
  const reply = row && (await openText(seal, AT, row.reply));
  return row !== undefined && reply?.ok === true ? { ...row, reply: reply.value } : undefined;
}

/**
 * The copy of a save, as a row to be written with it. None when it cannot be made: nobody is kept from saving
 * for want of it, and the next sync makes what is missing.
 */
export async function copyChanges(
  { crypto, gzip }: Platform,
  { id, key, reply }: Sealer,
  stream: Id,
  part: PushPart,
): Promise<readonly Change[]> {
  const point = fromBase64Url(key);
  const [to, last] = [part.from + part.facts.length - 1, part.facts.at(-1)];
  if (!point.ok || last === undefined) return [];
  const message: CopyMessage = { stream, reply, part };
  const packed = await gzip.pack(utf8(JSON.stringify(message)));
  const sealed = await sealCopy(await crypto.hpke(), { id, point: point.value }, packed);
  if (!sealed.ok) return [];
  const value: CopyRow = { at: last.at, stream, bytes: sealed.value, to: key };
  return [{ table: 'copies', key: numberedKey(part.book, to), value }];
}

/** A copy stays until its facts lie in a backup of the home, and at least this long. */
const KEPT_S = 30 * 86_400;

/** Whether a copy may go: its facts are archived, and old enough that nobody will ask for it. */
export const isDone = (at: number, to: number, archived: number, nowS: number): boolean =>
  to <= archived && nowS - at >= KEPT_S;
