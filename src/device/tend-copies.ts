import type { Id } from '#kernel/id.ts';
import { findAnswer } from '#device/answer-row.ts';
import { copyChanges, isDone, readSealer, type Sealer } from '#device/copies.ts';
import { deliverWaiting } from '#device/deliver.ts';
import { type Change, numberedKey, numberOfKey } from '#device/local-store.ts';
import { mirrorName } from '#device/mirror.ts';
import { lookForOrphans } from '#device/orphans.ts';
import type { Phone } from '#device/phone.ts';
import type { Signer } from '#device/home-client.ts';
import { makePart } from '#device/push.ts';
import { CopyRow } from '#device/copy-rows.ts';
import { CounterRow, SaveRow, toRow } from '#device/rows.ts';

/*
 * Care for second copies, by the holder of the sync lock: those that are missing are made, all are mirrored,
 * those that are done go, and those of lost stores and of other phones are brought to the home. Where the
 * mirror does not answer, all else goes on, and the next time mirrors what is missing there.
 */

/** @param isCut there is no network just now */
export async function tendCopies(phone: Phone, me: Signer, isCut: boolean): Promise<void> {
  const { store } = phone.platform;
  if (phone.copying.mirrored === undefined) await lookForOrphans(phone).catch(() => undefined);
  const sealer = await readSealer(phone.platform);
  if (sealer !== undefined) {
    for (const { key, value } of await store.list('counters', { prefix: '' })) {
      const counter = toRow(CounterRow, value);
      if (counter !== undefined) await tendBook(phone, me, sealer, key, counter.n);
    }
  }
  if (!isCut) await deliverWaiting(phone);
}

async function tendBook(
  phone: Phone,
  me: Signer,
  sealer: Sealer,
  book: Id,
  n: number,
): Promise<void> {
  const { platform, copying } = phone;
  const { archived } = await findAnswer(platform, book);
  const place = `${mirrorName(me.stream, book)} ${sealer.key}`;
  const tended = copying.tended.get(place) ?? { n: 0, archived };
  if (tended.n >= n && tended.archived === archived) return;
  const from = numberedKey(book, tended.archived === archived ? tended.n + 1 : 1);
  const range = { prefix: `${book}.`, from };
  const held = new Map<string, CopyRow>();
  const gone: string[] = [];
  const nowS = phone.clock.now().at;
  for (const { key, value } of await platform.store.list('copies', range)) {
    const row = toRow(CopyRow, value);
    const isOwn = row?.stream === me.stream;
    if (isOwn && !isDone(row.at, numberOfKey(key), archived, nowS)) held.set(key, row);
    else gone.push(key);
  }
  for (const { key, value } of await platform.store.list('saves', range)) {
    const save = toRow(SaveRow, value);
    if (save === undefined || save.to <= archived || held.has(key)) continue;
    const made = await makeMissing(phone, me, sealer, book, save);
    if (made === undefined) continue;
    held.set(key, made);
    copying.mirrored?.delete(mirrorName(me.stream, key));
  }
  if (!(await mirrorCopies(phone, me.stream, held, gone))) return;
  const changes = gone.map((key): Change => ({ table: 'copies', key, gone: true }));
  if (changes.length > 0) await platform.store.write(changes, { strict: false });
  copying.tended.set(place, { n, archived });
}

/** A save of before the phone knew the home's key, or of which the copy could not be made. */
async function makeMissing(
  { platform }: Phone,
  me: Signer,
  sealer: Sealer,
  book: Id,
  save: SaveRow,
): Promise<CopyRow | undefined> {
  const part = await makePart(platform, { book, saves: [save] });
  if (!part.ok) return undefined;
  const changes = await copyChanges(platform, sealer, me.stream, part.value);
  await platform.store.write(changes, { strict: true });
  const [change] = changes;
  return change !== undefined && 'value' in change ? toRow(CopyRow, change.value) : undefined;
}

/** The mirror first: what it fails to drop is dropped the next time. Answers whether it did all of it. */
async function mirrorCopies(
  { platform: { mirror }, copying: { mirrored } }: Phone,
  stream: Id,
  held: ReadonlyMap<string, CopyRow>,
  gone: readonly string[],
): Promise<boolean> {
  if (mirrored === undefined) return false;
  const fresh = Array.from(held, ([key, { bytes }]) => ({ name: mirrorName(stream, key), bytes }));
  const missing = fresh.filter(({ name }) => !mirrored.has(name));
  const done = gone.map((key) => mirrorName(stream, key)).filter((name) => mirrored.has(name));
  try {
    if (missing.length > 0) await mirror.append(missing);
    for (const { name } of missing) mirrored.add(name);
    if (done.length > 0) await mirror.drop(new Set(done));
    for (const name of done) mirrored.delete(name);
    return true;
  } catch {
    return false;
  }
}
