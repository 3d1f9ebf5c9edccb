import { describe, expect, test } from 'vitest';
import {
  createWorld,
  day,
  PEOPLE,
  PLACES,
  secondsOf,
  streamOf,
  TODAY,
  type World,
} from '#test/domain/world.ts';
import { originKey } from '#book/fact.ts';
import { proposeDecline, proposeRelease, proposeSettlement } from './propose.ts';

/** A village with one household of one person. */
function villageWorld(): World {
  const world = createWorld();
  world.say('homes', 'member', 'household.added@1', {
    household: 'household1',
    code: 'PH-001',
    head: 'Triệu Văn Sinh',
  });
  const resident = { resident: 'resident01', household: 'household1', name: 'Triệu Văn Sinh' };
  world.say('homes', 'member', 'resident.added@1', resident);
  return world;
}

const visit = (id: string, outcome = 'met') => ({ visit: id, household: 'household1', outcome });

describe('two members edit the same field without signal', () => {
  const rename = (was: string, to: string) => ({
    resident: 'resident01',
    change: { field: 'name', was, to },
  });
  const early = secondsOf(TODAY);
  const late = early + 600;

  test.each([
    [
      'the later one arrives last',
      [
        ['member', 'Triệu Sinh', early],
        ['second', 'Triệu Văn Xinh', late],
      ],
      'Triệu Văn Xinh',
    ],
    [
      'the later one arrives first',
      [
        ['second', 'Triệu Văn Xinh', late],
        ['member', 'Triệu Sinh', early],
      ],
      'Triệu Văn Xinh',
    ],
    [
      'both at once: the higher seq',
      [
        ['second', 'Triệu Văn Xinh', early],
        ['member', 'Triệu Sinh', early],
      ],
      'Triệu Sinh',
    ],
  ] as const)('%s', (_, edits, shown) => {
    const world = villageWorld();
    const said = edits.map(([who, to, at]) =>
      world.say('homes', who, 'resident.changed@1', rename('Triệu Văn Sinh', to), {
        at,
        receivedAt: late + 3_600,
      }),
    );
    expect(said.map(({ verdict }) => verdict)).toEqual(['ok', 'flagged']);
    expect(world.states().homes.residents.get('resident01')?.name).toBe(shown);
    expect(world.folded.homes.traces.get('resident01')).toEqual([2, 3, 4]);
    const [question] = [...world.folded.homes.questions.values()];
    expect(question).toEqual({
      seq: 4,
      type: 'resident.changed@1',
      why: 'premise-changed',
      about: 'resident01',
    });
  });

  test('a clock that runs ahead gains nothing over the time of arrival', () => {
    const world = villageWorld();
    const ahead = { at: late + 86_400, receivedAt: late };
    world.say(
      'homes',
      'member',
      'resident.changed@1',
      rename('Triệu Văn Sinh', 'Triệu Sinh'),
      ahead,
    );
    const honest = { at: late + 60, receivedAt: late + 120 };
    world.say(
      'homes',
      'second',
      'resident.changed@1',
      rename('Triệu Văn Sinh', 'Triệu Văn Xinh'),
      honest,
    );
    expect(world.states().homes.residents.get('resident01')?.name).toBe('Triệu Văn Xinh');
  });

  test('the leader answers the question, and the answer stands in the trace', () => {
    const world = villageWorld();
    world.say('homes', 'member', 'resident.changed@1', rename('Triệu Văn Sinh', 'Triệu Sinh'));
    const { origin } = world.say(
      'homes',
      'second',
      'resident.changed@1',
      rename('Triệu Văn Sinh', 'Triệu Xinh'),
    );
    const settled = proposeSettlement(
      world.folded.homes,
      world.authorFor('leader', 'homes'),
      origin,
      ' đã hỏi ',
    );
    expect(settled).toMatchObject({ ok: true, value: [{ body: { ...origin, note: 'đã hỏi' } }] });
    expect(world.sayAll('homes', 'leader', settled.ok ? settled.value : [])).toMatchObject([
      { verdict: 'ok' },
    ]);
    expect(world.folded.homes.questions.size).toBe(0);
    expect(world.folded.homes.traces.get('resident01')).toEqual([2, 3, 4, 5]);
    expect(world.say('homes', 'leader', 'question.settled@1', origin).verdict).toBe('ok');
    expect(world.folded.homes.questions.size).toBe(0);
    expect(world.ask('homes', 'member', 'question.settled@1', origin)).toEqual({
      verdict: 'refused',
      why: 'not-yours',
    });
  });
});

describe('what a leader decides on', () => {
  test('work outside a grant is held with all that rests on it, then released in that order', () => {
    const world = villageWorld();
    const held = world.say('doors', 'former', 'door.visited@1', visit('visit00001'));
    expect(held).toMatchObject({ verdict: 'held', why: 'outside-grant' });
    const correction = { ...visit('visit00001', 'nobody'), was: 'met' };
    const waiting = world.say('doors', 'member', 'door.corrected@1', correction);
    expect(waiting).toMatchObject({ verdict: 'held', why: 'depends-on-held' });
    expect(world.states().doors.visits.size).toBe(0);
    expect(world.folded.doors.traces.get('household1')).toEqual([1, 2]);
    expect(world.ask('doors', 'leader', 'fact.released@1', waiting.origin).verdict).toBe('refused');
    for (const { origin } of [held, waiting]) {
      const proposed = proposeRelease(
        world.folded.doors,
        world.authorFor('leader', 'doors'),
        origin,
      );
      world.sayAll('doors', 'leader', proposed.ok ? proposed.value : []);
    }
    expect(world.states().doors.visits.get('visit00001')).toMatchObject({
      outcome: 'nobody',
      corrected: true,
    });
    expect(world.folded.doors.held.size).toBe(0);
    expect(world.folded.doors.traces.get('visit00001')).toEqual([1, 2, 3, 4]);
  });

  test('what is declined never applies, and its content stays in the trace', () => {
    const world = villageWorld();
    const { origin } = world.say('doors', 'former', 'door.visited@1', visit('visit00001'));
    const author = world.authorFor('leader', 'doors');
    expect(
      proposeRelease(world.folded.doors, world.authorFor('member', 'doors'), origin),
    ).toMatchObject({
      ok: false,
      error: { code: 'not-yours' },
    });
    const proposed = proposeDecline(world.folded.doors, author, origin, 'không đúng hộ');
    world.sayAll('doors', 'leader', proposed.ok ? proposed.value : []);
    expect(world.states().doors.visits.size).toBe(0);
    expect(world.folded.doors.held.has(originKey(origin))).toBe(false);
    expect(world.folded.doors.traces.get('household1')).toEqual([1, 2]);
    expect(proposeRelease(world.folded.doors, author, origin)).toMatchObject({
      ok: false,
      error: { code: 'already-settled' },
    });
  });

  test.each([
    ['fact.released@1', 'fact.declined@1'],
    ['fact.declined@1', 'fact.released@1'],
    ['fact.released@1', 'question.settled@1'],
  ])('after %s comes %s, and nothing is asked', (first, second) => {
    const world = villageWorld();
    const { origin } = world.say('doors', 'former', 'door.visited@1', visit('visit00001'));
    expect(world.say('doors', 'leader', first, origin).verdict).toBe('ok');
    const visits = world.states().doors.visits.size;
    const again = world.say('doors', 'officer', second, origin);
    expect(again).toMatchObject({ verdict: 'ok' });
    expect(world.ask('doors', 'former', second, origin)).toEqual({ verdict: 'ok' });
    expect(world.ask('doors', 'member', second, origin)).toEqual({
      verdict: 'refused',
      why: 'not-yours',
    });
    expect(world.states().doors.visits.size).toBe(visits);
    expect([world.folded.doors.questions.size, world.folded.doors.held.size]).toEqual([0, 0]);
    expect(world.folded.doors.traces.get('household1')).toEqual([1, 2]);
  });

  test('what is said of one who was declined is kept and asked about', () => {
    const world = villageWorld();
    const added = { household: 'household2', head: 'Lý Thị Mai' };
    const { origin } = world.say('homes', 'former', 'household.added@1', added);
    world.say('homes', 'leader', 'fact.declined@1', { ...origin });
    const asked = { verdict: 'flagged', why: 'premise-changed' };
    const resident = { resident: 'resident02', household: 'household2', name: 'Lý Văn Ba' };
    const renamed = { household: 'household2', change: { field: 'head', to: 'Lý Văn Ba' } };
    const left = { household: 'household2', reason: 'moved' };
    expect(world.say('homes', 'member', 'resident.added@1', resident)).toMatchObject(asked);
    expect(world.say('homes', 'member', 'household.changed@1', renamed)).toMatchObject(asked);
    expect(world.say('homes', 'member', 'household.left@1', left)).toMatchObject(asked);
    expect(world.states().homes.households.size).toBe(1);
  });

  test('a right written after the own right ended waits, and only somebody who could give it releases it', () => {
    const world = createWorld();
    const grant = {
      grant: 'grantlate1',
      person: PEOPLE.former,
      role: 'leader',
      place: PLACES.phuHung,
      from: day(2026, 2, 1),
    };
    const backdated = { on: day(2026, 1, 15), receivedAt: secondsOf(TODAY) };
    const { origin, ...judged } = world.say('people', 'former', 'grant.given@1', grant, backdated);
    expect(judged).toMatchObject({ verdict: 'held', why: 'outside-grant' });
    expect(world.states().people.grants.has('grantlate1')).toBe(false);
    expect(world.ask('people', 'leader', 'fact.released@1', origin)).toEqual({
      verdict: 'refused',
      why: 'not-yours',
    });
    expect(world.ask('people', 'stranger', 'fact.released@1', origin)).toEqual({
      verdict: 'refused',
      why: 'not-yours',
    });
    expect(world.say('people', 'officer', 'fact.released@1', origin).verdict).toBe('ok');
    expect(world.states().people.grants.get('grantlate1')?.role).toBe('leader');
  });
});

describe('rights', () => {
  const give = (role: string, place: string = PLACES.phuHung) => ({
    grant: 'grantnew01',
    person: PEOPLE.second,
    role,
    place,
    from: TODAY,
  });

  test.each([
    ['leader', 'member', 'ok'],
    ['leader', 'leader', 'refused'],
    ['leader', 'head', 'refused'],
    ['member', 'member', 'refused'],
    ['officer', 'member', 'ok'],
    ['officer', 'leader', 'ok'],
    ['officer', 'head', 'ok'],
    ['officer', 'officer', 'refused'],
    ['officer', 'admin', 'refused'],
    ['admin', 'officer', 'ok'],
    ['admin', 'admin', 'ok'],
    ['admin', 'home', 'refused'],
    ['home', 'admin', 'ok'],
    ['stranger', 'member', 'refused'],
  ] as const)('%s gives the right of %s: %s', (who, role, verdict) => {
    expect(createWorld().ask('people', who, 'grant.given@1', give(role)).verdict).toBe(verdict);
  });

  test('reach no further than the own village', () => {
    const world = createWorld();
    expect(world.ask('people', 'leader', 'grant.given@1', give('member', PLACES.langChe))).toEqual({
      verdict: 'refused',
      why: 'not-yours',
    });
    expect(
      world.ask('people', 'leader', 'grant.given@1', give('member', PLACES.vinhAn)).verdict,
    ).toBe('refused');
    expect(world.ask('people', 'admin', 'grant.given@1', give('member', 'nowhere000'))).toEqual({
      verdict: 'held',
      why: 'place-unknown',
    });
  });

  test('nobody but the home registers a phone, and none twice', () => {
    const world = createWorld();
    const body = { stream: 'newstream1', person: PEOPLE.member, key: 'D'.repeat(87) };
    for (const who of ['member', 'leader', 'officer', 'admin'] as const) {
      expect(world.ask('people', who, 'stream.registered@1', body)).toEqual({
        verdict: 'refused',
        why: 'not-yours',
      });
    }
    expect(world.ask('people', 'home', 'stream.registered@1', body).verdict).toBe('ok');
    const taken = { ...body, stream: streamOf('leader') };
    expect(world.ask('people', 'home', 'stream.registered@1', taken)).toEqual({
      verdict: 'refused',
      why: 'id-taken',
    });
  });
});

describe('what the register does not know is asked', () => {
  const step = (resident: string, household = 'household1') => ({
    step: 'step000001',
    household,
    resident,
    skill: 'zalo',
    reached: 'told',
  });
  const help = (how: string) => ({
    help: 'help000001',
    household: 'household1',
    resident: 'resident01',
    skill: 'zalo',
    how,
  });
  const tomorrow = { on: TODAY + 1, receivedAt: secondsOf(TODAY) };
  const later = { on: TODAY + 2, receivedAt: secondsOf(TODAY) };

  test.each([
    [
      'a door nobody registered',
      'door.visited@1',
      { ...visit('visit00001'), household: 'household9' },
      {},
      'household-unknown',
    ],
    ['a person nobody registered', 'skill.stepped@1', step('resident09'), {}, 'resident-unknown'],
    [
      'a person of a door nobody registered',
      'skill.stepped@1',
      step('resident01', 'household9'),
      {},
      'household-unknown',
    ],
    ['work done for a person without consent', 'help.given@1', help('for'), {}, 'no-consent'],
    ['work done with a person', 'help.given@1', help('with'), {}, undefined],
    ['a visit tomorrow', 'door.visited@1', visit('visit00001'), tomorrow, undefined],
    ['a visit the day after tomorrow', 'door.visited@1', visit('visit00001'), later, 'day-ahead'],
  ] as const)('%s', (_, type, body, when, why) => {
    const judged = villageWorld().ask('doors', 'member', type, body, when);
    expect(judged).toEqual(why === undefined ? { verdict: 'ok' } : { verdict: 'flagged', why });
  });

  test('a household that left, a code used twice, a person moved into an empty house', () => {
    const world = villageWorld();
    const second = { household: 'household2', code: 'PH-001' };
    expect(world.ask('homes', 'member', 'household.added@1', second)).toEqual({
      verdict: 'flagged',
      why: 'code-taken',
    });
    world.say(
      'homes',
      'member',
      'household.left@1',
      { household: 'household1', reason: 'moved' },
      { on: TODAY - 1 },
    );
    expect(world.ask('doors', 'member', 'door.visited@1', visit('visit00001'))).toEqual({
      verdict: 'flagged',
      why: 'household-left',
    });
    expect(
      world.ask('doors', 'member', 'door.visited@1', visit('visit00001'), { on: TODAY - 2 })
        .verdict,
    ).toBe('ok');
    expect(world.ask('homes', 'member', 'household.added@1', second).verdict).toBe('ok');
    const resident = { resident: 'resident02', household: 'household1', name: 'Lý Thị Hoa' };
    expect(world.ask('homes', 'member', 'resident.added@1', resident)).toEqual({
      verdict: 'flagged',
      why: 'household-left',
    });
  });

  test('consent reaches to its last day', () => {
    const world = villageWorld();
    world.say('homes', 'member', 'consent.marked@1', {
      resident: 'resident01',
      purpose: 'assist',
      until: TODAY,
    });
    expect(world.ask('doors', 'member', 'help.given@1', help('for')).verdict).toBe('ok');
    expect(world.ask('doors', 'member', 'help.given@1', help('for'), { on: TODAY + 1 })).toEqual({
      verdict: 'flagged',
      why: 'no-consent',
    });
  });
});
