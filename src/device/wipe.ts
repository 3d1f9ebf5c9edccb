import { findAnswer } from '#device/answer-row.ts';
import { CopyRow } from '#device/copy-rows.ts';
import { numberOfKey, type LocalStore } from '#device/local-store.ts';
import { type Mirror, mirrorAll, type Mirrored, mirrorName, sealingsOf } from '#device/mirror.ts';
import { toRow } from '#device/rows.ts';

/**
 * Before a store is wiped, without its keys: the sealed copies of what the home has not answered are put into
 * the mirror, where they outlive it. The home alone opens them.
 */
export async function rescueCopies(store: LocalStore, mirror: Mirror): Promise<void> {
  const { own } = await mirror.list();
  const copies: Mirrored[] = [];
  for (const { key, value } of await store.list('copies', { prefix: '' })) {
    const row = toRow(CopyRow, value);
    const { n } = await findAnswer({ store }, key.slice(0, key.lastIndexOf('.')));
    if (row === undefined || numberOfKey(key) <= n) continue;
    copies.push({ name: mirrorName(row.stream, key), bytes: row.bytes });
  }
  await mirrorAll(mirror, sealingsOf(own), copies);
}
