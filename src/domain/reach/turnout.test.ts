import { describe, expect, test } from 'vitest';
import { createWorld, secondsOf, TODAY, type World } from '#test/domain/world.ts';
import { householdsOn } from '#domain/homes/state.ts';
import {
  proposeAbsent,
  proposeInvited,
  proposePresent,
  proposeUninvited,
} from './propose-meeting.ts';
import { reachOf } from './measures.ts';
import { asToTell, replyOf, turnoutOf } from './turnout.ts';

const CALLED = {
  meeting: 'meeting001',
  edition: 'mtedition1',
  kind: 'extra',
  title: 'Họp thôn',
  day: TODAY + 3,
  minute: 1_170,
  place: 'Nhà văn hóa',
  agenda: [{ item: 'Quỹ điện' }],
};
const OF = { meeting: 'meeting001', edition: 'mtedition1' };
const idOf = (index: number): string => `house${String(index).padStart(5, '0')}`;

function village(): World {
  const world = createWorld();
  for (let index = 0; index < 4; index += 1) {
    world.say('homes', 'leader', 'household.added@1', {
      household: idOf(index),
      ...(index < 3 && { alley: 'Ngõ Suối' }),
    });
  }
  world.say('board', 'leader', 'meeting.called@1', CALLED);
  return world;
}

const turnoutIn = (world: World) => {
  const { homes, reach, board } = world.states();
  const meeting = board.meetings.get('meeting001');
  if (meeting === undefined) throw new Error('no meeting');
  return { meeting, ...turnoutOf(householdsOn(homes, TODAY), reach, meeting) };
};
const toldIn = (world: World): readonly string[] => {
  const { homes, reach } = world.states();
  return reachOf(householdsOn(homes, TODAY), reach, asToTell(turnoutIn(world).meeting)).met;
};

function invite(world: World, index: number, heads: number | undefined, at = 0) {
  const author = world.authorFor('member', 'reach');
  const said = { household: idOf(index), way: 'door', heads } as const;
  const proposed = proposeInvited(world.states(), author, OF, said);
  if (!proposed.ok) throw new Error(proposed.error.code);
  for (const { type, body } of proposed.value) {
    world.say('reach', 'member', type, body, { at: secondsOf(TODAY) + at });
  }
  return proposed.value;
}

describe('who comes', () => {
  test('is told and asked in one go, and the last word of a household counts', () => {
    const world = village();
    expect(invite(world, 0, 2).map(({ type }) => type)).toEqual([
      'notice.told@1',
      'meeting.replied@1',
    ]);
    invite(world, 1, undefined);
    invite(world, 2, 0);
    expect(toldIn(world)).toEqual([idOf(0), idOf(1), idOf(2)]);
    const first = turnoutIn(world);
    expect([first.coming, first.heads, first.staying, first.silent]).toEqual([
      [idOf(0)],
      2,
      [idOf(2)],
      [idOf(1), idOf(3)],
    ]);
    // Told already: only what they answer is written.
    expect(invite(world, 2, 1, 60).map(({ type }) => type)).toEqual(['meeting.replied@1']);
    expect([turnoutIn(world).heads, turnoutIn(world).staying]).toEqual([3, []]);
  });

  test('is taken back whole', () => {
    const world = village();
    const written = invite(world, 0, 1);
    const [telling, reply] = ['telling', 'reply'].map((name) =>
      written.flatMap(({ body }) => Object.entries(body)).find(([field]) => field === name),
    );
    const author = world.authorFor('member', 'reach');
    const back = proposeUninvited(world.states(), author, {
      meeting: 'meeting001',
      household: idOf(0),
      telling: String(telling?.[1]),
      reply: String(reply?.[1]),
    });
    if (!back.ok) throw new Error(back.error.code);
    expect(world.sayAll('reach', 'member', back.value).map(({ verdict }) => verdict)).toEqual([
      'ok',
      'ok',
    ]);
    expect([toldIn(world), turnoutIn(world).silent.length]).toEqual([[], 4]);
  });

  test('is asked anew when the hour changes', () => {
    const world = village();
    invite(world, 0, 2);
    const changed = { ...CALLED, edition: 'mtedition2', over: 'mtedition1', minute: 60 };
    world.say('board', 'leader', 'meeting.changed@1', { ...changed, retell: true });
    const { meeting, silent } = turnoutIn(world);
    expect(replyOf(world.states().reach, meeting, idOf(0))).toBeUndefined();
    expect([silent.length, toldIn(world)]).toEqual([4, []]);
  });

  test('of a meeting of some alleys counts those who live there', () => {
    const world = village();
    const changed = { ...CALLED, edition: 'mtedition2', over: 'mtedition1', alleys: ['Ngõ Suối'] };
    world.say('board', 'leader', 'meeting.changed@1', { ...changed, retell: false });
    expect(turnoutIn(world).of).toEqual([idOf(0), idOf(1), idOf(2)]);
  });
});

describe('the roll', () => {
  test('has a household once, by code or by name, and lets it be taken off', () => {
    const world = village();
    const mark = (how: 'qr' | 'tap', ...indexes: readonly number[]) => {
      const author = world.authorFor('member', 'reach');
      const of = indexes.map(idOf);
      const proposed = proposePresent(world.states(), author, 'meeting001', of, how);
      if (!proposed.ok) throw new Error(proposed.error.code);
      return world.sayAll('reach', 'member', proposed.value).length;
    };
    expect(mark('qr', 0)).toBe(1);
    expect(mark('tap', 0, 1)).toBe(1);
    expect(turnoutIn(world).present).toEqual([idOf(0), idOf(1)]);
    // Another helper at another table marked the same household.
    const again = { attendance: 'attend0009', meeting: 'meeting001', household: idOf(0) };
    world.say('reach', 'second', 'attendance.marked@1', { ...again, how: 'tap' });
    expect(turnoutIn(world).present).toEqual([idOf(0), idOf(1)]);
    const leader = world.authorFor('leader', 'reach');
    const off = proposeAbsent(world.states(), leader, 'meeting001', idOf(0));
    if (!off.ok) throw new Error(off.error.code);
    expect(world.sayAll('reach', 'leader', off.value)).toHaveLength(2);
    expect(turnoutIn(world).present).toEqual([idOf(1)]);
  });
});
