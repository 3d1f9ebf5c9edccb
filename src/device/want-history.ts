import type { Id } from '#kernel/id.ts';
import type { Phone } from '#device/phone.ts';
import type { BookRow } from '#device/rows.ts';

const rowOf = ({ views }: Phone, book: Id): BookRow | undefined =>
  views.rows().find((row) => row.book.id === book);

/** Up to this seq a book has facts that do not lie here. */
function lacksUntil(row: BookRow | undefined): number {
  return row?.begins?.seq ?? row?.given ?? 0;
}

/** Whether all facts of a book lie here. */
export const hasHistory = (phone: Phone, book: Id): boolean => lacksUntil(rowOf(phone, book)) === 0;

/**
 * Fetches the history of a book when facts of it are looked at that do not lie here. Asked for once: what
 * fails is tried again with each exchange, and whoever looks hears when it has come.
 */
export async function bringHistory(
  phone: Phone,
  exchange: () => Promise<unknown>,
  book: Id,
  seqs: readonly number[],
): Promise<void> {
  const until = lacksUntil(rowOf(phone, book));
  if (phone.wanted.has(book) || !seqs.some((seq) => seq > 0 && seq <= until)) return;
  phone.wanted.add(book);
  await exchange();
}
