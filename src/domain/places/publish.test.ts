import { expect, test } from 'vitest';
import * as v from 'valibot';
import { createWorld, MERGED_ON, MERGER, PEOPLE, PLACES, TODAY } from '#test/domain/world.ts';
import { PUBLIC_OF_MIN } from '#domain/public-min.ts';
import { PublicVillage, publishVillage } from './publish.ts';

const CANARY_NAME = 'Triệu Hoàng Yến Canary';
const CANARY_PHONE = '+84987654321';

test('a village is published without a name, phone or id of anybody', () => {
  const world = createWorld();
  for (const [type, body] of MERGER) world.say('places', 'admin', type, body, { on: MERGED_ON });
  const { phuHung } = PLACES;
  const figure = {
    place: phuHung,
    figure: 'minority-percent',
    value: 70,
    source: 'Báo tỉnh',
    from: MERGED_ON,
  };
  world.say('places', 'admin', 'place.figured@1', figure);
  world.say('people', 'officer', 'team.founded@1', {
    team: 'canaryteam',
    place: phuHung,
    name: CANARY_NAME,
    from: TODAY,
  });
  for (const person of [PEOPLE.leader, PEOPLE.member, PEOPLE.second]) {
    world.say('people', 'officer', 'team.joined@1', {
      team: 'canaryteam',
      person,
      duty: 'member',
      post: CANARY_NAME,
      from: TODAY,
    });
  }
  world.say('people', 'leader', 'person.changed@1', {
    person: PEOPLE.leader,
    field: 'phone',
    to: CANARY_PHONE,
  });
  const household = {
    household: 'canaryhome',
    code: 'CANARYCODE',
    head: CANARY_NAME,
    phone: CANARY_PHONE,
    alley: CANARY_NAME,
  };
  world.say('homes', 'member', 'household.added@1', household);
  const resident = {
    resident: 'canaryman0',
    household: 'canaryhome',
    name: CANARY_NAME,
    phone: CANARY_PHONE,
  };
  world.say('homes', 'member', 'resident.added@1', resident);
  const figures = [
    { measure: 'household-met', title: 'Đã gặp', numbers: { of: PUBLIC_OF_MIN, met: 3 } },
    {
      measure: 'household-bank',
      title: 'Có ngân hàng',
      numbers: { of: PUBLIC_OF_MIN - 1, met: 3 },
    },
    { measure: 'household-epay', title: 'Có ví' },
  ];
  const published = publishVillage(world.states(), phuHung, figures, TODAY);
  expect(published).toEqual({
    ok: true,
    value: {
      kind: 'ban',
      name: 'Phú Hưng',
      commune: { kind: 'xa', name: 'Sơn Động' },
      communeBefore: { from: MERGED_ON, names: [{ kind: 'xa', name: 'Vĩnh An' }] },
      province: { kind: 'tinh', name: 'Bắc Ninh' },
      asOf: TODAY,
      households: 1,
      teamMembers: 3,
      published: [{ figure: 'minority-percent', value: 70, source: 'Báo tỉnh', from: MERGED_ON }],
      figures: [
        { measure: 'household-met', title: 'Đã gặp', numbers: { of: PUBLIC_OF_MIN, met: 3 } },
        { measure: 'household-bank', title: 'Có ngân hàng' },
        { measure: 'household-epay', title: 'Có ví' },
      ],
    },
  });
  const text = JSON.stringify(published).toLowerCase();
  const { people, homes, places } = world.states();
  const secret = [
    ...[...people.persons.values()].flatMap(({ id, name }) => [id, name]),
    ...people.streams.keys(),
    ...people.grants.keys(),
    ...people.teams.keys(),
    ...places.places.keys(),
    ...homes.households.keys(),
    ...homes.residents.keys(),
    CANARY_NAME,
    CANARY_PHONE,
    '987654321',
    'canary',
  ];
  expect(secret.length).toBeGreaterThan(30);
  expect(secret.filter((each) => text.includes(each.toLowerCase()))).toEqual([]);
});

test('before the merger the village lay in another commune and province; a person is never let through', () => {
  const world = createWorld();
  for (const [type, body] of MERGER) world.say('places', 'admin', type, body, { on: MERGED_ON });
  const published = publishVillage(world.states(), PLACES.phuHung, [], MERGED_ON - 1);
  expect(published).toMatchObject({
    value: { commune: { name: 'Vĩnh An' }, province: { name: 'Bắc Giang' } },
  });
  for (const place of [PLACES.sonDong, PLACES.bacNinh, 'nowhere000']) {
    expect(publishVillage(world.states(), place, [], TODAY)).toEqual({
      ok: false,
      error: { code: 'place-unknown' },
    });
  }
  const value = published.ok ? published.value : undefined;
  expect(v.is(PublicVillage, value)).toBe(true);
  expect(v.is(PublicVillage, { ...value, head: CANARY_NAME })).toBe(false);
});
