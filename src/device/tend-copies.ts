import type { Id } from '#kernel/id.ts';
import { findAnswer } from '#device/answer-row.ts';
import { copyChanges, isDone, isReadable, readSealer, type Sealer } from '#device/copies.ts';
import { deliverWaiting } from '#device/deliver.ts';
import { type Change, numberedKey, numberOfKey } from '#device/local-store.ts';
import { mirrorAll, mirrorName } from '#device/mirror.ts';
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
  const place = mirrorName(me.stream, book);
  const { key } = sealer;
  const before = copying.tended.get(place);
  const isSame = before?.archived === archived && before.key === key;
  if (isSame && before.n >= n) return;
  const range = { prefix: `${book}.`, from: numberedKey(book, isSame ? before.n + 1 : 1) };
  const { held, unreadable, gone } = await sortCopies(phone, me, sealer, archived, range);
  const missing: SaveRow[] = [];
  for (const { key: at, value } of await platform.store.list('saves', range)) {
    const save = toRow(SaveRow, value);
    const isWanted = save !== undefined && (save.to > archived || unreadable.has(at));
    if (isWanted && !held.has(at)) missing.push(save);
  }
  const made = await makeMissing(phone, me, sealer, book, missing);
  for (const [at, row] of made) held.set(at, row);
  const left = gone.filter((at) => !made.has(at));
  if (!(await mirrorCopies(phone, me.stream, held, left))) return;
  const changes = left.map((at): Change => ({ table: 'copies', key: at, gone: true }));
  if (changes.length > 0) await platform.store.write(changes, { strict: false });
  if (made.size === missing.length) copying.tended.set(place, { n, archived, key });
}

type Sorted = {
  readonly held: Map<string, CopyRow>;
  /** Sealed to a key that the home has lost. */
  readonly unreadable: ReadonlySet<string>;
  /** Done with, or of a stream that this one follows. */
  readonly gone: readonly string[];
};

async function sortCopies(
  { platform, clock }: Phone,
  me: Signer,
  sealer: Sealer,
  archived: number,
  range: { readonly prefix: string; readonly from: string },
): Promise<Sorted> {
  const held = new Map<string, CopyRow>();
  const unreadable = new Set<string>();
  const gone: string[] = [];
  const nowS = clock.now().at;
  for (const { key, value } of await platform.store.list('copies', range)) {
    const row = toRow(CopyRow, value);
    const isOwn = row?.stream === me.stream;
    if (!isOwn || isDone(row.at, numberOfKey(key), archived, nowS)) gone.push(key);
    else if (isReadable(row, sealer)) held.set(key, row);
    else unreadable.add(key);
  }
  return { held, unreadable, gone };
}

/** So many copies are written at once. */
const BATCH = 50;

/**
 * Copies of saves of before the phone knew the home's key, or of which none could be made, or none that can
 * be opened. Gives those that are written.
 */
async function makeMissing(
  { platform }: Phone,
  me: Signer,
  sealer: Sealer,
  book: Id,
  saves: readonly SaveRow[],
): Promise<ReadonlyMap<string, CopyRow>> {
  const made = new Map<string, CopyRow>();
  for (let from = 0; from < saves.length; from += BATCH) {
    const changes: Change[] = [];
    for (const save of saves.slice(from, from + BATCH)) {
      const part = await makePart(platform, { book, saves: [save] });
      if (part.ok) changes.push(...(await copyChanges(platform, sealer, me.stream, part.value)));
      await platform.clock.breathe();
    }
    const isWritten =
      changes.length > 0 && (await platform.store.write(changes, { strict: true })).ok;
    for (const change of isWritten ? changes : []) {
      const row = 'value' in change ? toRow(CopyRow, change.value) : undefined;
      if (row !== undefined) made.set(change.key, row);
    }
  }
  return made;
}

/** The mirror first: what it fails to drop is dropped the next time. Answers whether it did all of it. */
async function mirrorCopies(
  { platform: { mirror }, copying: { mirrored } }: Phone,
  stream: Id,
  held: ReadonlyMap<string, CopyRow>,
  gone: readonly string[],
): Promise<boolean> {
  if (mirrored === undefined) return false;
  const copies = Array.from(held, ([key, { bytes }]) => ({ name: mirrorName(stream, key), bytes }));
  const done = gone.map((key) => mirrorName(stream, key)).filter((name) => mirrored.has(name));
  try {
    await mirrorAll(mirror, mirrored, copies);
    if (done.length > 0) await mirror.drop(new Set(done));
    for (const name of done) mirrored.delete(name);
    return true;
  } catch {
    return false;
  }
}
