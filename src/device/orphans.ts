import { numberOfKey } from '#device/local-store.ts';
import { type Mirrored, readMirrorName, type Sealings, sealingsOf } from '#device/mirror.ts';
import type { Phone } from '#device/phone.ts';
import { CounterRow, toRow } from '#device/rows.ts';

/**
 * A copy that the mirror holds and the store does not know. `isLost`: of a store that is gone, or was set
 * back; else of a stream that this phone has followed by another, which said again all that could be read.
 */
export type Orphan = Mirrored & { readonly isLost: boolean };

type Tended = { readonly n: number; readonly archived: number; readonly key: string };

/** What is in memory of a phone's copies. */
export type Copying = {
  orphans: readonly Orphan[];
  /** What lies in the mirror; undefined until it was looked at. */
  mirrored: Sealings | undefined;
  /** By stream and book, how far its copies have been cared for, and what was archived and the key then. */
  readonly tended: Map<string, Tended>;
  /** Device milliseconds until which what the home did not take is not offered again. */
  restUntilMs: number;
  /** The pause before the next offer; it doubles while nothing comes of it. */
  restMs: number;
  /** Something new lies to be brought, or somebody asked for it: at once, without the pause. */
  isAsked: boolean;
};

/** Finds what a lost store has left in the mirror, whoever the phone is enrolled for now. */
export async function lookForOrphans(phone: Phone): Promise<void> {
  const { mirror, store, lock } = phone.platform;
  const { own, lost } = await mirror.list();
  // Read after the mirror: what another tab saves meanwhile is in the store before it is mirrored.
  const counters = new Map(
    (await store.list('counters', { prefix: '' })).map(({ key, value }) => [
      key,
      toRow(CounterRow, value)?.n ?? 0,
    ]),
  );
  const { stream, earlier = [] } = phone.identity ?? {};
  if (stream === undefined && own.length > 0) await lock(() => mirror.abandon());
  const isKnown = ({ name }: Mirrored): boolean => {
    const { stream: author, key } = readMirrorName(name);
    const book = key.slice(0, key.lastIndexOf('.'));
    return author === stream && numberOfKey(key) <= (counters.get(book) ?? 0);
  };
  const unknown = [...lost, ...own.filter((copy) => !isKnown(copy))];
  const orphans = new Map(
    unknown.map((copy) => {
      const isLost = !earlier.includes(readMirrorName(copy.name).stream);
      return [copy.name, { ...copy, isLost }];
    }),
  );
  phone.copying.orphans = [...orphans.values()];
  const left = stream === undefined ? [] : own;
  phone.copying.mirrored = sealingsOf(left);
  if (orphans.size > 0) phone.tell();
}
