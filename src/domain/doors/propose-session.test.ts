import { describe, expect, test } from 'vitest';
import {
  proposeExample,
  proposeExampleEnd,
  proposeFollowed,
  proposeSession,
  proposeRollBack,
} from '#domain/doors/propose-session.ts';
import { missedBy } from '#domain/doors/next.ts';
import { lessonsOf } from '#domain/doors/sessions.ts';
import { stepOf } from '#domain/doors/state.ts';
import { outcome, villageWorld } from '#test/domain/offers.ts';
import { TODAY, type World } from '#test/domain/world.ts';
import { proposeUnfollowed, proposeExampleAgain } from '#domain/doors/propose-back.ts';

const LESSON = {
  session: 'session001',
  title: 'Học Zalo',
  skill: 'zalo',
  reached: 'together',
  on: TODAY,
} as const;

/** Two people of one name, and one who has left. */
function crowdedWorld(): World {
  const world = villageWorld();
  const join = (resident: string, name: string, birthYear: number) =>
    world.say('homes', 'member', 'resident.added@1', {
      resident,
      household: 'household1',
      name,
      birthYear,
    });
  join('resident02', 'Lý Thị Hoa', 1960);
  join('resident03', 'Lý Thị Hoa', 1991);
  join('resident04', 'Lý Văn Đi', 1970);
  world.say('homes', 'member', 'resident.left@1', { resident: 'resident04', reason: 'died' });
  return world;
}

const there = ['resident02', 'resident03', 'resident04', 'resident09'];

describe('a lesson for many', () => {
  test('writes the roll and one step each, and leaves out who is no more', () => {
    const world = crowdedWorld();
    const author = world.authorFor('member', 'doors');
    const offer = proposeSession(world.states(), author, { ...LESSON, there });
    const about = { session: 'session001', household: 'household1' };
    const step = { ...about, skill: 'zalo', reached: 'together' };
    expect(outcome(offer)).toEqual([
      [
        'session.held@1',
        { session: 'session001', title: 'Học Zalo', skill: 'zalo', reached: 'together' },
      ],
      ['session.attended@1', { ...about, resident: 'resident02' }],
      ['skill.stepped@1', { ...step, step: 'minted0001', resident: 'resident02' }],
      ['session.attended@1', { ...about, resident: 'resident03' }],
      ['skill.stepped@1', { ...step, step: 'minted0002', resident: 'resident03' }],
    ]);
    expect(world.sayAll('doors', 'member', offer.ok ? offer.value : [])).toHaveLength(5);
    expect(outcome(proposeSession(world.states(), author, { ...LESSON, there }))).toEqual([]);
  });

  test('is taken back with its steps, name by name, once', () => {
    const world = crowdedWorld();
    const author = world.authorFor('member', 'doors');
    const offer = proposeSession(world.states(), author, { ...LESSON, there });
    world.sayAll('doors', 'member', offer.ok ? offer.value : []);
    const { session } = LESSON;
    const back = () =>
      proposeRollBack(world.states(), author, {
        roll: [{ session, resident: 'resident02' }],
        steps: [{ step: 'minted0001', resident: 'resident02' }],
        reason: 'tên giống nhau',
      });
    const offered = back();
    expect(
      world
        .sayAll('doors', 'member', offered.ok ? offered.value : [])
        .map(({ verdict }) => verdict),
    ).toEqual(['ok', 'ok']);
    const { doors } = world.states();
    expect(stepOf(doors, 'resident02', 'zalo', TODAY)).toBeUndefined();
    expect(stepOf(doors, 'resident03', 'zalo', TODAY)).toBe(LESSON.reached);
    expect(lessonsOf(doors)[0]?.there.map(({ resident }) => resident)).toEqual(['resident03']);
    expect(outcome(back())).toEqual([]);
    const anew = proposeSession(world.states(), author, { ...LESSON, there: ['resident02'] });
    world.sayAll('doors', 'member', anew.ok ? anew.value : []);
    expect(lessonsOf(world.states().doors)[0]?.there).toHaveLength(2);
    expect(stepOf(world.states().doors, 'resident02', 'zalo', TODAY)).toBe(LESSON.reached);
  });

  test('puts nobody back whom a corrected roll had let go, unless somebody means to', () => {
    const world = crowdedWorld();
    const { session } = LESSON;
    const other = crowdedWorld();
    const [author, second] = [
      world.authorFor('member', 'doors'),
      other.authorFor('second', 'doors'),
    ];
    const offer = proposeSession(world.states(), author, { ...LESSON, there: ['resident02'] });
    world.sayAll('doors', 'member', offer.ok ? offer.value : []);
    // The second phone holds the same roll, and tells of it after the name was taken off.
    const older = proposeSession(other.states(), second, { ...LESSON, there: ['resident02'] });
    const takeOff = (...steps: readonly string[]) => {
      const back = proposeRollBack(world.states(), author, {
        roll: [{ session, resident: 'resident02' }],
        steps: steps.map((step) => ({ step, resident: 'resident02' })),
      });
      return world.sayAll('doors', 'member', back.ok ? back.value : []);
    };
    const shown = () => {
      const { doors } = world.states();
      const step = stepOf(doors, 'resident02', 'zalo', TODAY);
      return [doors.attended.get(session)?.length, step];
    };
    takeOff('minted0001');
    expect(shown()).toEqual([0, undefined]);
    const [, roll, step] = older.ok ? older.value : [];
    const late = [roll, step]
      .flatMap((each) => each ?? [])
      .map(({ type, body }) =>
        world.say('doors', 'second', type, {
          ...body,
          ...('step' in body && { step: 'step000009' }),
        }),
      );
    expect(late).toMatchObject([
      { verdict: 'flagged', why: 'premise-changed' },
      { verdict: 'flagged', why: 'premise-changed' },
    ]);
    expect(shown()).toEqual([0, undefined]);
    const anew = proposeSession(world.states(), author, { ...LESSON, there: ['resident02'] });
    const said = world.sayAll('doors', 'member', anew.ok ? anew.value : []);
    expect(said.map(({ verdict }) => verdict)).toEqual(['ok', 'ok']);
    expect(shown()).toEqual([1, LESSON.reached]);
    // Taken off a second time: neither the oldest roll nor the first putting back counts any more.
    const back = anew.ok ? anew.value : [];
    takeOff(...back.flatMap(({ body }) => ('step' in body ? [body.step] : [])));
    const again = back.flatMap(({ type, body }) =>
      type === 'session.attended@1' ? [world.say('doors', 'second', type, { ...body })] : [],
    );
    expect(again).toMatchObject([{ verdict: 'flagged', why: 'premise-changed' }]);
    expect(shown()).toEqual([0, undefined]);
  });

  test('takes nobody back to where they were', () => {
    const world = crowdedWorld();
    world.say('doors', 'member', 'skill.stepped@1', {
      step: 'step000001',
      household: 'household1',
      resident: 'resident02',
      skill: 'zalo',
      reached: 'alone',
    });
    const author = world.authorFor('member', 'doors');
    const offer = proposeSession(world.states(), author, { ...LESSON, there: ['resident02'] });
    expect(offer.ok && offer.value.map(({ type }) => type)).toEqual([
      'session.held@1',
      'session.attended@1',
    ]);
  });

  test.each([
    ['without a name', { ...LESSON, title: ' ', there }, 'session-title-missing'],
    ['of tomorrow', { ...LESSON, on: TODAY + 1, there }, 'day-ahead'],
  ])('%s is not written', (_, intent, code) => {
    const world = crowdedWorld();
    const author = world.authorFor('member', 'doors');
    expect(outcome(proposeSession(world.states(), author, intent))).toBe(code);
  });

  test('told by two phones is one, however it was opened, and everybody is on its roll once', () => {
    const world = crowdedWorld();
    const roll = (who: 'member' | 'second', session: string, title: string, present: string[]) => {
      // Neither phone knows what the other has said.
      const offer = proposeSession(crowdedWorld().states(), world.authorFor(who, 'doors'), {
        ...LESSON,
        session,
        title,
        there: present,
      });
      const said = world.sayAll('doors', who, offer.ok ? offer.value : []);
      expect(said.every(({ verdict }) => verdict === 'ok')).toBe(true);
    };
    roll('member', 'session001', 'Học Zalo', ['resident02']);
    roll('second', 'session001', 'Học Zalo', ['resident02', 'resident03']);
    roll('second', 'session002', 'học  zalo', ['resident03', 'resident01']);
    const { doors } = world.states();
    expect(lessonsOf(doors).map((lesson) => [lesson.ids, lesson.there.length])).toEqual([
      [['session001', 'session002'], 3],
    ]);
    expect(stepOf(doors, 'resident03', 'zalo', TODAY)).toBe('together');
  });

  test('is missed by a door from which nobody came and could have learnt, for thirty days', () => {
    const world = crowdedWorld();
    const author = world.authorFor('member', 'doors');
    const offer = proposeSession(world.states(), author, { ...LESSON, there });
    world.sayAll('doors', 'member', offer.ok ? offer.value : []);
    const { doors } = world.states();
    const missed = (household: string, resident: string, day: number) =>
      missedBy(doors, lessonsOf(doors), { household, residents: [resident] }, day)?.title;
    expect(missed('household1', 'resident01', TODAY)).toBeUndefined();
    expect(missed('household3', 'resident01', TODAY)).toBe('Học Zalo');
    expect(missed('household3', 'resident02', TODAY)).toBeUndefined();
    expect(missed('household3', 'resident01', TODAY + 30)).toBe('Học Zalo');
    expect(missed('household3', 'resident01', TODAY + 31)).toBeUndefined();
    expect(missed('household3', 'resident01', TODAY - 1)).toBeUndefined();
  });
});

describe('an example', () => {
  const told = {
    household: 'household1',
    resident: 'resident01',
    skill: 'bills',
    before: 'Đi ba cây số.',
    after: 'Ở nhà, một phút.',
    agreed: true,
    until: TODAY + 30,
  } as const;
  const picture = {
    attachment: 'attachmen1',
    file: 'F'.repeat(43),
    key: 'K'.repeat(22),
    bytes: 10,
    media: 'image/webp',
  } as const;

  test('comes with its picture, is followed once by others, and can be taken back', () => {
    const world = villageWorld();
    world.say('homes', 'member', 'household.added@1', { household: 'household3' });
    const author = world.authorFor('member', 'doors');
    const offer = proposeExample(world.states(), author, { ...told, picture });
    expect(offer.ok && offer.value.map(({ type }) => type)).toEqual([
      'attachment.added@1',
      'example.told@1',
    ]);
    world.sayAll('doors', 'member', offer.ok ? offer.value : []);
    const [example] = [...world.states().doors.examples.values()];
    expect(example).toMatchObject({ picture: 'attachmen1', after: 'Ở nhà, một phút.' });
    const id = example?.id ?? '';
    const follow = (household: string) =>
      proposeFollowed(world.states(), author, { example: id, household });
    expect(outcome(follow('household1'))).toEqual([]);
    const followed = follow('household3');
    world.sayAll('doors', 'member', followed.ok ? followed.value : []);
    expect(world.states().doors.followers.get(id)).toEqual(['household3']);
    expect(outcome(follow('household3'))).toEqual([]);
    const unfollow = () =>
      proposeUnfollowed(world.states(), author, { example: id, household: 'household3' });
    const unfollowed = unfollow();
    world.sayAll('doors', 'member', unfollowed.ok ? unfollowed.value : []);
    expect(world.states().doors.followers.get(id)).toEqual([]);
    expect(outcome(unfollow())).toEqual([]);
    world.sayAll('doors', 'member', followed.ok ? followed.value : []);
    const end = proposeExampleEnd(world.states(), author, { example: id });
    world.sayAll('doors', 'member', end.ok ? end.value : []);
    expect(outcome(proposeExampleEnd(world.states(), author, { example: id }))).toBe(
      'example-unknown',
    );
    expect(outcome(follow('household3'))).toBe('example-unknown');

    if (example === undefined) throw new Error('no example');
    const once = { was: example, followers: ['household3'] };
    const again = proposeExampleAgain(world.states(), author, once);
    expect(again.ok && again.value.map(({ type }) => type)).toEqual([
      'example.told@1',
      'example.followed@1',
    ]);
    world.sayAll('doors', 'member', again.ok ? again.value : []);
    const { doors } = world.states();
    const [back] = [...doors.examples.values()];
    expect(back).toMatchObject({ picture: 'attachmen1', after: 'Ở nhà, một phút.' });
    expect(back && doors.followers.get(back.id)).toEqual(['household3']);
  });

  test.each([
    ['half told', { ...told, after: ' ' }, 'example-empty'],
    ['not agreed to', { ...told, agreed: false }, 'example-unagreed'],
    ['agreed to until yesterday', { ...told, until: TODAY - 1 }, 'example-unagreed'],
    ['of a household that left', { ...told, household: 'household2' }, 'household-left'],
    ['of nobody known', { ...told, resident: 'resident09' }, 'resident-unknown'],
    ['too long', { ...told, after: 'ă'.repeat(301) }, 'text-too-long'],
  ])('%s is not told', (_, intent, code) => {
    const world = villageWorld();
    const author = world.authorFor('member', 'doors');
    expect(outcome(proposeExample(world.states(), author, intent))).toBe(code);
  });
});
