import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { createWarm, foldAll } from '#server/warm.ts';
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
