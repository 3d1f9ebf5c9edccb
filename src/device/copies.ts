import { fromBase64Url, toBase64Url, utf8 } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import { openingIdOf, REPLY_KEY_LENGTH, sealCopy } from '#book/copy.ts';
import { openingBytes } from '#book/signed.ts';
import type { CopyMessage } from '#protocol/carry.ts';
import type { OpeningKeyMessage, PushPart } from '#protocol/messages.ts';
import { type Change, numberedKey } from '#device/local-store.ts';
import { mirrorName } from '#device/mirror.ts';
import type { Platform } from '#device/platform.ts';
import { CopyRow, OpeningRow } from '#device/copy-rows.ts';
import { findRow, toRow } from '#device/rows.ts';
import { openText, sealText } from '#device/seal.ts';

/*
 * Second copies. Each save is also sealed to the home and written in the same transaction: what survives in
 * another store when this one is lost, and what somebody else can carry.
 */

const AT = 'meta/opening';

/**
 * Keeps the key that copies are sealed to, if the home signed it; with the first, a key for answers. Where it
 * takes another's place under the same number, the home was put back to before that one was made: what was
 * sealed to it can be opened by nobody, and goes, so that it is sealed anew.
 */
export async function keepOpening(
  platform: Platform,
  homeKey: string,
  { id, key, signature }: OpeningKeyMessage,
): Promise<void> {
  const { crypto, store, seal } = platform;
  // Fetched while there is a network: it may go seconds after the phone was taken into use.
  crypto.hpke().catch(() => undefined);
  const known = await findRow(store, OpeningRow, 'meta', 'opening');
  if (known?.id === id && known.key === key) return;
  const bytes = fromBase64Url(signature);
  if (!bytes.ok || !(await crypto.verify(homeKey, openingBytes(id, key), bytes.value))) return;
  const fresh = () => sealText(seal, AT, toBase64Url(crypto.random(REPLY_KEY_LENGTH)));
  const value: OpeningRow = { id, key, reply: known?.reply ?? (await fresh()) };
  const lost = known?.id === id ? await dropSealedTo(platform, id) : [];
  await store.write([{ table: 'meta', key: 'opening', value }, ...lost], { strict: true });
}

/** From the mirror at once: what lies there under its name would not be written again. */
async function dropSealedTo({ store, mirror }: Platform, id: number): Promise<readonly Change[]> {
  const lost = (await store.list('copies', { prefix: '' })).flatMap(({ key, value }) => {
    const row = toRow(CopyRow, value);
    return row !== undefined && openingIdOf(row.bytes) === id ? [{ key, stream: row.stream }] : [];
  });
  const names = new Set(lost.map(({ key, stream }) => mirrorName(stream, key)));
  await mirror.drop(names).catch(() => undefined);
  return lost.map(({ key }) => ({ table: 'copies', key, gone: true }));
}

/** What copies of this phone are made with. */
export type Sealer = { readonly id: number; readonly key: string; readonly reply: string };

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
  const value: CopyRow = { at: last.at, stream, bytes: sealed.value };
  return [{ table: 'copies', key: numberedKey(part.book, to), value }];
}

/** A copy stays until its facts lie in a backup of the home, and at least this long. */
const KEPT_S = 30 * 86_400;

/** Whether a copy may go: its facts are archived, and old enough that nobody will ask for it. */
export const isDone = (at: number, to: number, archived: number, nowS: number): boolean =>
  to <= archived && nowS - at >= KEPT_S;
