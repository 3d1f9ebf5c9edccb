import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { utf8 } from '#kernel/bytes.ts';
import { seededRandom } from '#kernel/random.ts';
import type { HomesState } from '#domain/homes/state.ts';
import type { PeopleState } from '#domain/people/state.ts';
import { DECISIONS_MAX, DecideReply } from '#protocol/decide.ts';
import { mustRecord, openTestHome, type TestHome } from '#test/support/test-home.ts';
import { createTestPhone, type TestPhone } from '#test/support/test-phone.ts';

let the: TestHome;
let officer: TestPhone;
let leader: TestPhone;
let member: TestPhone;
let stranger: TestPhone;

beforeAll(async () => {
  the = await openTestHome();
  officer = await the.enrol('officer', the.commune);
  leader = await the.enrol('leader', the.village);
  member = await the.enrol('member', the.village);
  stranger = await the.enrol('officer', the.otherVillage);
});
afterAll(() => the.close());

const post = (phone: TestPhone, route: string, value: object) =>
  phone.send('POST', `/api/${route}`, utf8(JSON.stringify(value)));

describe('a card', () => {
  it('is issued by whoever could give each right of its person, and by nobody else', async () => {
    const newMember = await the.addPerson('member', the.village);
    const newLeader = await the.addPerson('leader', the.village);
    const otherOfficer = await the.addPerson('officer', the.commune);
    const ask = async (phone: TestPhone, person: string) =>
      (await post(phone, 'cards', { person })).status;
    expect(await ask(officer, newMember)).toBe(200);
    expect(await ask(officer, newLeader)).toBe(200);
    expect(await ask(officer, otherOfficer)).toBe(403);
    expect(await ask(leader, newMember)).toBe(200);
    expect(await ask(leader, newLeader)).toBe(403);
    expect(await ask(member, newMember)).toBe(403);
    expect(await ask(stranger, newMember)).toBe(403);
    expect(await ask(officer, the.newId())).toBe(404);
    expect((await post(officer, 'cards', { person: 'nobody' })).status).toBe(400);
  });

  const give = async (giver: TestPhone, person: string): Promise<string> => {
    const asked = await giver.send<{ card: string }>(
      'POST',
      '/api/cards',
      utf8(JSON.stringify({ person })),
    );
    if (asked.status !== 200) throw new Error(`no card: ${asked.status}`);
    return asked.reply.card;
  };
  let seed = 900;
  const open = async (card: string) => {
    const phone = createTestPhone(the.app, seededRandom((seed += 1)), the.clock);
    const { status, reply } = await phone.enrol(card);
    return { said: status === 200 ? 'ok' : reply.code, phone };
  };
  const personOf = (phone: TestPhone): string =>
    the.home.directory.findStream(phone.stream)?.person ?? '';
  const end = async (person: string): Promise<void> => {
    const { grants } = (await the.home.warm.get(the.people)).state as PeopleState; // a people book
    const until = the.today - 1;
    const ended = [...grants.values()].flatMap((grant) =>
      grant.person === person
        ? [{ type: 'grant.ended@1', on: the.today, body: { grant: grant.id, until } }]
        : [],
    );
    await mustRecord(the.home, the.people, ended);
  };

  it('carries who gave it into the book, and opens again for the phone that has used it', async () => {
    const giver = await the.enrol('leader', the.village);
    const card = await give(giver, await the.addPerson('member', the.village));
    const { said, phone } = await open(card);
    expect(said).toBe('ok');
    const { streams } = (await the.home.warm.get(the.people)).state as PeopleState; // a people book
    expect(streams.get(phone.stream)?.cardBy).toBe(personOf(giver));
    expect(streams.get(giver.stream)).not.toHaveProperty('cardBy');
    await end(personOf(giver));
    expect((await phone.enrol(card)).status).toBe(200);
  });

  it('is unknown once its giver could not give it any more', async () => {
    const giver = await the.enrol('leader', the.village);
    const first = await the.addPerson('member', the.village);
    const card = await give(giver, first);
    // The person has risen: the leader gives members' rights, not leaders'.
    const risen = await the.addPerson('member', the.village);
    const riser = await give(giver, risen);
    const more = { grant: the.newId(), person: risen, role: 'leader', place: the.village };
    await mustRecord(the.home, the.people, [
      { type: 'grant.given@1', on: the.today, body: { ...more, from: the.today } },
    ]);
    expect((await open(riser)).said).toBe('card-unknown');
    const gone = await the.addPerson('member', the.village);
    const goner = await give(giver, gone);
    await end(gone);
    expect((await open(goner)).said).toBe('card-unknown');
    await end(personOf(giver));
    expect((await open(card)).said).toBe('card-unknown');
  });

  it('takes back the ones given before that nobody has used', async () => {
    const person = await the.addPerson('member', the.village);
    const [first, second] = [await give(officer, person), await give(leader, person)];
    expect((await open(first)).said).toBe('card-unknown');
    expect((await open(second)).said).toBe('ok');
  });

  it('of somebody whose time is over is not issued', async () => {
    const gone = await the.addPerson('member', the.village, {
      from: the.today - 90,
      until: the.today - 1,
    });
    expect((await post(officer, 'cards', { person: gone })).status).toBe(403);
  });
});

describe('a decision', () => {
  const hold = async (): Promise<{ stream: string; n: number }> => {
    const late = await the.enrol('member', the.village, { from: the.today - 30 });
    const household = the.newId();
    const part = late.part(the.homes.id, [
      {
        type: 'household.added@1',
        on: the.today - 300,
        body: { household, head: 'Lò Văn Nghiệm' },
      },
    ]);
    const { status } = await late.push([part]);
    expect(status).toBe(200);
    return { stream: late.stream, n: part.from };
  };
  const decide = (phone: TestPhone, decision: string, of: object | object[], note?: string) =>
    post(phone, 'decide', {
      book: the.homes.id,
      decision,
      of: [of].flat(),
      ...(note !== undefined && { note }),
    });

  it('of an officer releases what is held, once, under the officer’s name', async () => {
    const origin = await hold();
    const first = await decide(officer, 'release', origin);
    expect(first.status).toBe(200);
    expect(first.reply).toMatchObject({ items: [{ ...origin, verdict: 'ok' }] });
    expect((await decide(officer, 'release', origin)).reply).toMatchObject({
      items: [{ verdict: 'ok' }],
    });
    const person = the.home.directory.findStream(officer.stream)?.person ?? '';
    expect(the.home.directory.findKeptStream(person, the.people.id)?.person).toBe(person);
    expect(person).not.toBe('');
  });

  it('made twice at once makes one stream for the person', async () => {
    const chief = await the.enrol('officer', the.commune);
    const origins = [await hold(), await hold(), await hold()];
    const answers = await Promise.all(origins.map((origin) => decide(chief, 'release', origin)));
    expect(answers.map(({ reply }) => reply)).toMatchObject(
      origins.map(() => ({ items: [{ verdict: 'ok' }] })),
    );
    const person = the.home.directory.findStream(chief.stream)?.person;
    const kept = (await the.home.store.directories.listStreams()).filter(
      (line) => line.person === person && line.secret !== undefined,
    );
    expect(kept).toHaveLength(1);
  });

  it('declines with a reason', async () => {
    const declined = await decide(officer, 'decline', await hold(), 'Không đúng hộ');
    expect(declined.reply).toMatchObject({ items: [{ verdict: 'ok' }] });
  });

  it('is made of many at once, what rests on another after it, and tells of each what became of it', async () => {
    const late = await the.enrol('member', the.village, { from: the.today - 30 });
    const [household, resident] = [the.newId(), the.newId()];
    const on = the.today - 300;
    const part = late.part(the.homes.id, [
      { type: 'household.added@1', on, body: { household, head: 'Lò Văn Muộn' } },
      { type: 'resident.added@1', on, body: { resident, household, name: 'Lò Thị Muộn' } },
    ]);
    expect((await late.push([part])).status).toBe(200);
    const first = { stream: late.stream, n: part.from };
    const second = { stream: late.stream, n: part.from + 1 };
    const backwards = await decide(officer, 'release', [second, first]);
    expect(backwards.reply).toMatchObject({
      items: [
        { ...second, verdict: 'refused', why: 'depends-on-held' },
        { ...first, verdict: 'ok' },
      ],
    });
    expect((await decide(officer, 'release', second)).reply).toMatchObject({
      items: [{ ...second, verdict: 'ok' }],
    });
    const { state } = await the.home.warm.get(the.homes);
    expect((state as HomesState).residents.get(resident)?.name).toBe('Lò Thị Muộn'); // a homes book
  });

  it('is made of as many as may be named at once, and of not one more', async () => {
    const named = (count: number) =>
      Array.from({ length: count }, (_, n) => ({ stream: officer.stream, n: n + 1 }));
    const { status, reply } = await decide(officer, 'release', named(DECISIONS_MAX));
    expect({ status, items: v.parse(DecideReply, reply).items.length }).toEqual({
      status: 200,
      items: DECISIONS_MAX,
    });
    expect((await decide(officer, 'release', named(DECISIONS_MAX + 1))).status).toBe(400);
    expect((await decide(officer, 'release', [])).status).toBe(400);
  });

  it('is not a member’s to make, nor another village’s officer’s', async () => {
    const origin = await hold();
    const keptBy = async (person: string) =>
      (await the.home.store.directories.listStreams()).filter(
        (line) => line.person === person && line.secret !== undefined,
      );
    const person = the.home.directory.findStream(member.stream)?.person ?? '';
    const { seq } = await the.home.warm.get(the.people);
    const answer = await decide(member, 'release', origin);
    expect({ status: answer.status, code: answer.reply.code }).toEqual({
      status: 403,
      code: 'not-yours',
    });
    expect(await keptBy(person)).toEqual([]);
    expect((await the.home.warm.get(the.people)).seq).toBe(seq);
    expect((await decide(stranger, 'release', origin)).status).toBe(403);
    expect((await decide(officer, 'burn', origin)).status).toBe(400);
    expect(
      (await post(officer, 'decide', { of: [origin], book: the.newId(), decision: 'settle' }))
        .status,
    ).toBe(404);
  });
});
