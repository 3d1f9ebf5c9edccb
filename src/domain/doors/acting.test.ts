import { describe, expect, test } from 'vitest';
import { outcome, villageWorld } from '#test/domain/offers.ts';
import { secondsOf, streamOf, TODAY } from '#test/domain/world.ts';
import { actingsOf, runningActings, secondsLeft } from './acting.ts';
import { proposeActing, proposeActingEnd, proposeHelp } from './propose.ts';

const NOW = secondsOf(TODAY);
const BEGUN = {
  acting: 'acting0001',
  household: 'household1',
  resident: 'resident01',
  skill: 'insurance',
  reason: 'Tra cứu lương hưu',
  minutes: 30,
};
const ENDED = {
  acting: 'acting0001',
  household: 'household1',
  resident: 'resident01',
  outcome: 'partly',
};
const CONSENT = { resident: 'resident01', purpose: 'assist', until: TODAY };

const consented = () => {
  const world = villageWorld();
  world.say('homes', 'member', 'consent.marked@1', CONSENT);
  return world;
};
const isMember = (stream: string): boolean => stream === streamOf('member');

describe('acting for a person', () => {
  const intent = { resident: 'resident01', skill: 'insurance', reason: ' Lương  hưu ' } as const;

  test('needs a consent that runs and a reason, and lasts half an hour', () => {
    const world = consented();
    const author = world.authorFor('member', 'doors');
    const states = world.states();
    expect(outcome(proposeActing(states, author, { ...intent, at: NOW }))).toEqual([
      [
        'acting.begun@1',
        { ...BEGUN, acting: expect.stringMatching(/^minted/u) as string, reason: 'Lương hưu' },
      ],
    ]);
    expect(outcome(proposeActing(states, author, { ...intent, reason: ' ', at: NOW }))).toBe(
      'acting-why-missing',
    );
    const tomorrow = { ...author, on: TODAY + 1 };
    expect(outcome(proposeActing(states, tomorrow, { ...intent, at: NOW }))).toBe('no-consent');
    const other = { ...intent, resident: 'resident09', at: NOW };
    expect(outcome(proposeActing(states, author, other))).toBe('resident-unknown');
  });

  test('ends what the same helper had begun for somebody else, and nothing that is over', () => {
    const world = consented();
    world.say('doors', 'member', 'acting.begun@1', BEGUN);
    const author = world.authorFor('member', 'doors');
    const begin = (at: number) =>
      proposeActing(world.states(), author, { ...intent, ends: ['acting0001'], at });
    const soon = begin(NOW + 60);
    expect(soon.ok && soon.value.map(({ type }) => type)).toEqual([
      'acting.ended@1',
      'acting.begun@1',
    ]);
    const later = begin(NOW + 1_800);
    expect(later.ok && later.value.map(({ type }) => type)).toEqual(['acting.begun@1']);
    const end = { acting: 'acting0001', outcome: 'done', at: NOW + 1_800 } as const;
    expect(outcome(proposeActingEnd(world.states(), author, end))).toEqual([]);
  });

  test('without a consent is kept and asked about', () => {
    const world = villageWorld();
    const said = world.say('doors', 'member', 'acting.begun@1', BEGUN);
    expect([said.verdict, said.verdict === 'flagged' && said.why]).toEqual([
      'flagged',
      'no-consent',
    ]);
    expect(world.states().doors.actings.has('acting0001')).toBe(true);
  });

  test('of more than half an hour is no fact', () => {
    const world = consented();
    const body = { ...BEGUN, minutes: 31 };
    expect(world.ask('doors', 'member', 'acting.begun@1', body)).toEqual({
      verdict: 'refused',
      why: 'body-malformed',
    });
  });

  test('is named by the help given meanwhile; another person’s is asked about', () => {
    const world = consented();
    world.say('doors', 'member', 'acting.begun@1', BEGUN);
    const author = world.authorFor('member', 'doors');
    const help = { resident: 'resident01', skill: 'insurance', how: 'for' } as const;
    const given = proposeHelp(world.states(), author, { ...help, acting: 'acting0001' });
    if (!given.ok) throw new Error(given.error.code);
    const [draft] = given.value;
    if (draft === undefined) throw new Error('no help');
    expect(world.say('doors', 'member', draft.type, draft.body).verdict).toBe('ok');
    expect(world.states().doors.helpsByResident.get('resident01')?.[0]?.acting).toBe('acting0001');
    const body = { ...draft.body, help: 'help000009', acting: 'acting0009' };
    const other = world.ask('doors', 'member', draft.type, body);
    expect(other).toEqual({ verdict: 'flagged', why: 'premise-changed' });
  });
});

describe('the time left', () => {
  const begun = () => {
    const world = consented();
    world.say('doors', 'member', 'acting.begun@1', BEGUN);
    const { doors } = world.states();
    const acting = doors.actings.get('acting0001');
    if (acting === undefined) throw new Error('nothing begun');
    return { world, doors, acting };
  };

  test('runs out by the clock alone, and a clock that is set back ends it', () => {
    const { acting } = begun();
    expect([0, 60, 1_799, 1_800, 86_400].map((s) => secondsLeft(acting, NOW + s))).toEqual([
      1_800, 1_740, 1, 0, 0,
    ]);
    expect([-60, -300, -301, -86_400].map((s) => secondsLeft(acting, NOW + s))).toEqual([
      1_800, 1_800, 0, 0,
    ]);
  });

  test('is the helper’s alone, and is over with the first end that is said', () => {
    const { world, doors, acting } = begun();
    expect(runningActings(doors, isMember, NOW + 60)).toEqual([acting]);
    expect(runningActings(doors, (stream) => stream === streamOf('second'), NOW + 60)).toEqual([]);
    expect(runningActings(doors, isMember, NOW + 1_800)).toEqual([]);
    expect(world.say('doors', 'second', 'acting.ended@1', ENDED).verdict).toBe('ok');
    const again = world.say('doors', 'member', 'acting.ended@1', { ...ENDED, outcome: 'done' });
    expect(again.verdict).toBe('ok');
    expect(runningActings(world.states().doors, isMember, NOW + 60)).toEqual([]);
    expect(actingsOf(world.states().doors, 'resident01')[0]?.ended?.outcome).toBe('partly');
  });
});
