import { canonicalText, type JsonObject } from '#kernel/canonical.ts';
import type { Id } from '#kernel/id.ts';
import type { OwnFact } from '#device/device.ts';
import type { Store } from './phone.ts';

/** A fact whose save was answered with "saved": from then on it may be lost in no way but one. */
export type Saved = {
  readonly store: Store;
  readonly stream: Id;
  readonly book: Id;
  readonly n: number;
  readonly type: string;
  readonly at: number;
  readonly on: number;
  readonly body: string;
  /** World second of the save. */
  readonly savedAtS: number;
};

/** What people remember having saved. */
export type Witness = {
  saw(store: Store, stream: Id, facts: readonly OwnFact[], nowS: number): void;
  savedOn(store: Store): readonly Saved[];
  all(): Iterable<Saved>;
  count(): number;
};

export function createWitness(): Witness {
  const saved = new Map<Store, Saved[]>();
  let count = 0;
  return {
    saw(store, stream, facts, savedAtS) {
      const list = saved.get(store) ?? [];
      for (const { book, n, type, at, on, body } of facts) {
        const text = canonicalText(body as JsonObject); // came from canonical text
        list.push({ store, stream, book, n, type, at, on, body: text, savedAtS });
        count += 1;
      }
      saved.set(store, list);
    },
    savedOn: (store) => saved.get(store) ?? [],
    all: () => [...saved.values()].flat(),
    count: () => count,
  };
}
