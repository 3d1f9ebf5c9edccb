import { describe, expect, test } from 'vitest';
import { createWorld, PEOPLE, TODAY, type World } from '#test/domain/world.ts';

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
