import { describe, expect, test } from 'vitest';
import { createWorld, PEOPLE, PLACES, TODAY, type World } from '#test/domain/world.ts';
import {
  proposeGrant,
  proposeGrantEnd,
  proposeMember,
  proposeMemberLeft,
  proposePerson,
  proposePersonEdit,
  proposeTeam,
} from '#domain/people/propose.ts';
import { outcome } from '#test/domain/offers.ts';

describe('people and their rights', () => {
  test('a new member comes with a right, and leaves without it', () => {
    const world = createWorld();
    const officer = world.authorFor('officer', 'people');
    const team = proposeTeam(world.states(), officer, {
      team: 'team000001',
      place: PLACES.phuHung,
    });
    world.sayAll('people', 'officer', team.ok ? team.value : []);
    const leader = (): ReturnType<World['authorFor']> => world.authorFor('leader', 'people');
    const person = { name: 'Lục Thị Mới' };
    const joining = proposeMember(world.states(), leader(), {
      team: 'team000001',
      person,
      duty: 'member',
    });
    expect(joining.ok && joining.value.map(({ type }) => type)).toEqual([
      'person.added@1',
      'team.joined@1',
      'grant.given@1',
    ]);
    const said = world.sayAll('people', 'leader', joining.ok ? joining.value : []);
    expect(said.map(({ verdict }) => verdict)).toEqual(['ok', 'ok', 'ok']);
    const [member] = world.states().people.teams.get('team000001')?.members ?? [];
    const id = member?.person ?? '';
    expect(
      outcome(
        proposeMember(world.states(), leader(), { team: 'team000001', person: id, duty: 'member' }),
      ),
    ).toEqual([]);
    const leaving = proposeMemberLeft(world.states(), leader(), { team: 'team000001', person: id });
    expect(leaving.ok && leaving.value.map(({ type }) => type)).toEqual([
      'team.left@1',
      'grant.ended@1',
    ]);
    const deputy = proposeMember(world.states(), leader(), {
      team: 'team000001',
      person,
      duty: 'deputy',
    });
    expect(outcome(deputy)).toBe('not-yours');
  });

  test('who leaves as a deputy loses the right of a plain member too', () => {
    const world = createWorld();
    const officer = () => world.authorFor('officer', 'people');
    const team = proposeTeam(world.states(), officer(), {
      team: 'team000001',
      place: PLACES.phuHung,
    });
    world.sayAll('people', 'officer', team.ok ? team.value : []);
    const { on } = officer();
    world.sayAll('people', 'officer', [
      {
        type: 'team.joined@1',
        on,
        body: { team: 'team000001', person: PEOPLE.member, duty: 'deputy', from: on },
      },
    ]);
    const leaving = proposeMemberLeft(world.states(), officer(), {
      team: 'team000001',
      person: PEOPLE.member,
    });
    expect(leaving.ok && leaving.value.map(({ type }) => type)).toEqual([
      'team.left@1',
      'grant.ended@1',
    ]);
  });

  test("what is not one's to give, unknown or unchanged is not written", () => {
    const world = createWorld();
    const states = world.states();
    const leader = world.authorFor('leader', 'people');
    const grant = { person: PEOPLE.second, role: 'leader', place: PLACES.phuHung } as const;
    expect(outcome(proposeGrant(states, leader, grant))).toBe('not-yours');
    expect(outcome(proposeGrant(states, world.authorFor('officer', 'people'), grant))).toHaveLength(
      1,
    );
    expect(outcome(proposeGrant(states, world.authorFor('former', 'people'), grant))).toBe(
      'not-yours',
    );
    expect(outcome(proposeGrant(states, leader, { ...grant, person: 'nobody0000' }))).toBe(
      'person-unknown',
    );
    expect(outcome(proposeGrant(states, leader, { ...grant, until: TODAY - 1 }))).toBe(
      'until-before-from',
    );
    expect(outcome(proposeGrantEnd(states, leader, 'grant99999'))).toBe('grant-unknown');
    expect(outcome(proposeTeam(states, leader, { place: PLACES.phuHung }))).toBe('not-yours');
    expect(outcome(proposePerson(states, leader, { name: ' ' }))).toBe('name-missing');
    expect(
      outcome(
        proposePersonEdit(states, leader, {
          person: PEOPLE.member,
          field: 'name',
          to: 'Lý Thị  Viên',
        }),
      ),
    ).toEqual([]);
    expect(
      outcome(
        proposePersonEdit(states, leader, {
          person: PEOPLE.member,
          field: 'phone',
          to: '+84912345678',
        }),
      ),
    ).toHaveLength(1);
  });
});
