import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Id } from '#kernel/id.ts';
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
