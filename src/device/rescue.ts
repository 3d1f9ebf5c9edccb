import type { Bytes } from '#kernel/bytes.ts';
import { COPIES_MEDIA_TYPE, carryFile, saysTaken } from '#book/copy.ts';
import { openBrowserMirror } from '#device/browser-mirror.ts';
import { bring } from '#device/bring.ts';
import { CopyRow } from '#device/copy-rows.ts';
import { type Mirror, mirrorAll, type Mirrored, mirrorName, sealingsOf } from '#device/mirror.ts';
import { openAsItIs } from '#device/open-as-it-is.ts';
import type { Transport } from '#device/platform.ts';
import { toRow } from '#device/rows.ts';
import { createTabLock } from '#device/tab-lock.ts';

/*
 * What a phone can still do when its store cannot be opened: copies need no key, so they can be saved as a
 * file or brought to the home as they are. They lie in the mirror, and those of the last saves perhaps in the
 * store alone, whose rows can often be read where the phone as a whole cannot. They stay where they are, for
 * a store that opens again.
 */

export type Rescue = {
  readonly copies: number;
  /** Whether both places could be looked at: else there may be more. */
  readonly isWhole: boolean;
  /** The same form as a bundle's: any other phone carries it. */
  readonly file: Bytes;
  readonly mediaType: string;
  /** How many the home has taken now, and what hindered the others. */
  bring(): Promise<{ readonly taken: number; readonly code?: string }>;
};

/** What mirror and store hold of a store, and the mirror of those that are gone. Never rejects. */
export async function openRescue(store: string, transport: Transport): Promise<Rescue> {
  const mirror = openBrowserMirror(store);
  const [mirrored, stored] = await Promise.allSettled([mirror.list(), readCopies(store)]);
  const { own, lost } = mirrored.status === 'fulfilled' ? mirrored.value : { own: [], lost: [] };
  const here = stored.status === 'fulfilled' ? stored.value : [];
  // Not waited for: another tab may hold the lock for long.
  if (mirrored.status === 'fulfilled') void putApart(store, mirror, own, here);
  const all = [...own, ...lost, ...here];
  const copies = [...new Map(all.map(({ name, bytes }) => [name, bytes])).values()];
  return {
    copies: copies.length,
    isWhole: mirrored.status === 'fulfilled' && stored.status === 'fulfilled',
    file: carryFile('copies', copies),
    mediaType: COPIES_MEDIA_TYPE,
    async bring() {
      const { answers, code } = await bring({ transport }, copies);
      const taken = answers.filter(saysTaken).length;
      return { taken, ...(code !== undefined && { code }) };
    },
  };
}

/** The copies in a store's own rows; none when there is no such store. */
async function readCopies(store: string): Promise<readonly Mirrored[]> {
  const database = await openAsItIs(store);
  if (database === undefined) return [];
  try {
    if (!database.objectStoreNames.contains('copies')) return [];
    const rows = database.transaction('copies').store;
    const [keys, values] = await Promise.all([rows.getAllKeys(), rows.getAll()]);
    return keys.flatMap((key, index) => {
      const row = toRow(CopyRow, values[index]);
      if (row === undefined || typeof key !== 'string') return [];
      return [{ name: mirrorName(row.stream, key), bytes: row.bytes }];
    });
  } finally {
    database.close();
  }
}

/** A store that does not open may be gone next: what only it holds is mirrored now. */
async function putApart(
  store: string,
  mirror: Mirror,
  own: readonly Mirrored[],
  here: readonly Mirrored[],
): Promise<void> {
  if (here.length === 0) return;
  const { lock, close } = createTabLock(`${store}.sync`);
  try {
    await lock(() => mirrorAll(mirror, sealingsOf(own), here));
  } catch {
    // Without room there they are still in hand, to be brought or saved as a file.
  } finally {
    close();
  }
}
