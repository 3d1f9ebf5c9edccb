import { MATTERS, MEETING_KINDS, NEEDS, VOTE_WAYS } from '#domain/board/meeting-facts.ts';
import { REPLY_WAYS, ROLL_WAYS } from '#domain/reach/meeting-facts.ts';
import type { Bodies, Family } from '#test/fuzz/bodies.ts';
import type { Dice } from '#test/fuzz/dice.ts';
import type { Target } from '#test/fuzz/target.ts';

// Facts of meetings, and of who replied and came.

export function meetings(dice: Dice, target: Target, { id, some, own }: Family): Bodies {
  const known = (): string => (dice.chance(60) ? id(target.visits) : own());
  const called = () => ({
    meeting: known(),
    edition: own(),
    kind: dice.pick(MEETING_KINDS),
    title: 'Họp thôn',
    day: target.today + dice.below(20) - 3,
    minute: dice.below(1_500),
    place: 'Nhà văn hóa',
    agenda: dice.chance(80) ? [{ item: 'Quỹ', ...some({ matter: dice.pick(MATTERS) }) }] : [],
    ...some({ bring: 'Cuốc' }),
    ...some({ alleys: ['Ngõ Cân'] }),
  });
  const count = () => ({ present: dice.below(50), total: 1 + dice.below(50) });
  return {
    'meeting.called@1': called,
    'meeting.changed@1': () => ({ ...called(), over: known(), retell: dice.chance(50) }),
    'meeting.cancelled@1': () => ({ meeting: known(), ...some({ reason: 'Mưa' }) }),
    'minutes.recorded@1': () => ({
      minutes: known(),
      edition: own(),
      ...some({ over: known() }),
      meeting: known(),
      day: target.today,
      chair: 'Bàn Văn Chủ',
      secretary: 'Lò Thị Ghi',
      ...count(),
      text: 'Bàn quỹ.',
      ...some({ document: '08/BB' }),
    }),
    'decision.taken@1': () => ({
      resolution: known(),
      edition: own(),
      ...some({ over: known() }),
      meeting: known(),
      day: target.today,
      matter: dice.pick(MATTERS),
      title: 'Quỹ',
      way: dice.pick(VOTE_WAYS),
      agree: dice.below(40),
      against: dice.below(10),
      blank: dice.below(5),
      ...count(),
      needs: dice.pick(NEEDS),
    }),
    'decision.withdrawn@1': () => ({ resolution: known(), meeting: known() }),
  };
}

export function roll(dice: Dice, target: Target, { id, own }: Family): Bodies {
  const of = () => ({ meeting: id(target.visits), household: id(target.households) });
  return {
    'meeting.replied@1': () => ({
      reply: own(),
      ...of(),
      edition: own(),
      heads: dice.below(22),
      way: dice.pick(REPLY_WAYS),
    }),
    'meeting.unreplied@1': () => ({ reply: own(), ...of() }),
    'attendance.marked@1': () => ({ attendance: own(), ...of(), how: dice.pick(ROLL_WAYS) }),
    'attendance.unmarked@1': () => ({ attendance: own(), ...of() }),
  };
}
