import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { utf8 } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import { seededRandom } from '#kernel/random.ts';
import type { JsonObject } from '#kernel/canonical.ts';
import type { Book } from '#book/activity.ts';
import { emptyFolded, foldOrdered } from '#book/folded.ts';
import type { PeopleState } from '#domain/people/state.ts';
import { getActivity } from '#domain/register.ts';
import { mustRecord, openTestHome, type TestHome } from '#test/support/test-home.ts';
import { createTestPhone, type TestPhone } from '#test/support/test-phone.ts';

let the: TestHome;
beforeAll(async () => {
  the = await openTestHome();
});
afterAll(() => the.close());

const personOf = (phone: TestPhone): Id =>
  the.home.directory.findStream(phone.stream)?.person ?? '';

/** Says one fact: its verdict, with why where there is a reason. */
async function say(
  phone: TestPhone,
  book: Book,
  type: string,
  body: JsonObject,
  on = the.today,
): Promise<string> {
  const { reply } = await phone.push([phone.part(book.id, [{ type, on, body }])]);
  const [answer] = reply.parts;
  if (answer === undefined || 'code' in answer) return answer?.code ?? reply.code ?? '';
  const [item] = answer.items;
  return `${item?.verdict ?? ''} ${item?.why ?? ''}`.trim();
}

const grant = (person: Id, role: string, place: Id, from = the.today) => ({
  grant: the.newId(),
  person,
  role,
  place,
  from,
});

const grantsFor = async (person: Id): Promise<string[]> => {
  const { grants } = (await the.home.warm.get(the.people)).state as PeopleState; // a people book
  return Array.from(grants.values()).flatMap((each) => (each.person === person ? [each.role] : []));
};

describe('nobody gets a right by a detour', () => {
  it('not over a place that nobody knows', async () => {
    const leader = await the.enrol('leader', the.village);
    const me = personOf(leader);
    const wish = grant(me, 'admin', the.newId());
    expect(await say(leader, the.people, 'grant.given@1', wish)).toBe('refused not-yours');
    const waits = grant(me, 'member', the.newId());
    expect(await say(leader, the.people, 'grant.given@1', waits)).toBe('held place-unknown');
  });

  it('not by letting a waiting release count', async () => {
    const former = await the.enrol('admin', the.commune, { until: the.today - 1 });
    const leader = await the.enrol('leader', the.village);
    const me = personOf(leader);
    const origin = (n: number) => ({ stream: former.stream, n });
    const wish = grant(me, 'admin', the.commune);
    expect(await say(former, the.people, 'grant.given@1', wish)).toBe('held outside-grant');
    expect(await say(former, the.people, 'fact.released@1', origin(1))).toBe('held outside-grant');
    for (const n of [1, 2]) {
      const released = await say(leader, the.people, 'fact.released@1', origin(n));
      expect(released).toBe('refused not-yours');
    }
    expect(await grantsFor(me)).toEqual(['leader']);
    const admin = await the.enrol('admin', the.commune);
    expect(await say(admin, the.people, 'fact.released@1', origin(2))).toBe('ok');
    expect(await grantsFor(me)).toEqual(['leader', 'admin']);
  });

  it('not over what joined a place after the own right began', async () => {
    const officer = await the.enrol('officer', the.commune);
    const joined = await foundJoined();
    const wish = grant(personOf(officer), 'leader', the.commune);
    expect(await say(officer, the.people, 'grant.given@1', wish)).toBe('refused not-yours');
    const own = grant(personOf(officer), 'leader', the.village);
    expect(await say(officer, the.people, 'grant.given@1', own)).toBe('ok');
    const asked = await officer.send('GET', `/api/doors?place=${joined}`);
    expect(asked.status).toBe(403);
  });

  it('not by writing an id of another people book into the own', async () => {
    const officer = await the.enrol('officer', the.commune);
    for (const above of [the.home.directory.identity.person, await addAdminAbove()]) {
      const name = { person: above, name: 'Người nào đó' };
      expect(await say(officer, the.people, 'person.added@1', name)).toBe('ok');
      const given = grant(above, 'member', the.village);
      expect(await say(officer, the.people, 'grant.given@1', given)).toBe('ok');
      const phone = await enrolWithCard(officer, above);
      const root = the.home.directory.getBook(the.home.directory.identity.people);
      const visit = { visit: the.newId(), household: the.newId(), outcome: 'met' };
      expect(await say(phone, otherDoors(), 'door.visited@1', visit)).toBe('refused not-yours');
      expect((await phone.send('GET', `/api/doors?place=${the.otherVillage}`)).status).toBe(403);
      const self = { stream: the.newId(), person: above, key: phone.key };
      expect(await say(phone, root, 'stream.registered@1', self)).toBe('refused not-yours');
    }
  });
});

describe('the home itself', () => {
  it('has no card, whatever right is given to it', async () => {
    const { directory, cards } = the.home;
    const root = directory.getBook(directory.identity.people);
    const person = await addAdminAbove();
    const admin = createTestPhone(the.app, seededRandom(7), the.clock);
    const card = await cards.issue({ person, people: root.id, singleUse: true });
    expect((await admin.enrol(card)).status).toBe(200);
    const { identity } = directory;
    const given = grant(identity.person, 'member', the.village);
    expect(await say(admin, root, 'grant.given@1', given)).toBe('ok');
    const ask = (who: Id) =>
      admin.send('POST', '/api/cards', utf8(JSON.stringify({ person: who })));
    expect((await ask(person)).status).toBe(200);
    expect((await ask(identity.person)).status).toBe(403);
  });
});

describe('decisions', () => {
  it('over people of elsewhere are nobody’s to make', async () => {
    const former = await the.enrol('officer', the.commune, { until: the.today - 1 });
    const elsewhere = await the.enrol('leader', the.otherVillage);
    const wish = grant(personOf(elsewhere), 'leader', the.village);
    expect(await say(former, the.people, 'grant.given@1', wish)).toBe('held outside-grant');
    const origin = { stream: former.stream, n: 1 };
    const declined = await say(elsewhere, the.people, 'fact.declined@1', origin);
    expect(declined).toBe('refused not-yours');
    const officer = await the.enrol('officer', the.commune, { from: the.today });
    expect(await say(officer, the.people, 'fact.declined@1', origin)).toBe('ok');
  });

  it('of somebody whose right has ended wait, whatever day they name', async () => {
    const member = await the.enrol('member', the.village, { from: the.today - 5 });
    const leader = await the.enrol('leader', the.village, { until: the.today - 30 });
    const added = { household: the.newId(), head: 'Lò Văn Nghiệm' };
    const early = await say(member, the.homes, 'household.added@1', added, the.today - 300);
    expect(early).toBe('held outside-grant');
    const origin = { stream: member.stream, n: 1 };
    const late = await say(leader, the.homes, 'fact.released@1', origin, the.today - 60);
    expect(late).toBe('held outside-grant');
  });

  it('may wait for each other in a chain of any length', () => {
    const activity = getActivity('homes');
    const folded = emptyFolded(activity);
    const household = the.newId();
    const stream = the.newId();
    const line = { stream, at: the.clock.at, on: the.today, receivedAt: the.clock.at };
    const LENGTH = 20_000;
    for (let n = 1; n <= LENGTH; n += 1) {
      const body = JSON.stringify(n === 1 ? { household } : { n: n - 1, stream });
      const type = n === 1 ? 'household.added@1' : 'fact.released@1';
      const verdict = n === LENGTH ? 'ok' : 'held';
      foldOrdered(activity, folded, { ...line, n, seq: n, type, body, verdict });
    }
    expect(folded.held.size).toBe(0);
    expect(folded.traces.get(household)).toEqual([1, 2]);
  });
});

function otherDoors(): Book {
  const book = the.home.directory.findBookOf('doors', the.otherVillage);
  if (book === undefined) throw new Error('no book');
  return book;
}

/** A commune that joins the one at hand five days ago; answers its village. */
async function foundJoined(): Promise<Id> {
  const found = async (kind: 'xa' | 'ban', name: string, parent: Id): Promise<Id> => {
    const founded = await the.home.founding.found({ kind, name, parent, from: the.today - 450 });
    if (!founded.ok) throw new Error(founded.error.code);
    return founded.value;
  };
  const commune = await found('xa', 'Suối Đục', the.province);
  const village = await found('ban', 'Đồng Cạn', commune);
  const { directory } = the.home;
  const body = { places: [commune], into: the.commune, from: the.today - 5 };
  const merged = { type: 'place.merged@1', on: the.today, body };
  await mustRecord(the.home, directory.getBook(directory.identity.places), [merged]);
  return village;
}

/** Somebody in charge of the whole country, whose people book is not the commune's. */
async function addAdminAbove(): Promise<Id> {
  const { directory } = the.home;
  const person = the.newId();
  await mustRecord(the.home, directory.getBook(directory.identity.people), [
    { type: 'person.added@1', on: the.today, body: { person, name: 'Người phụ trách' } },
    {
      type: 'grant.given@1',
      on: the.today,
      body: grant(person, 'admin', directory.identity.country),
    },
  ]);
  return person;
}

async function enrolWithCard(asker: TestPhone, person: Id): Promise<TestPhone> {
  const asked = await asker.send<{ card: string }>(
    'POST',
    '/api/cards',
    utf8(JSON.stringify({ person })),
  );
  expect(asked.status).toBe(200);
  const phone = createTestPhone(
    the.app,
    seededRandom(asked.reply.card.length + person.charCodeAt(0)),
    the.clock,
  );
  expect((await phone.enrol(asked.reply.card)).status).toBe(200);
  return phone;
}
