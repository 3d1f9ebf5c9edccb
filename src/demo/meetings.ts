import { dayOfDate } from '#kernel/vi-calendar.ts';
import { secondsOf } from '#demo/calendar.ts';
import { createDice, type Dice, seedFor } from '#demo/dice.ts';
import type { DemoSave, VillageProposal } from '#demo/pen.ts';
import { type DemoPerson, phoneOn } from '#demo/team.ts';
import type { DemoVillage } from '#demo/village.ts';

/** The meeting on which the drives of the demo rest, and the number of its minutes. */
export const MET_ON = dayOfDate({ year: 2026, month: 8, dayOfMonth: 28 });
export const MINUTES = '08/BB';

const DAYS_BEFORE = 4;
const EVENING = 19 * 60 + 30;

/** A meeting that was held: called, written down, and two votes, of which one did not carry. */
export function planMeeting(village: DemoVillage, head: DemoPerson): readonly DemoSave[] {
  const { plan, doors } = village;
  const dice = createDice(seedFor(0, `meeting ${plan.commune} ${plan.code}`));
  const meeting = dice.id();
  const total = doors.filter(({ leftOn = MET_ON + 1 }) => leftOn > MET_ON).length;
  const save = (on: number, minute: number, facts: readonly VillageProposal[]): DemoSave => {
    const at = secondsOf(on, minute);
    return { activity: 'board', phone: phoneOn(head, on), at, receivedAt: at + 60, facts };
  };
  return [
    save(MET_ON - DAYS_BEFORE, 18 * 60, [called(dice, meeting)]),
    save(MET_ON, 21 * 60 + 40, written(dice, meeting, head.name, total)),
  ];
}

const called = (dice: Dice, meeting: string): VillageProposal => ({
  type: 'meeting.called@1',
  on: MET_ON - DAYS_BEFORE,
  body: {
    meeting,
    edition: dice.id(),
    kind: 'extra',
    title: 'Họp bàn tiền vệ sinh và loa mới',
    day: MET_ON,
    minute: EVENING,
    place: 'Nhà văn hóa',
    agenda: [
      { item: 'Thu tiền vệ sinh môi trường hằng tháng', matter: 'money' },
      { item: 'Góp tiền mua loa mới', matter: 'works' },
    ],
  },
});

function written(
  dice: Dice,
  meeting: string,
  chair: string,
  total: number,
): readonly VillageProposal[] {
  const [present, agree, few] = [0.86, 0.8, 0.4].map((share) => Math.round(total * share));
  if (present === undefined || agree === undefined || few === undefined) return [];
  const of = { meeting, day: MET_ON, present, total, document: MINUTES };
  const vote = { ...of, way: 'hands', needs: 'two-thirds' } as const;
  const ids = () => ({ resolution: dice.id(), edition: dice.id() });
  return [
    {
      type: 'minutes.recorded@1',
      on: MET_ON,
      body: {
        ...of,
        minutes: dice.id(),
        edition: dice.id(),
        chair,
        secretary: 'Hoàng Thị Thơm',
        text: 'Trưởng thôn nêu mức tiền vệ sinh và giá loa mới. Bà con bàn, nhiều ý kiến muốn sửa loa cũ trước.',
      },
    },
    {
      type: 'decision.taken@1',
      on: MET_ON,
      body: {
        ...vote,
        ...ids(),
        matter: 'money',
        title: 'Thu tiền vệ sinh môi trường hằng tháng',
        agree,
        against: 1,
        blank: Math.max(0, present - agree - 1),
      },
    },
    {
      type: 'decision.taken@1',
      on: MET_ON,
      body: {
        ...vote,
        ...ids(),
        matter: 'works',
        title: 'Góp tiền mua loa mới',
        agree: few,
        against: present - few,
        blank: 0,
      },
    },
  ];
}
