import { describe, expect, test } from 'vitest';
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

  test('is as good as any until its second, and lets in none that lasts longer', () => {
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
    const other = { stream: 'another000', person: PEOPLE.officer, key: 'D'.repeat(87) };
    const ask = (more: object, receivedAt: number) =>
      world.ask(
        'people',
        'officer',
        'stream.registered@1',
        { ...other, ...more },
        { stream: 'session000', at, receivedAt },
      );
    expect(ask({ endsAt }, at)).toEqual(ok);
    expect(ask({ endsAt }, endsAt)).toEqual(late);
    expect(ask({ endsAt: endsAt + 1 }, at)).toEqual(refused);
    expect(ask({}, at)).toEqual(refused);
  });
});
