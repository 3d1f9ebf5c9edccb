import { findAnswer } from '#device/answer-row.ts';
import { CopyRow } from '#device/copy-rows.ts';
import { numberOfKey, type LocalStore } from '#device/local-store.ts';
import { type Mirror, mirrorName } from '#device/mirror.ts';
import { toRow } from '#device/rows.ts';

/**
 * Before a store is wiped, without its keys: the sealed copies of what the home has not answered are put into
 * the mirror, where they outlive it. The home alone opens them.
 */
export async function rescueCopies(store: LocalStore, mirror: Mirror): Promise<void> {
  const { own } = await mirror.list();
  const mirrored = new Set(own.map(({ name }) => name));
  const missing: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }[] = [];
  for (const { key, value } of await store.list('copies', { prefix: '' })) {
    const row = toRow(CopyRow, value);
    const { n } = await findAnswer({ store }, key.slice(0, key.lastIndexOf('.')));
    if (row === undefined || numberOfKey(key) <= n) continue;
    const name = mirrorName(row.stream, key);
    if (!mirrored.has(name)) missing.push({ name, bytes: row.bytes });
  }
  if (missing.length > 0) await mirror.append(missing);
}
