import { describe, expect, test } from 'vitest';
import { foldPeople } from '#domain/people/state.ts';
import {
  createWorld,
  PEOPLE,
  secondsOf,
  streamOf,
  TODAY,
  type Who,
  type World,
} from '#test/domain/world.ts';

describe('what a person may say of themselves', () => {
  const rename = (person: string, was: string, to: string) => ({ person, field: 'name', was, to });
  const nameOf = (world: World, person: string): string =>
    world.states().people.persons.get(person)?.name ?? '';

  test.each(['member', 'leader', 'officer'] as const)('%s: the own name', (who) => {
    const world = createWorld();
    const was = nameOf(world, PEOPLE[who]);
    const body = rename(PEOPLE[who], was, 'Tên Mới');
    expect(world.say('people', who, 'person.changed@1', body)).toMatchObject({
      verdict: 'ok',
    });
    expect(nameOf(world, PEOPLE[who])).toBe('Tên Mới');
  });

  test('not of another, also one who has no work here', () => {
    const world = createWorld();
    const second = rename(PEOPLE.second, nameOf(world, PEOPLE.second), 'Ai Đó');
    const refused = { verdict: 'refused', why: 'not-yours' };
    expect(world.ask('people', 'member', 'person.changed@1', second)).toEqual(refused);
    world.say('people', 'leader', 'person.added@1', { person: 'newmember1', name: 'Lục Thị Mới' });
    const free = rename('newmember1', 'Lục Thị Mới', 'Ai Đó');
    expect(world.ask('people', 'member', 'person.changed@1', free)).toEqual(refused);
    expect(world.ask('people', 'leader', 'person.changed@1', free).verdict).toBe('ok');
  });

  test('that they give up their own right, and no other one', () => {
    const world = createWorld();
    const grantOf = (person: string): string =>
      [...world.states().people.grants.values()].find((each) => each.person === person)?.id ?? '';
    const end = (person: string) => ({ grant: grantOf(person), until: TODAY });
    expect(world.ask('people', 'member', 'grant.ended@1', end(PEOPLE.second))).toEqual({
      verdict: 'refused',
      why: 'not-yours',
    });
    expect(world.ask('people', 'member', 'grant.ended@1', end(PEOPLE.member)).verdict).toBe('ok');
  });
});

describe('a stream that has ended', () => {
  const end = (world: World, by: Who, of: Who) =>
    world.say('people', by, 'stream.ended@1', { stream: streamOf(of), why: 'lost' });
  const ok = { verdict: 'ok' };
  const refused = { verdict: 'refused', why: 'not-yours' };
  const late = { verdict: 'held', why: 'stream-ended' };

  test('was ended by its person, or by whoever could give that person a card', () => {
    expect(end(createWorld(), 'member', 'member')).toMatchObject(ok);
    expect(end(createWorld(), 'leader', 'member')).toMatchObject(ok);
    expect(end(createWorld(), 'officer', 'leader')).toMatchObject(ok);
    expect(end(createWorld(), 'home', 'admin')).toMatchObject(ok);
    expect(end(createWorld(), 'second', 'member')).toMatchObject(refused);
    expect(end(createWorld(), 'member', 'leader')).toMatchObject(refused);
    expect(end(createWorld(), 'leader', 'officer')).toMatchObject(refused);
    expect(end(createWorld(), 'former', 'member')).toMatchObject(refused);
    const unknown = { stream: 'nobody0000', why: 'lost' };
    expect(createWorld().ask('people', 'leader', 'stream.ended@1', unknown)).toEqual({
      verdict: 'refused',
      why: 'reference-unknown',
    });
  });

  test('says nothing more that counts before somebody in charge has looked at it', () => {
    const world = createWorld();
    const rename = { person: PEOPLE.member, field: 'name', was: 'Tên Cũ', to: 'Tên Mới' };
    end(world, 'leader', 'member');
    const said = world.say('people', 'member', 'person.changed@1', rename);
    expect(said).toMatchObject(late);
    expect(world.states().people.persons.get(PEOPLE.member)?.name).not.toBe('Tên Mới');
    // Whatever its clock says: no device proves when it wrote.
    const early = { on: TODAY - 3, at: secondsOf(TODAY - 3), receivedAt: secondsOf(TODAY) };
    expect(world.ask('people', 'member', 'person.changed@1', rename, early)).toEqual(late);
    expect(world.say('people', 'leader', 'fact.released@1', said.origin)).toMatchObject(ok);
    expect(world.states().people.persons.get(PEOPLE.member)?.name).toBe('Tên Mới');
  });

  test('decides nothing, and lets in no other', () => {
    const world = createWorld();
    end(world, 'officer', 'leader');
    const held = world.say('people', 'former', 'grant.given@1', {
      grant: 'grant00009',
      person: PEOPLE.second,
      role: 'member',
      place: 'phuhung000',
      from: TODAY,
    });
    expect(world.ask('people', 'leader', 'fact.released@1', held.origin).verdict).not.toBe('ok');
    const other = { stream: 'another000', person: PEOPLE.leader, key: 'D'.repeat(87) };
    expect(world.ask('people', 'leader', 'stream.registered@1', other)).toEqual(refused);
  });

  test('is as good as any until its second', () => {
    const world = createWorld();
    const [at, endsAt] = [secondsOf(TODAY), secondsOf(TODAY) + 3_600];
    const body = {
      stream: 'session000',
      person: PEOPLE.officer,
      key: 'E'.repeat(87),
      way: 'passkey',
      endsAt,
    };
    expect(world.say('people', 'home', 'stream.registered@1', body)).toMatchObject(ok);
    const person = { person: 'newperson1', name: 'Lò Văn Mới' };
    const ask = (receivedAt: number) =>
      world.ask('people', 'officer', 'person.added@1', person, {
        stream: 'session000',
        at,
        receivedAt,
      });
    expect(ask(endsAt - 1)).toEqual(ok);
    expect(ask(endsAt)).toEqual(late);
  });

  test('ends with those of its device, before and after it, and not with a copy in other hands', () => {
    const streams = ['phone00001', 'phone00002', 'phone00003', 'copy000002', 'other00001'] as const;
    const after = { phone00002: 'phone00001', phone00003: 'phone00002', copy000002: 'phone00001' };
    const endedBy = (ended: (typeof streams)[number]): readonly string[] => {
      const world = createWorld();
      for (const stream of streams) {
        const body = { stream, person: PEOPLE.member, key: 'E'.repeat(87) };
        world.say('people', 'home', 'stream.registered@1', {
          ...body,
          ...(stream in after && { after: after[stream as keyof typeof after] }),
        });
      }
      world.say('people', 'leader', 'stream.ended@1', { stream: ended, why: 'lost' });
      const { people } = world.states();
      return streams.filter((stream) => people.streams.get(stream)?.ended?.why === 'lost');
    };
    expect(endedBy('phone00001')).toEqual(streams.slice(0, 4));
    expect(endedBy('phone00002')).toEqual(['phone00001', 'phone00002', 'phone00003']);
    expect(endedBy('phone00003')).toEqual(['phone00001', 'phone00002', 'phone00003']);
    expect(endedBy('copy000002')).toEqual(['phone00001', 'copy000002']);
    expect(endedBy('other00001')).toEqual(['other00001']);
  });

  test('that was signed out and is reported lost is lost, and never the other way round', () => {
    const endedAs = (...whys: readonly string[]) => {
      const world = createWorld();
      const body = { person: PEOPLE.member, key: 'E'.repeat(87) };
      const register = (more: object) =>
        world.say('people', 'home', 'stream.registered@1', { ...body, ...more });
      register({ stream: 'phone00001' });
      register({ stream: 'phone00002', after: 'phone00001' });
      for (const [index, why] of whys.entries()) {
        const stream = index === 0 ? 'phone00002' : 'phone00001';
        const at = secondsOf(TODAY) + index;
        const said = world.say('people', 'leader', 'stream.ended@1', { stream, why }, { at });
        expect(said).toMatchObject(ok);
      }
      const { streams } = world.states().people;
      return ['phone00001', 'phone00002'].map((stream) => streams.get(stream)?.ended);
    };
    const at = secondsOf(TODAY);
    const lost = { at: at + 1, why: 'lost' };
    expect(endedAs('signed-out', 'lost')).toEqual([lost, lost]);
    const first = { at, why: 'lost' };
    expect(endedAs('lost', 'signed-out')).toEqual([first, first]);
    const out = { at, why: 'signed-out' };
    expect(endedAs('signed-out', 'signed-out')).toEqual([out, out]);
    expect(endedAs('signed-out', 'lost', 'signed-out')).toEqual([lost, lost]);
  });

  test('ends with a device that was opened anew thousands of times', () => {
    const { people } = createWorld().states();
    const of = { on: TODAY, at: secondsOf(TODAY), stream: streamOf('home'), n: 1 };
    const idOf = (index: number): string => `phone${String(index).padStart(5, '0')}`;
    const [count, middle] = [10_000, idOf(5_000)];
    for (let index = 0; index < count; index += 1) {
      const after = index === 0 ? {} : { after: idOf(index - 1) };
      const body = { stream: idOf(index), person: PEOPLE.member, key: 'E'.repeat(87), ...after };
      foldPeople(people, { ...of, type: 'stream.registered@1', body });
    }
    const body = { stream: middle, why: 'lost' } as const;
    foldPeople(people, { ...of, type: 'stream.ended@1', body });
    const ended = [...people.streams.values()].filter((each) => each.ended?.why === 'lost');
    expect(ended).toHaveLength(count);
  });

  test('is followed by one that has ended with it, and that was let in when it was', () => {
    const world = createWorld();
    const body = { stream: 'phone00001', person: PEOPLE.member, key: 'E'.repeat(87) };
    const at = secondsOf(TODAY);
    const register = (more: object, seconds: number) =>
      world.say('people', 'home', 'stream.registered@1', { ...body, ...more }, { at: seconds });
    register({}, at);
    world.say('people', 'leader', 'stream.ended@1', { stream: 'phone00001', why: 'lost' });
    register({ stream: 'phone00002', after: 'phone00001' }, at + 3_600);
    expect(world.states().people.streams.get('phone00002')).toMatchObject({
      since: at,
      ended: { why: 'lost' },
    });
  });
});
