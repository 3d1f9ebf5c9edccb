import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createWorld, TODAY, type World } from '#test/domain/world.ts';
import { tablesText } from '#book/table.ts';
import { basisOf, drivable } from './drive-basis.ts';
import { MATTERS, NEEDS, VOTE_WAYS } from './meeting-facts.ts';
import {
  type MeetingIntent,
  proposeDecision,
  proposeDecisionWithdrawn,
  proposeMeeting,
  proposeMeetingCancelled,
  proposeMinutes,
} from './propose-meeting.ts';
import { decisionsOf, minutesOf } from './held.ts';
import type { MeetingFact } from './meeting-state.ts';
import { emptyBoard, foldBoard } from './state.ts';
import { fewest, isAtMeeting, isCarried, isPossible, NEEDED, needsOf, type Vote } from './votes.ts';

const CALLED: MeetingIntent = {
  meeting: 'meeting001',
  edition: 'mtedition1',
  kind: 'extra',
  title: '  Họp   thôn ',
  day: TODAY + 3,
  minute: 1_170,
  place: 'Nhà văn hóa',
  agenda: [{ item: ' Quỹ  điện ', matter: 'money' }, { item: '  ' }],
};
const VOTE = {
  resolution: 'decision01',
  edition: 'dcedition1',
  meeting: 'meeting001',
  day: TODAY,
  matter: 'money',
  title: 'Quỹ điện đường',
  way: 'hands',
  agree: 27,
  against: 2,
  blank: 1,
  present: 30,
  total: 40,
  needs: 'two-thirds',
} as const;
const MINUTES = {
  minutes: 'minutes001',
  edition: 'mnedition1',
  meeting: 'meeting001',
  day: TODAY,
  chair: 'Bàn Văn Chủ',
  secretary: 'Lò Thị Ghi',
  present: 30,
  total: 40,
  text: 'Bàn quỹ.',
};

type Proposed = ReturnType<typeof proposeMeeting>;

/** What the home makes of what a leader's phone writes. */
function write(world: World, propose: (of: World) => Proposed): readonly string[] {
  const proposed = propose(world);
  if (!proposed.ok) return [proposed.error.code];
  return world.sayAll('board', 'leader', proposed.value).map(({ verdict }) => verdict);
}
const author = (world: World) => world.authorFor('leader', 'board');
const call = (world: World, more: Partial<MeetingIntent> = {}): readonly string[] =>
  write(world, (of) => proposeMeeting(of.states(), author(of), { ...CALLED, ...more }));
const decide = (world: World, more: object = {}): readonly string[] =>
  write(world, (of) => proposeDecision(of.states(), author(of), { ...VOTE, ...more }));
const record = (world: World, more: object = {}): readonly string[] =>
  write(world, (of) => proposeMinutes(of.states(), author(of), { ...MINUTES, ...more }));

describe('an invitation', () => {
  test('is tidied, and a second press of the form writes nothing', () => {
    const world = createWorld();
    expect(call(world)).toEqual(['ok']);
    const meeting = world.states().board.meetings.get('meeting001');
    expect([meeting?.title, meeting?.agenda]).toEqual([
      'Họp thôn',
      [{ item: 'Quỹ điện', matter: 'money' }],
    ]);
    expect(call(world)).toEqual(['already-saved']);
  });

  test('says what the meeting is about; a common work day need not', () => {
    const world = createWorld();
    expect(call(world, { agenda: [] })).toEqual(['agenda-missing']);
    expect(call(world, { title: ' ' })).toEqual(['name-missing']);
    expect(call(world, { kind: 'workday', agenda: [] })).toEqual(['ok']);
  });

  test('at another hour is told anew; with another word alone it is not', () => {
    const world = createWorld();
    call(world);
    call(world, { edition: 'mtedition2', over: 'mtedition1', title: 'Họp thôn tối thứ Bảy' });
    expect(world.states().board.meetings.get('meeting001')?.enough).toEqual([
      'mtedition2',
      'mtedition1',
    ]);
    call(world, { edition: 'mtedition3', over: 'mtedition2', minute: 1_200 });
    expect(world.states().board.meetings.get('meeting001')?.enough).toEqual(['mtedition3']);
  });

  test('changed on two phones leaves the later one, and somebody is asked', () => {
    const world = createWorld();
    call(world);
    expect(call(world, { edition: 'mtedition2', over: 'mtedition1', minute: 60 })).toEqual(['ok']);
    expect(call(world, { edition: 'mtedition3', over: 'mtedition1', minute: 90 })).toEqual([
      'flagged',
    ]);
    expect(world.states().board.meetings.get('meeting001')?.minute).toBe(90);
  });

  test('that was called off stays off, and is called off once', () => {
    const world = createWorld();
    call(world);
    const off = (of: World) => proposeMeetingCancelled(of.states(), author(of), 'meeting001', ' ');
    expect(write(world, off)).toEqual(['ok']);
    expect(write(world, off)).toEqual(['premise-changed']);
    expect(call(world, { edition: 'mtedition2', over: 'mtedition1' })).toEqual(['premise-changed']);
    expect(record(world)).toEqual(['flagged']);
  });
});

describe('minutes', () => {
  test('count no more households than there are, and no day to come', () => {
    const world = createWorld();
    call(world);
    expect(record(world, { present: 41 })).toEqual(['count-wrong']);
    expect(record(world, { day: TODAY + 1 })).toEqual(['day-ahead']);
    expect(record(world, { chair: ' ' })).toEqual(['name-missing']);
    expect(record(world)).toEqual(['ok']);
    expect(record(world, { edition: 'mnedition2', over: 'mnedition1', present: 31 })).toEqual([
      'ok',
    ]);
    expect(minutesOf(world.states().board, 'meeting001')?.present).toBe(31);
  });

  test('of one meeting begun on two phones are both kept; the later show and somebody is asked', () => {
    const world = createWorld();
    call(world);
    record(world);
    expect(record(world, { minutes: 'minutes002', edition: 'mnedition2', present: 29 })).toEqual([
      'flagged',
    ]);
    const { board } = world.states();
    expect(board.minutes.size).toBe(2);
  });
});

describe('a decision', () => {
  test('is refused with a count that cannot be', () => {
    const world = createWorld();
    call(world);
    expect(decide(world, { agree: 28, against: 2, blank: 1 })).toEqual(['count-wrong']);
    expect(decide(world, { present: 41 })).toEqual(['count-wrong']);
    const { present: _, ...uncounted } = VOTE;
    expect(write(world, (of) => proposeDecision(of.states(), author(of), uncounted))).toEqual([
      'count-wrong',
    ]);
    expect(decide(world, { way: 'forms', agree: 41 })).toEqual(['count-wrong']);
    expect(world.states().board.decisions.size).toBe(0);
    // By forms those answer who were not there.
    expect(decide(world, { way: 'forms', agree: 38, against: 1, blank: 1 })).toEqual(['ok']);
  });

  test('on money is never one of a vote online, nor carried by fewer than two thirds', () => {
    const world = createWorld();
    call(world);
    expect(decide(world, { way: 'online' })).toEqual(['vote-not-online']);
    expect(decide(world, { needs: 'over-half' })).toEqual(['needs-too-few']);
    expect(decide(world, { agree: 26 })).toEqual(['ok']);
    const [decision] = decisionsOf(world.states().board, 'meeting001');
    expect(decision && isCarried(decision)).toBe(false);
    expect(decide(world, { edition: 'dcedition2', over: 'dcedition1', agree: 27 })).toEqual(['ok']);
    const [corrected] = decisionsOf(world.states().board, 'meeting001');
    expect(corrected && isCarried(corrected)).toBe(true);
    expect(corrected?.number).toBe(2);
  });

  test('is withdrawn once, and written of another meeting not at all', () => {
    const world = createWorld();
    call(world);
    call(world, { meeting: 'meeting002', edition: 'mtedition9' });
    decide(world);
    const of = { resolution: 'decision01', meeting: 'meeting001' };
    const wrong = { ...of, meeting: 'meeting002' };
    expect(
      write(world, (its) => proposeDecisionWithdrawn(its.states(), author(its), wrong)),
    ).toEqual(['reference-mismatch']);
    const back = (its: World) => proposeDecisionWithdrawn(its.states(), author(its), of, 'sót');
    expect(write(world, back)).toEqual(['ok']);
    expect(write(world, back)).toEqual(['premise-changed']);
    expect(decide(world, { edition: 'dcedition2', over: 'dcedition1' })).toEqual([
      'premise-changed',
    ]);
  });
});

const VOTES = fc.record({
  way: fc.constantFrom(...VOTE_WAYS),
  agree: fc.nat(60),
  against: fc.nat(60),
  blank: fc.nat(60),
  present: fc.nat(60),
  total: fc.integer({ min: 1, max: 60 }),
  needs: fc.constantFrom(...NEEDS),
});

describe('a count', () => {
  test('that can be never has more votes than voters, and more agreeing never loses it', () => {
    fc.assert(
      fc.property(VOTES, (vote: Vote) => {
        const voters = isAtMeeting(vote.way) ? (vote.present ?? 0) : vote.total;
        const voted = vote.agree + vote.against + vote.blank;
        if (isPossible(vote)) expect(voted).toBeLessThanOrEqual(voters);
        if (isCarried(vote)) expect(isCarried({ ...vote, agree: vote.agree + 1 })).toBe(true);
        const { agree, total } = vote;
        const isMost = vote.needs === 'two-thirds' ? 3 * agree >= 2 * total : 2 * agree > total;
        if (vote.needs !== 'over-half-present') expect(isCarried(vote)).toBe(isMost);
      }),
    );
  });

  test('asks of each matter at least what the law asks', () => {
    expect(MATTERS.map((matter) => [matter, NEEDED[matter], needsOf(matter)])).toEqual([
      ['works', 'two-thirds', ['two-thirds']],
      ['money', 'two-thirds', ['two-thirds']],
      ['rules', 'over-half', ['over-half', 'two-thirds']],
      ['head', 'over-half', ['over-half', 'two-thirds']],
      ['boards', 'over-half', ['over-half-present', 'over-half', 'two-thirds']],
      ['other', 'over-half', ['over-half', 'two-thirds']],
    ]);
    expect(fewest({ total: 40, needs: 'two-thirds' })).toBe(27);
    expect(fewest({ total: 40, needs: 'over-half' })).toBe(21);
    expect(fewest({ total: 40, present: 30, needs: 'over-half-present' })).toBe(16);
  });
});

const EDITION = fc.constantFrom('mtedition1', 'mtedition2', 'mtedition3');
const FACT = fc.record({
  type: fc.constantFrom(
    'meeting.called@1' as const,
    'meeting.changed@1' as const,
    'meeting.cancelled@1' as const,
    'decision.taken@1' as const,
    'decision.withdrawn@1' as const,
  ),
  edition: EDITION,
  over: EDITION,
  retell: fc.boolean(),
  at: fc.nat(1_000),
});

test('whatever comes, and comes twice, folds to one board and throws nothing', () => {
  fc.assert(
    fc.property(fc.array(FACT, { maxLength: 12 }), (drawn) => {
      const facts = drawn.map(({ type, at, edition, over, retell }, n) => {
        const ids = { meeting: 'meeting001', resolution: 'decision01' };
        const first = type.endsWith('taken@1') ? VOTE : { ...CALLED };
        const body = {
          ...first,
          ...ids,
          edition,
          ...(type.includes('changed') && { over, retell }),
        };
        return { type, stream: 'stream0001', n: n + 1, at, on: TODAY, body } as MeetingFact; // as drawn
      });
      const [once, twice] = [emptyBoard(), emptyBoard()];
      for (const fact of facts) {
        foldBoard(once, fact);
        foldBoard(twice, fact);
        foldBoard(twice, fact);
      }
      expect(tablesText(twice)).toBe(tablesText(once));
    }),
  );
});

describe('what a drive of money rests on', () => {
  const LOUD = {
    resolution: 'decision02',
    edition: 'dcedition5',
    title: 'Mua loa',
    document: '08/BB',
  };

  test('is the decision of its day and minutes that carried', () => {
    const world = createWorld();
    call(world);
    decide(world, { document: '08/BB' });
    decide(world, { ...LOUD, agree: 10 });
    const boards = [world.states().board];
    const basis = { kind: 'meeting', on: TODAY, document: '08/BB' };
    const titles = (of: typeof basis, title = 'Vệ sinh') =>
      basisOf(boards, of, title).map((each) => each.title);
    expect(titles(basis)).toEqual(['Quỹ điện đường']);
    expect(titles({ ...basis, document: '09/BB' })).toEqual([]);
    expect(titles({ ...basis, on: TODAY - 1 })).toEqual([]);
    expect(titles({ ...basis, kind: 'gifts' })).toEqual([]);
    expect(drivable(boards, TODAY).map(({ title }) => title)).toEqual(['Quỹ điện đường']);
    expect(drivable(boards, TODAY + 500)).toEqual([]);
  });

  test('is of two that carried the one it is called by; one that did not carry is told as that', () => {
    const world = createWorld();
    call(world);
    decide(world, { document: '08/BB', agree: 5 });
    const basis = { kind: 'meeting', on: TODAY, document: '08/BB' };
    const [lost] = basisOf([world.states().board], basis, 'Vệ sinh');
    expect(lost && isCarried(lost)).toBe(false);
    decide(world, { ...LOUD });
    decide(world, { ...LOUD, resolution: 'decision03', edition: 'dcedition6', title: 'Vệ sinh' });
    const found = basisOf([world.states().board], basis, 'Vệ sinh').map(({ title }) => title);
    expect(found).toEqual(['Vệ sinh']);
  });
});
