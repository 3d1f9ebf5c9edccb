import { afterAll, beforeAll, expect, it } from 'vitest';
import { seededRandom } from '#kernel/random.ts';
import type { Id } from '#kernel/id.ts';
import type { Book } from '#book/activity.ts';
import type { HouseholdReply, SearchReply } from '#protocol/queries.ts';
import { type Home, openHome } from '#server/home.ts';
import { createApp } from '#server/http/app.ts';
import { mustRecord, openTestHome, type TestHome } from '#test/support/test-home.ts';
import { createTestPhone } from '#test/support/test-phone.ts';

let the: TestHome;
/** One in each village of the commune, with a visit at its door. */
const households: Id[] = [];

beforeAll(async () => {
  the = await openTestHome();
  for (const village of [the.village, the.otherVillage]) {
    const household = the.newId();
    households.push(household);
    await mustRecord(the.home, bookOf('homes', village), [
      { type: 'household.added@1', on: the.today, body: { household, head: 'Vi Thị Sen' } },
    ]);
    await mustRecord(the.home, bookOf('doors', village), [
      {
        type: 'door.visited@1',
        on: the.today,
        body: { visit: the.newId(), household, outcome: 'met' },
      },
    ]);
  }
});
afterAll(() => the.close());

function bookOf(activity: 'homes' | 'doors', village: Id): Book {
  const book = the.home.directory.findBookOf(activity, village);
  if (book === undefined) throw new Error(`no ${activity}`);
  return book;
}

let asked = 0;

/** An officer asks a home that has just been started over the same store. */
async function askAnew() {
  asked += 1;
  const { clock } = the;
  const home = await openHome(the.home.store, { name: 'Thử', now: clock.now });
  const app = createApp(home, { log: () => undefined });
  const phone = createTestPhone(app, seededRandom(asked), clock);
  const person = await the.addPerson('officer', the.commune);
  const card = await home.cards.issue({ person, people: the.people.id, singleUse: true });
  expect((await phone.enrol(card)).status).toBe(200);
  return {
    home,
    search: () => phone.send<SearchReply>('GET', `/api/search?q=sen&place=${the.commune}`),
    household: (id: Id) =>
      phone.send<HouseholdReply>('GET', `/api/household?id=${id}&place=${the.commune}`),
  };
}

/** Facts that a home folds while something is asked. */
async function foldedBy(home: Home, ask: () => Promise<unknown>): Promise<number> {
  const before = home.warm.countFacts();
  await ask();
  return home.warm.countFacts() - before;
}

async function factsIn(activity: 'homes' | 'doors', villages: readonly Id[]): Promise<number> {
  let facts = 0;
  for (const village of villages) {
    const { id, cell } = bookOf(activity, village);
    facts += (await the.home.store.read(cell).findHead(id))?.seq ?? 0;
  }
  return facts;
}

it('folds for the first search the registers of the commune, and no book of doors', async () => {
  const { home, search } = await askAnew();
  const folded = await foldedBy(home, async () => {
    const { reply } = await search();
    expect(reply.hits.map(({ id }) => id).sort()).toEqual(households.toSorted());
  });
  expect(folded).toBe(await factsIn('homes', [the.village, the.otherVillage]));
});

it('folds for a household the doors of its own village', async () => {
  const { home, search, household } = await askAnew();
  await search();
  const folded = await foldedBy(home, async () => {
    const { reply } = await household(households[1] ?? '');
    expect(reply.visits).toHaveLength(1);
  });
  expect(folded).toBe(await factsIn('doors', [the.otherVillage]));
});
