import { describe, expect, test } from 'vitest';
import { proposePraise, proposeSplit } from '#domain/doors/propose-team.ts';
import { givenBy } from '#domain/doors/team.ts';
import { outcome, villageWorld } from '#test/domain/offers.ts';
import { PEOPLE, secondsOf, streamOf, TODAY } from '#test/domain/world.ts';
import { proposeSplitBack } from '#domain/doors/propose-back.ts';

const { member, second } = PEOPLE;

describe('a split of doors', () => {
  test('gives each door once, leaves out who has left, and says nothing twice', () => {
    const world = villageWorld();
    const head = world.authorFor('leader', 'doors');
    const households = ['household1', 'household2', 'household9'];
    const offer = proposeSplit(world.states(), head, { households, to: member });
    expect(outcome(offer)).toEqual([['door.assigned@1', { household: 'household1', to: member }]]);
    world.sayAll('doors', 'leader', offer.ok ? offer.value : []);
    expect(outcome(proposeSplit(world.states(), head, { households, to: member }))).toEqual([]);
    expect(outcome(proposeSplit(world.states(), head, { households }))).toEqual([
      ['door.assigned@1', { household: 'household1', was: member }],
    ]);
  });

  test('is taken back door by door, but for what was given anew since', () => {
    const world = villageWorld();
    const head = world.authorFor('leader', 'doors');
    world.say('homes', 'member', 'household.added@1', { household: 'household3', code: 'PH-003' });
    const give = (households: readonly string[], to: string) => {
      const offer = proposeSplit(world.states(), head, { households, to });
      return world.sayAll('doors', 'leader', offer.ok ? offer.value : []);
    };
    give(['household1'], second);
    const given = [
      { household: 'household1', to: member, was: second },
      { household: 'household3', to: member },
    ];
    give(['household1', 'household3'], member);
    const back = () => outcome(proposeSplitBack(world.states(), head, given));
    expect(back()).toEqual([
      ['door.assigned@1', { household: 'household1', to: second, was: member }],
      ['door.assigned@1', { household: 'household3', was: member }],
    ]);
    give(['household3'], second);
    expect(back()).toEqual([
      ['door.assigned@1', { household: 'household1', to: second, was: member }],
    ]);
  });

  test('is for whoever leads', () => {
    const world = villageWorld();
    const author = world.authorFor('member', 'doors');
    const offer = proposeSplit(world.states(), author, { households: ['household1'], to: member });
    expect(outcome(offer)).toBe('not-yours');
  });

  test('of two heads at once shows what was said later, and asks when they differ', () => {
    const world = villageWorld();
    const at = secondsOf(TODAY);
    const give = (to: string, when: number) =>
      world.say(
        'doors',
        'leader',
        'door.assigned@1',
        { household: 'household1', to },
        { at: when },
      );
    expect(give(member, at + 60)).toMatchObject({ verdict: 'ok' });
    expect(give(second, at)).toMatchObject({ verdict: 'flagged', why: 'premise-changed' });
    expect(world.states().doors.keepers.get('household1')).toBe(member);
    expect(give(member, at + 120)).toMatchObject({ verdict: 'ok' });
    expect(give(second, at + 180)).toMatchObject({ verdict: 'flagged' });
    expect(world.states().doors.keepers.get('household1')).toBe(second);
  });
});

describe('thanks', () => {
  test.each([
    ['of no words', { to: member, words: '  ' }, 'praise-empty'],
    ['for oneself', { to: PEOPLE.leader, words: 'Giỏi lắm' }, 'praise-own'],
    ['too long', { to: member, words: 'ă'.repeat(121) }, 'text-too-long'],
  ])('%s are not given', (_, intent, code) => {
    const world = villageWorld();
    const head = world.authorFor('leader', 'doors');
    expect(outcome(proposePraise(world.states(), head, intent))).toBe(code);
  });

  test('are one sentence', () => {
    const world = villageWorld();
    const head = world.authorFor('leader', 'doors');
    expect(
      outcome(proposePraise(world.states(), head, { to: member, words: ' Cảm ơn\nchị ' })),
    ).toEqual([['praise.given@1', { praise: 'minted0001', to: member, words: 'Cảm ơn chị' }]]);
  });
});

test('what somebody gave is evenings and doors, through any of their phones, from a day on', () => {
  const world = villageWorld();
  const knock = (visit: string, household: string, on: number, who: 'member' | 'second') =>
    world.say('doors', who, 'door.visited@1', { visit, household, outcome: 'nobody' }, { on });
  knock('visit00001', 'household1', TODAY - 9, 'member');
  knock('visit00002', 'household1', TODAY - 2, 'member');
  knock('visit00003', 'household9', TODAY - 2, 'member');
  knock('visit00004', 'household1', TODAY - 1, 'member');
  knock('visit00005', 'household1', TODAY - 1, 'second');
  const isOwn = (stream: string): boolean => stream === streamOf('member');
  const { visits } = world.states().doors;
  expect(givenBy(visits.values(), isOwn, TODAY - 5)).toEqual({ evenings: 2, doors: 2 });
  expect(givenBy(visits.values(), isOwn, TODAY - 9)).toEqual({ evenings: 3, doors: 2 });
});
