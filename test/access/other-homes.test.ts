// Codes of another commune's home: pages, plates on doors, cards of households. Nothing of theirs opens here.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { utf8 } from '#kernel/bytes.ts';
import { issueHouseholdCard } from '#server/household-cards.ts';
import { plateOf } from '#server/queries/public-household.ts';
import { json, type Said } from '#test/access/caller.ts';
import { expectTold, give, nextMinute, openStage } from '#test/access/stage.ts';
import { mustRecord, openTestHome, type TestHome } from '#test/support/test-home.ts';

let the: TestHome;
let elsewhere: TestHome;
beforeAll(async () => {
  the = await openStage();
  elsewhere = await openTestHome({ seed: 2 });
});
afterAll(() => Promise.all([the.close(), elsewhere.close()]));

describe('a page’s code', () => {
  test.each(['/thon/', '/xa/'])(
    'of another commune’s home leads nowhere here: %s',
    async (path) => {
      nextMinute(the);
      const id = path === '/thon/' ? elsewhere.otherVillage : elsewhere.commune;
      expect(id).not.toBe(the.commune);
      expect((await give(the, { path: `${path}${id}` })).status).toBe(404);
      expectTold(the, 'not-found', path.slice(0, -1));
    },
  );
});

describe('what hangs and lies in another commune’s houses', () => {
  const householdThere = async (): Promise<string> => {
    const household = elsewhere.newId();
    const body = { household, head: 'Lò Thị Hoàng Yến' };
    await mustRecord(elsewhere.home, elsewhere.homes, [
      { type: 'household.added@1', on: elsewhere.today, body },
    ]);
    return household;
  };
  const cardThere = async (): Promise<string> => {
    const card = { household: await householdThere(), issuedAt: 0, issuedBy: elsewhere.newId() };
    return issueHouseholdCard(elsewhere.home.store, elsewhere.homes, card);
  };
  const show = (home: TestHome, card: string): Promise<Said> =>
    give(home, {
      method: 'POST',
      path: '/ho',
      body: utf8(new URLSearchParams({ card }).toString()),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });

  test('a plate is none here', async () => {
    const path = `/bien/${plateOf(elsewhere.otherVillage, await householdThere())}`;
    nextMinute(the);
    const said = await give(the, { path });
    expect(said.status).toBe(404);
    expect(said.text).not.toContain('Yến');
    expectTold(the, 'not-found', '/bien');
  });

  test('a household’s card opens no page here, and no phone anywhere', async () => {
    const card = await cardThere();
    expect((await show(elsewhere, card)).status).toBe(200);
    nextMinute(the);
    const said = await show(the, card);
    expect(said.status).toBe(403);
    expect(said.text).not.toContain('Yến');
    expectTold(the, 'card-unknown', '/ho');
    nextMinute(the);
    const path = '/api/enrol/whose';
    for (const home of [the, elsewhere]) {
      const asked = await give(home, { method: 'POST', path, body: json({ card }) });
      expect([asked.status, asked.code]).toEqual([403, 'card-unknown']);
    }
    expectTold(the, 'card-unknown', path);
    expect(the.log.join(' ')).not.toContain(card);
  });
});
