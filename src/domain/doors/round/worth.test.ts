import { expect, test } from 'vitest';
import { type Back, type Outcome, SKILLS } from '#domain/doors/facts.ts';
import { emptyDoors, foldDoors } from '#domain/doors/state.ts';
import { BROUGHT_LADDER } from '#domain/learning/ladder.ts';
import { planRound } from './plan.ts';
import { type Due, worthOf } from './worth.ts';

const DAY = 20_000;
const MEMBERS = [{ id: 'person-0', birthYear: 1980, smartphone: true }];
const CAMPAIGN: Due = { code: 'campaign', title: 'Ai cũng có VNeID' };
const LESSON: Due = { code: 'missed-lesson', title: 'Học chuyển khoản' };

function doorsAfter(met: number | undefined, allLearnt: boolean) {
  const doors = emptyDoors();
  let n = 0;
  const header = (on: number) => ({ stream: 's', n: (n += 1), at: on * 86_400, on });
  const household = 'house-0';
  if (met !== undefined) {
    const body = { visit: 'visit-0', household, outcome: 'met' as const };
    foldDoors(doors, { type: 'door.visited@1', ...header(met), body });
  }
  for (const skill of allLearnt ? SKILLS : []) {
    const body = {
      step: skill,
      household,
      resident: 'person-0',
      skill,
      reached: 'teaches' as const,
    };
    foldDoors(doors, { type: 'skill.stepped@1', ...header(DAY - 90), body });
  }
  return doors;
}

const worth = (doors: ReturnType<typeof doorsAfter>, dues: readonly Due[]) =>
  worthOf(BROUGHT_LADDER, doors, 'house-0', MEMBERS, DAY, dues);

test('what a campaign and a missed lesson ask makes a door worth more, and is said', () => {
  const doors = doorsAfter(DAY - 20, false);
  const plain = worth(doors, []);
  const due = worth(doors, [CAMPAIGN, LESSON]);
  if (!('worth' in plain) || !('worth' in due)) throw new Error('a door that waits');
  expect(due.worth).toBeGreaterThan(plain.worth);
  expect(due.reasons).toEqual([CAMPAIGN, LESSON]);
});

test('a door that has learnt all is gone to for the sake of a campaign alone', () => {
  const doors = doorsAfter(DAY - 20, true);
  expect(worth(doors, [])).toEqual({ waits: 'nothing-left' });
  expect(worth(doors, [CAMPAIGN])).toMatchObject({ reasons: [CAMPAIGN] });
});

test('a household that was met this week is left in peace, whatever is asked', () => {
  expect(worth(doorsAfter(DAY - 2, false), [CAMPAIGN])).toEqual({ waits: 'met-lately' });
});

test('however much is asked of a door, it is worth a third more than another at most', () => {
  const dues = [CAMPAIGN, CAMPAIGN, CAMPAIGN, CAMPAIGN, LESSON];
  const most = worth(doorsAfter(undefined, false), dues);
  expect('worth' in most && most.worth).toBeLessThanOrEqual(4 / 3);
});

test('the round says so at the door', () => {
  const door = { household: 'house-0', alley: '', members: MEMBERS };
  const round = planRound(
    {
      doors: [door],
      state: doorsAfter(DAY - 20, false),
      ladder: BROUGHT_LADDER,
      day: DAY,
      from: 18 * 60 + 30,
      until: 21 * 60 + 30,
      dues: () => [CAMPAIGN],
    },
    18 * 60 + 30,
  );
  expect(round.stops[0]?.reasons).toContainEqual(CAMPAIGN);
});

const ANSWER: Due = { code: 'desk-answered', name: 'ông Sinh' };

type Knock = { readonly on: number; readonly outcome?: Outcome; readonly back?: Back };

function doorsOf(...visits: readonly Knock[]) {
  const doors = emptyDoors();
  for (const [n, { on, ...body }] of visits.entries()) {
    const whole = { household: 'house-0', outcome: 'met' as const, ...body, visit: `visit-${n}` };
    const header = { stream: 's', n: n + 1, at: on * 86_400 + 60 * 60, on };
    foldDoors(doors, { type: 'door.visited@1', ...header, body: whole });
  }
  return doors;
}

const reasons = (of: ReturnType<typeof worth>) => ('reasons' in of ? of.reasons : []);

test.each([
  ['refused last week', { on: DAY - 6, outcome: 'refused' }, 'refused'],
  [
    'asks to come another day',
    { on: DAY - 1, outcome: 'later', back: { on: DAY + 2 } },
    'promised',
  ],
  ['was met yesterday', { on: DAY - 1 }, 'met-lately'],
] as const)('the answer of the desk is brought to a house that %s', (_, visit, waits) => {
  const doors = doorsOf(visit);
  expect(worth(doors, [])).toMatchObject({ waits });
  expect(worth(doors, [CAMPAIGN])).toMatchObject({ waits });
  expect(reasons(worth(doors, [ANSWER]))).toContainEqual(ANSWER);
});

test('who was met and asked to come again this week is gone to on the day promised', () => {
  const doors = (on: number) => doorsOf({ on: DAY - 3, back: { on, hour: 20 } });
  expect(worth(doors(DAY + 1), [])).toEqual({ waits: 'promised', back: { on: DAY + 1, hour: 20 } });
  expect(worth(doors(DAY), [])).toMatchObject({
    reasons: [{ code: 'promised', hour: 20 }],
    notBefore: 20 * 60,
  });
  // Missed, it is made good, though they were met within the week.
  const missed = { code: 'promise-missed', on: DAY - 1 };
  expect(reasons(worth(doors(DAY - 1), []))).toContainEqual(missed);
});
