import { utf8 } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import { encodeInSteps } from '#book/snapshot.ts';
import { FOLD_PRINT } from '#protocol/fold-print.ts';
import { sameEnd } from '#device/book-rows.ts';
import type { Unkept } from '#device/book-views.ts';
import { type Noted, statePlace } from '#device/kept-state.ts';
import { type Phone, streamsOf } from '#device/phone.ts';
import { type BookRow, StateRow, toRow } from '#device/rows.ts';

/** So many facts are folded again rather than that the whole state is written for them. */
const KEPT_FROM_FACTS = 64;
/** And of a book that is larger, such a share of it. */
const KEPT_FROM_SHARE = 1 / 16;

/**
 * Keeps the state of each book of which much was folded since it was kept last. Nothing hangs on it: what
 * fails is folded again. While a book is read nothing is folded into it; what is saved meanwhile is durable
 * and shows a moment later.
 */
export async function keepStates(phone: Phone): Promise<void> {
  for (const unkept of phone.views.unkept()) {
    const { row, base } = unkept;
    if (base.seq - unkept.keptSeq < Math.max(KEPT_FROM_FACTS, base.seq * KEPT_FROM_SHARE)) continue;
    await phone.changing(() => keepState(phone, row, unkept));
  }
}

/** Keeps the state of one book as it stands. */
export async function keepStateOf(phone: Phone, book: Id): Promise<void> {
  const unkept = phone.views.unkept().find(({ row }) => row.book.id === book);
  if (unkept === undefined || unkept.base.seq === unkept.keptSeq) return;
  await phone.changing(() => keepState(phone, unkept.row, unkept));
}

async function keepState(
  { platform, views, identity }: Phone,
  { book: { id } }: BookRow,
  { row, base, pages, confirmed, decisions }: Unkept,
): Promise<void> {
  const { gzip, seal, clock, store } = platform;
  const { seq } = base;
  if (seq !== row.proven) return;
  const noted: Noted = {
    streams: [...streamsOf(identity).all],
    pages,
    confirmed: [...confirmed],
    decisions: [...decisions],
  };
  const text = `${JSON.stringify(noted)}\n${await encodeInSteps(base, clock.breathe)}`;
  const state = await seal.seal(statePlace(id), await gzip.pack(utf8(text)), 'others');
  const value: StateRow = { print: FOLD_PRINT, branch: row.branch ?? 0, seq, state };
  const written = await store.write([{ table: 'states', key: id, value }], {
    strict: false,
    expect: [
      { table: 'books', key: id, holds: sameEnd(row) },
      // Another tab may have kept more.
      { table: 'states', key: id, holds: (found) => (toRow(StateRow, found)?.seq ?? 0) <= seq },
    ],
  });
  if (written.ok) views.noteKept(id, seq);
}
