import { afterEach, expect, test } from 'vitest';
import type { Proposal } from '#book/activity.ts';
import { lastDayOf, monthOfDay } from '#domain/months.ts';
import { dayOfSeconds, startOfDay } from '#kernel/vi-calendar.ts';
import { verifyMonths } from '#server/verify-months.ts';
import { mustRecord, openTestHome, type TestHome } from '#test/support/test-home.ts';

let the: TestHome;
afterEach(() => the.close());

/** Into the next month, with the months before measured. */
async function goOn(): Promise<void> {
  const month = monthOfDay(dayOfSeconds(the.clock.at));
  the.clock.at = startOfDay(lastDayOf(month) + 1);
  the.home.measures.tick();
  await the.home.measures.settled();
}

test('what another commune taught counts from the day of the merger, also where that is dated anew', async () => {
  the = await openTestHome({ at: 1_788_300_000 });
  const { home, village, commune, province } = the;
  await home.measures.makeUp();
  const founded = await home.founding.found({
    kind: 'xa',
    name: 'Vĩnh An',
    parent: province,
    from: the.today - 400,
  });
  if (!founded.ok) throw new Error(founded.error.code);
  const taught = home.directory.findBookOf('learning', founded.value);
  if (taught === undefined) throw new Error('no book of what it teaches');
  const [household, resident, step] = [the.newId(), the.newId(), the.newId()];
  const skill = 'selling';
  const say = (book: typeof taught, ...facts: readonly Omit<Proposal, 'on'>[]): Promise<void> =>
    mustRecord(
      home,
      book,
      facts.map((fact) => ({ ...fact, on: dayOfSeconds(the.clock.at) })),
    );
  await say(taught, { type: 'basic.chosen@1', body: { edition: 1, skills: [skill] } });
  await say(
    the.homes,
    { type: 'household.added@1', body: { household } },
    { type: 'resident.added@1', body: { resident, household, name: 'Vi Thị Sen' } },
  );
  await say(the.doors, {
    type: 'skill.stepped@1',
    body: { step, household, resident, skill, reached: 'alone' },
  });
  const first = monthOfDay(the.today);
  await goOn();
  await goOn();

  const places = home.directory.getBook(home.directory.identity.places);
  const merge = (from: number): Promise<void> =>
    say(places, {
      type: 'place.merged@1',
      body: { places: [founded.value], into: commune, from },
    });
  const corrected = async () => {
    const kept = await home.store.read(the.homes.cell).listMonths(village);
    return kept.map(({ corrected: bytes }) => bytes && String(bytes));
  };
  const apart = await corrected();
  await merge(lastDayOf(first + 1));
  await goOn();
  const together = await corrected();
  await merge(lastDayOf(first));
  await goOn();
  const earlier = await corrected();

  expect(together[0]).toEqual(apart[0]);
  expect(together[1]).not.toEqual(apart[1]);
  expect(earlier[0]).toEqual(together[1]);
  const { directories } = home.store;
  const lines = {
    identity: await directories.findIdentity(),
    books: await directories.listBooks(),
    streams: [],
  };
  await expect(verifyMonths(home.store, lines)).resolves.toMatchObject({ defects: [], notes: [] });
});
