import { defined } from '#kernel/assert.ts';
import type { ProposalOf } from '#book/activity.ts';
import type { BOARD_FACTS } from '#domain/board/facts.ts';
import type { REACH_FACTS } from '#domain/reach/facts.ts';
import type { Home } from '#server/home.ts';
import { LAST_DAY, secondsOf } from '#demo/calendar.ts';
import { createDice, type Dice, seedFor } from '#demo/dice.ts';
import { type DemoSave, takePen } from '#demo/pen.ts';
import type { DemoStaff } from '#demo/staff.ts';
import { planMeeting } from '#demo/meetings.ts';
import { type DemoTeam, isActive, phoneOn } from '#demo/team.ts';
import type { DemoVillage } from '#demo/village.ts';

type BoardProposal = ProposalOf<typeof BOARD_FACTS>;
type Posted = Extract<BoardProposal, { type: 'notice.posted@1' }>['body'];
type Made =
  | Omit<Extract<BoardProposal, { type: 'notice.posted@1' }>, 'on'>
  | Omit<Extract<BoardProposal, { type: 'meeting.called@1' }>, 'on'>;

type Ids = Pick<Posted, 'notice' | 'edition'>;

type Plan = {
  /** Days before the last one, and the minute of the day. */
  readonly before: number;
  readonly minute: number;
  /** Share of the households that were told by now. */
  readonly told: number;
  /** Whether the loudspeaker played it. */
  readonly isPlayed: boolean;
  readonly fact: (ids: Ids, on: number) => Made;
};

const asNotice =
  (notice: (ids: Ids, on: number) => Posted) =>
  (ids: Ids, on: number): Made => ({ type: 'notice.posted@1', body: notice(ids, on) });

const plain = { to: 'everyone', pinned: false } as const;

/** What the head of a village has put on its board lately. */
const PLANS: readonly Plan[] = [
  {
    before: 24,
    minute: 6 * 60 + 10,
    told: 1,
    isPlayed: true,
    fact: asNotice((ids, on) => ({
      ...ids,
      ...plain,
      class: 'ordinary',
      from: on,
      until: on + 10,
      texts: {
        vi: {
          title: 'Tiêm phòng cho trâu, bò đợt 2',
          text: 'Sáng thứ Bảy, cán bộ thú y tiêm phòng lở mồm long móng cho trâu, bò ở sân nhà văn hóa, từ 7 giờ.',
          do: 'Bà con giữ trâu, bò ở nhà hôm đó, dắt ra theo thứ tự từng ngõ.',
        },
      },
    })),
  },
  {
    before: 2,
    minute: 17 * 60 + 25,
    told: 0.78,
    isPlayed: true,
    fact: ({ notice: meeting, edition }) => ({
      type: 'meeting.called@1',
      body: {
        meeting,
        edition,
        kind: 'conference',
        title: 'Họp thôn cuối năm',
        day: NEXT_MEETING,
        minute: 19 * 60 + 30,
        place: 'Nhà văn hóa',
        agenda: [
          { item: 'Thu quỹ điện đường năm tới', matter: 'money' },
          { item: 'Làm đường bê tông', matter: 'works' },
          { item: 'Bình xét gia đình văn hóa' },
        ],
      },
    }),
  },
  {
    before: 1,
    minute: 19 * 60 + 40,
    told: 0.42,
    isPlayed: false,
    fact: asNotice((ids, on) => ({
      ...ids,
      ...plain,
      class: 'emergency',
      from: on,
      until: on + 90,
      texts: {
        vi: {
          title: 'Có người giả danh công an gọi điện lừa tiền',
          text: 'Mấy hôm nay có số lạ tự xưng công an, bảo bà con cập nhật căn cước rồi đòi mã OTP, đòi chuyển tiền. Công an không bao giờ làm việc này qua điện thoại.',
          do: 'Tắt máy, không đọc mã, không chuyển tiền. Báo ngay cho trưởng thôn hoặc công an xã.',
        },
      },
      warning: {
        danger: 'fraud',
        level: 3,
        certainty: 'observed',
        source: 'Công an xã',
        issued: secondsOf(on, 19 * 60 + 5),
        expires: secondsOf(on + 90, 20 * 60),
      },
    })),
  },
];

/** A Saturday after the harvest, and far enough off to be still to come. */
const NEXT_MEETING = LAST_DAY + 43;
/** Share of those told that say at once who comes. */
const ANSWERING = 0.7;

const WAYS = ['door', 'door', 'door', 'call', 'slip'] as const;
const DOOR_MINUTES = 6;

/** Three notices of a village, and who was told of them that evening. */
export function planBoard(village: DemoVillage, team: DemoTeam): readonly DemoSave[] {
  const { plan } = village;
  // Of its own, so that the rounds are the same with and without it.
  const dice = createDice(seedFor(0, `board ${plan.commune} ${plan.code}`));
  const [head] = team.members;
  const saves: DemoSave[] = [];
  if (head === undefined) return saves;
  saves.push(...planMeeting(village, head.person));
  for (const each of PLANS) {
    const on = LAST_DAY - each.before;
    const at = secondsOf(on, each.minute);
    const ids = { notice: dice.id(), edition: dice.id() };
    const pen = takePen(dice, phoneOn(head.person, on), saves);
    pen.save('board', at, [{ ...each.fact(ids, on), on }]);
    if (each.isPlayed) {
      const body = { play: dice.id(), ...ids, language: 'vi' };
      pen.save('reach', at + 600, [{ type: 'loudspeaker.played@1', on, body }]);
    }
    pen.send(1);
    const asks = each.fact(ids, on).type === 'meeting.called@1';
    tellDoors(dice, village, team, { on, at, ids, told: each.told, asks }, saves);
  }
  return saves;
}

type Evening = {
  readonly on: number;
  readonly at: number;
  readonly ids: Ids;
  /** Share of the households. */
  readonly told: number;
  /** Whether they are asked who comes. */
  readonly asks: boolean;
};

/** Everybody on the team tells the doors of their own part. */
function tellDoors(
  dice: Dice,
  { plan, doors }: DemoVillage,
  team: DemoTeam,
  { on, at, ids, told, asks }: Evening,
  saves: DemoSave[],
): void {
  const active = team.members.filter(({ person }) => isActive(person, on));
  for (const [turn, { person }] of active.entries()) {
    const pen = takePen(dice, phoneOn(person, on), saves);
    let next = at + 15 * 60;
    for (const [index, { id: household, leftOn = LAST_DAY + 1 }] of doors.entries()) {
      if (Math.floor((index * active.length) / doors.length) !== turn || leftOn <= on) continue;
      if (!dice.chance(told)) continue;
      const way = dice.pick(WAYS);
      const body = { telling: dice.id(), ...ids, household, way };
      pen.save('reach', next, [
        { type: 'notice.told@1', on, body },
        ...(asks && dice.chance(ANSWERING) ? [repliedTo(dice, on, ids, household, way)] : []),
      ]);
      next += dice.range(60, DOOR_MINUTES * 60);
    }
    if (!pen.isBlank()) pen.send(plan.signal);
  }
}

type ReachProposal = ProposalOf<typeof REACH_FACTS>;

/** One comes of most households, two of some, nobody of a few. */
const repliedTo = (
  dice: Dice,
  on: number,
  { notice: meeting, edition }: Ids,
  household: string,
  way: (typeof WAYS)[number],
): ReachProposal => ({
  type: 'meeting.replied@1',
  on,
  body: { reply: dice.id(), meeting, edition, household, heads: dice.weigh([12, 66, 22]), way },
});

/** The commune of the demo that tells its villages something. */
const TELLING = 'son-dong';

/** What a commune tells all its villages, in the home's own name as all that offices wrote. */
export async function recordCommuneBoard(
  home: Home,
  seed: number,
  staff: readonly DemoStaff[],
): Promise<void> {
  const commune = staff.find(({ key }) => key === TELLING);
  if (commune === undefined) return;
  const book = defined(home.directory.findBookOf('board', commune.commune), 'board of a commune');
  const on = LAST_DAY - 3;
  const at = secondsOf(on, 9 * 60);
  const dice = createDice(seedFor(seed, 'commune board'));
  const body: Posted = {
    notice: dice.id(),
    edition: dice.id(),
    ...plain,
    class: 'ordinary',
    from: on,
    until: on + 120,
    texts: {
      vi: {
        title: 'Công an xã làm căn cước lưu động',
        text: 'Công an xã xuống làm căn cước tại nhà văn hóa từng thôn, mỗi thôn một buổi sáng. Lịch của từng thôn trưởng thôn sẽ báo.',
        do: 'Bà con mang theo thẻ cũ hoặc giấy khai sinh. Trẻ từ 6 tuổi đi cùng cha mẹ.',
      },
    },
  };
  const posted = { type: 'notice.posted@1', on, body };
  const recorded = await home.recorder.record(book, [posted], { at, receivedAt: at });
  const wrong = recorded.ok ? recorded.value.find(({ verdict }) => verdict !== 'ok') : undefined;
  if (!recorded.ok || wrong !== undefined) {
    throw new Error(`the demo's notice was not taken: ${wrong?.why ?? ''}`);
  }
}
