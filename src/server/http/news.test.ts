import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Book } from '#book/activity.ts';
import { listen, type Listener, NEWS_PATH, until } from '#test/support/listener.ts';
import { openTestHome, type TestHome } from '#test/support/test-home.ts';
import type { TestPhone } from '#test/support/test-phone.ts';

const PACE = { turnMs: 5, restMs: 20 };
/** Longer than any news takes that comes at all. */
const LONG_MS = 150;

let the: TestHome;
let member: TestPhone;
let neighbour: TestPhone;
beforeEach(async () => {
  the = await openTestHome({ pace: PACE });
  member = await the.enrol('member', the.village);
  neighbour = await the.enrol('member', the.village);
});
afterEach(async () => {
  the.home.news.end();
  await the.close();
});

const hear = async (phone: TestPhone): Promise<Listener> => {
  const listener = await listen(the.app, phone, the.clock.at);
  await until(() => listener.said() !== '');
  return listener;
};

async function addHousehold(phone: TestPhone, book: Book = the.homes): Promise<void> {
  const body = { household: the.newId() };
  const part = phone.part(book.id, [{ type: 'household.added@1', on: the.today, body }]);
  const { reply } = await phone.push([part]);
  expect(reply.parts).toMatchObject([{ items: [{ verdict: 'ok' }] }]);
}

describe('listening for news', () => {
  it('says that there is some and nothing else, never kept on the way', async () => {
    const listener = await hear(member);
    expect(listener.status).toBe(200);
    expect(listener.headers.get('content-type')).toBe('text/event-stream');
    expect(listener.headers.get('cache-control')).toBe('no-store');
    await addHousehold(neighbour);
    await until(() => listener.news() === 1);
    expect(listener.said()).toBe(':\n\ndata: news\n\n');
  });

  it('tells nothing to whoever brought it: they ask in the same breath', async () => {
    const [own, other] = [await hear(member), await hear(neighbour)];
    await addHousehold(member);
    await until(() => other.news() === 1);
    await wait(LONG_MS);
    expect(own.news()).toBe(0);
  });

  it('reaches no one whose books it does not concern', async () => {
    const stranger = await the.enrol('member', the.otherVillage);
    const far = await hear(stranger);
    const near = await hear(member);
    await addHousehold(neighbour);
    await until(() => near.news() === 1);
    await wait(LONG_MS);
    expect(far.news()).toBe(0);
  });

  it('reaches an officer of the commune, and one of another not', async () => {
    const found = {
      kind: 'xa',
      name: 'Xã Xa',
      parent: the.province,
      from: the.today - 500,
    } as const;
    const other = await the.home.founding.found(found);
    if (!other.ok) throw new Error(other.error.code);
    const phones = [
      await the.enrol('officer', the.commune),
      await the.enrol('officer', other.value),
    ] as const;
    const [here, elsewhere] = [await hear(phones[0]), await hear(phones[1])];
    await addHousehold(neighbour);
    await until(() => here.news() === 1);
    await wait(LONG_MS);
    expect(elsewhere.news()).toBe(0);
  });

  it('ends with the stream: the phone is told, asks, and hears why', async () => {
    const leader = await the.enrol('leader', the.village);
    const listener = await hear(member);
    const body = { stream: member.stream, why: 'lost' };
    await leader.push([
      leader.part(the.people.id, [{ type: 'stream.ended@1', on: the.today, body }]),
    ]);
    await until(listener.isOver);
    expect(listener.news()).toBe(1);
    const again = await listen(the.app, member, the.clock.at);
    expect(again.status).toBe(401);
    await until(() => again.said() !== '');
    expect(JSON.parse(again.said())).toMatchObject({ code: 'stream-ended' });
    expect(the.home.news.count()).toBe(0);
  });

  it('follows rights: who joins a village hears of it, who leaves hears no more', async () => {
    const person = await the.addPerson('member', the.otherVillage);
    const phone = await the.enrolPerson(person);
    const grant = the.newId();
    const given = { grant, person, role: 'member' as const, place: the.village, from: the.today };
    const leader = await the.enrol('admin', the.commune);
    const listener = await hear(phone);
    const say = async (type: string, body: object): Promise<void> => {
      const before = listener.news();
      const { reply } = await leader.push([
        leader.part(the.people.id, [{ type, on: the.today, body: body as never }]), // a fact's body
      ]);
      expect(reply.parts).toMatchObject([{ items: [{ verdict: 'ok' }] }]);
      await until(() => listener.news() > before);
    };
    await say('grant.given@1', given);
    const before = listener.news();
    await addHousehold(neighbour);
    await until(() => listener.news() === before + 1);
    await say('grant.ended@1', { grant, until: the.today - 1 });
    const after = listener.news();
    await addHousehold(neighbour);
    await wait(LONG_MS);
    expect(listener.news()).toBe(after);
  });

  it('has one place for a stream, and lets it go when the phone does', async () => {
    const first = await hear(member);
    const second = await hear(member);
    await until(first.isOver);
    expect(the.home.news.count()).toBe(1);
    await second.stop();
    await until(() => the.home.news.count() === 0);
  });

  it('is closed to whoever is not signed in, and takes nothing it does not know', async () => {
    expect((await the.app.request(NEWS_PATH)).status).toBe(401);
    const odd = await listen(the.app, member, the.clock.at, `${NEWS_PATH}&more=1`);
    expect(odd.status).toBe(400);
    expect(the.home.news.count()).toBe(0);
  });

  it('ends for all when the program does', async () => {
    const listeners = [await hear(member), await hear(neighbour)];
    the.home.news.end();
    for (const each of listeners) await until(each.isOver);
    expect(the.home.news.count()).toBe(0);
  });
});
