import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Id } from '#kernel/id.ts';
import type { Store } from '#server/store/store.ts';
import { createWarm, foldAll, heldFactsFor } from '#server/warm.ts';
import { mustRecord, openTestHome } from '#test/support/test-home.ts';

it('folds all books but the damaged one, which is told', async () => {
  const the = await openTestHome();
  const added = { household: the.newId(), head: 'Vi Thị Sen' };
  await mustRecord(the.home, the.homes, [
    { type: 'household.added@1', on: the.today, body: added },
  ]);
  const file = new DatabaseSync(join(the.folder, 'banso.sqlite'));
  file.prepare('DELETE FROM fact WHERE book = ?').run(the.homes.id);
  file.close();
  const warm = createWarm(the.home.store);
  const { directory } = the.home;
  const places = directory.getBook(directory.identity.places);
  const books = [the.homes, places];
  const told: Id[] = [];
  await foldAll(warm, books, (book) => told.push(book.id));
  expect(told).toEqual([the.homes.id]);
  expect((await warm.get(places)).seq).toBe(warm.countFacts());
  expect(warm.countFacts()).toBeGreaterThan(0);
  await the.close();
});

it('holds what half of its memory has room for, never more than three million facts', () => {
  expect(heldFactsFor(1_200_000_000)).toBe(1_000_000);
  expect(heldFactsFor(2 ** 40)).toBe(3_000_000);
});

it('lets the book longest not asked for go when there is no room', async () => {
  const the = await openTestHome();
  const { directory, store } = the.home;
  const root = directory.getBook(directory.identity.places);
  const warm = createWarm(store, 1);
  const places = await warm.get(root);
  expect(warm.countFacts()).toBe(places.seq);
  const people = await warm.get(the.people);
  expect(warm.countFacts()).toBe(people.seq);
  expect(await warm.get(root)).not.toBe(places);
  await the.close();
});

/** Counts the facts that are read of books: what is folded anew has to be read first. */
function countReads() {
  let count = 0;
  return {
    through: (store: Store): Store => ({
      ...store,
      read(cell) {
        const reading = store.read(cell);
        return {
          ...reading,
          async listFacts(...asked) {
            const facts = await reading.listFacts(...asked);
            count += facts.length;
            return facts;
          },
        };
      },
    }),
    take(): number {
      const taken = count;
      count = 0;
      return taken;
    },
  };
}

it('folds of a push into a book of thousands what the push brings, and nothing else', async () => {
  const reads = countReads();
  const the = await openTestHome({ through: reads.through });
  const member = await the.enrol('member', the.village);
  const household = the.newId();
  const added = { household, head: 'Vi Thị Sen' };
  await mustRecord(the.home, the.homes, [
    { type: 'household.added@1', on: the.today, body: added },
  ]);
  const visits = (count: number) =>
    Array.from({ length: count }, () => ({
      type: 'door.visited@1',
      on: the.today,
      body: { visit: the.newId(), household, outcome: 'met' },
    }));
  for (let count = 0; count < 6; count += 1) {
    await mustRecord(the.home, the.doors, visits(500));
  }
  reads.take();
  for (const count of [1, 20, 1]) {
    const { reply } = await member.push([member.part(the.doors.id, visits(count))]);
    expect(reply.parts[0]).toHaveProperty('items.length', count);
    // Its own facts go into the warm states as they were judged.
    expect(reads.take()).toBe(0);
  }
  const { seq } = await the.home.warm.get(the.doors);
  expect([seq, reads.take()]).toEqual([3_022, 0]);
  // The count sees a book that is folded anew.
  const cold = createWarm(the.home.store);
  await cold.get(the.doors);
  expect(reads.take()).toBe(3_022);
  await the.close();
});
