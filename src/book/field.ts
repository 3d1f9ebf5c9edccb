import { type Fact, trustedAt } from '#book/fact.ts';
import type { Table } from '#book/table.ts';

/** Trusted second and seq of the last edit of a field. */
export type Stamp = { readonly at: number; readonly seq: number };

/**
 * Promise 3: an edit that names the current value applies; of two that do not, the one with the later trusted
 * time shows (ties: higher seq). Own unconfirmed edits count as the latest seq. Stamps the field, named by
 * `key`, when the edit shows; answers whether it does.
 */
export function takeEdit(
  stamps: Table<Stamp>,
  key: string,
  namesCurrent: boolean,
  fact: Pick<Fact, 'at' | 'receivedAt' | 'seq'>,
): boolean {
  const stamp = { at: trustedAt(fact), seq: fact.seq ?? Number.MAX_SAFE_INTEGER };
  const last = stamps.get(key);
  const isLater =
    last === undefined || stamp.at > last.at || (stamp.at === last.at && stamp.seq > last.seq);
  if (!namesCurrent && !isLater) return false;
  stamps.set(key, stamp);
  return true;
}
