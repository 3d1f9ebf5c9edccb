import type { OrderedFact } from '#book/fact.ts';
import { createMemoryStore } from '#device/memory-store.ts';
import { readPages } from '#device/pages.ts';
import { BookRow } from '#device/rows.ts';
import { createPlainSeal } from '#device/seal.ts';
import type { Break } from './look.ts';
import { contentKey } from './mirror.ts';
import { QUICK_GZIP, type Store } from './phone.ts';
import { rowsOf } from './sight.ts';
import { mayRead, type World } from './world.ts';

/*
 * A home that was replaced lacks what it had signed, and whoever has read it brings it back, though its
 * author may be gone for ever.
 */

type Read = { readonly store: Store; readonly book: BookRow['book']; readonly fact: OrderedFact };

/** What lies on phones of books that their people read, proven by a head that the home has signed. */
export async function listRead(world: World, stores: readonly Store[]): Promise<readonly Read[]> {
  const read: Read[] = [];
  for (const store of stores) {
    const person = world.people.find(({ name }) => name === store.owner);
    if (person === undefined || person.isUnsure === true) continue;
    const disk = createMemoryStore({ medium: store.medium });
    const clock = { breathe: () => Promise.resolve() };
    const platform = { store: disk, seal: createPlainSeal(), gzip: QUICK_GZIP, clock };
    for (const [, { book, proven, signed }] of rowsOf(store, 'books', BookRow)) {
      if (signed === undefined || !mayRead(world, person, book, world.today())) continue;
      const pages = await readPages(platform, book.id, 1);
      const facts = pages.ok ? pages.value.flatMap((page) => page.facts) : [];
      for (const fact of facts) if (fact.seq <= proven) read.push({ store, book, fact });
    }
  }
  return read;
}

/** Those of them that no book has in the end. */
export function checkReadBack({ mirrors }: World, read: readonly Read[]): readonly Break[] {
  return read.flatMap(({ store, book, fact }) =>
    mirrors.find(book.id)?.contents.has(contentKey(fact)) === true
      ? []
      : [
          {
            metric: 'lost' as const,
            checker: 'what somebody has read comes back to the home',
            what: `${book.activity} ${fact.seq}, ${fact.type}, read on ${store.phone.name}`,
          },
        ],
  );
}
