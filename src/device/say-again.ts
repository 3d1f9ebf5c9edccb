import type { Id } from '#kernel/id.ts';
import { type Change, numberedKey } from '#device/local-store.ts';
import { mustSayAgain } from '#device/own-facts.ts';
import type { Phone } from '#device/phone.ts';
import type { Platform } from '#device/platform.ts';
import { CounterRow, OutboxRow, readRow, toRow } from '#device/rows.ts';
import { type Signer, type Unnumbered, writeFacts } from '#device/save-facts.ts';
import { openText } from '#device/seal.ts';

/**
 * Says own facts without their origin where the home holds other content under it: two phones had gone on
 * from one store. Answers the books that have something to send now.
 */
export async function sayTakenAgain(platform: Platform, signer: Signer): Promise<ReadonlySet<Id>> {
  const said = new Set<Id>();
  for (const { key, value } of await platform.store.list('outbox', { prefix: '' })) {
    const row = toRow(OutboxRow, value);
    if (row === undefined || !mustSayAgain(row)) continue;
    const book = key.slice(0, key.lastIndexOf('.'));
    if (await sayOnce(platform, signer, book, row)) said.add(book);
  }
  return said;
}

/** In one transaction with the mark that it was: killed in between, it is neither lost nor said twice. */
async function sayOnce(
  platform: Platform,
  signer: Signer,
  book: Id,
  row: OutboxRow,
): Promise<boolean> {
  const key = numberedKey(book, row.n);
  const body = await openText(platform.seal, `outbox/${key}`, row.body);
  const counter = await readRow(platform.store, CounterRow, 'counters', book);
  if (!body.ok || counter === undefined) return false;
  const { type, at, on } = row;
  const fact: Unnumbered = { type, at, on, body: body.value };
  const marked: OutboxRow = { ...row, again: counter.n + 1 };
  const change: Change = { table: 'outbox', key, value: marked };
  const written = await writeFacts(platform, signer, book, [fact], [change]);
  return written.ok;
}

/**
 * Says again what the home had taken under earlier streams of this phone and lost since: a restored home. Of
 * books that are not read here, only what this stream says is ever told of, so that all of it is said once
 * under this one. Answers the books that have something to send now.
 * @param isRead whether all other books stand where the home's do
 */
export async function sayMissedAgain(
  phone: Phone,
  signer: Signer,
  isRead: boolean,
): Promise<ReadonlySet<Id>> {
  const { platform, own, views, lastSync } = phone;
  const left = new Set(lastSync?.left);
  const said = new Set<Id>();
  for (const { book, complete } of views.rows()) {
    const isLeft = left.has(book.id);
    const missed = own.missed(
      book.id,
      (origin, at) => !isLeft && views.isConfirmed(book.id, origin, at),
    );
    for (const row of (complete && isRead) || isLeft ? missed : []) {
      const { type, at, on, n, stream, origin = { stream, n } } = row;
      const key = numberedKey(book.id, n);
      const body = await openText(platform.seal, `outbox/${key}`, row.body);
      if (!body.ok) continue;
      const fact: Unnumbered = { type, at, on, body: body.value, origin };
      const gone: Change = { table: 'past', key: `${stream}.${key}`, gone: true };
      const written = await writeFacts(platform, signer, book.id, [fact], [gone]);
      if (written.ok) said.add(book.id);
    }
  }
  return said;
}
