import { defined } from '#kernel/assert.ts';
import type { Id } from '#kernel/id.ts';
import { dayOfDate } from '#kernel/vi-calendar.ts';
import type { ProposalOf } from '#book/activity.ts';
import type { Goal, WORK_FACTS } from '#domain/work/facts.ts';
import type { Home } from '#server/home.ts';
import { LAST_DAY, secondsOf } from '#demo/calendar.ts';
import { createDice, seedFor } from '#demo/dice.ts';
import type { DemoStaff } from '#demo/staff.ts';

type WorkProposal = ProposalOf<typeof WORK_FACTS>;

const day = (year: number, month: number, dayOfMonth: number): number =>
  dayOfDate({ year, month, dayOfMonth });

/** The commune of the demo that asks its teams for something. */
const ASKING = 'son-dong';

const ADULTS = { counts: 'resident', ages: { from: 18 } } as const;

/** One that came to its end, and one that ended before its day. */
const past = (spring: Id, summer: Id): readonly WorkProposal[] => [
  {
    type: 'campaign.started@1',
    on: day(2026, 2, 25),
    body: {
      campaign: spring,
      title: 'Mùa xuân lên VNeID mức 2',
      target: { percent: 60 },
      from: day(2026, 3, 1),
      until: day(2026, 5, 31),
      goal: { skills: ['vneid-2'], reached: 'alone', ...ADULTS },
    },
  },
  {
    type: 'campaign.started@1',
    on: day(2026, 8, 3),
    body: {
      campaign: summer,
      title: 'Mỗi nhà một người biết mua hàng trên mạng',
      target: { percent: 50 },
      from: day(2026, 8, 5),
      until: day(2026, 10, 31),
      goal: { measure: 'household-basic-shopping' },
    },
  },
  {
    type: 'campaign.ended@1',
    on: day(2026, 9, 28),
    body: { campaign: summer, reason: 'Cả xã vào vụ gặt, làm lại sau mùa' },
  },
];

/** One under way, which its commune made longer. */
function running(campaign: Id): readonly WorkProposal[] {
  const plan = {
    campaign,
    title: 'Ai từ 18 tuổi cũng có VNeID mức 1',
    target: { percent: 100 },
    from: LAST_DAY - 46,
  };
  const goal: Goal = {
    skills: ['vneid-1', 'vneid-2'],
    reached: 'alone',
    ...ADULTS,
    doneFrom: 65,
  };
  return [
    {
      type: 'campaign.started@1',
      on: LAST_DAY - 47,
      body: { ...plan, until: day(2026, 11, 30), goal },
    },
    {
      type: 'campaign.changed@1',
      on: LAST_DAY - 9,
      body: { ...plan, edition: 2, until: day(2026, 12, 31), reason: 'Nhiều nhà còn bận vụ gặt' },
    },
  ];
}

/** What a commune asks of its villages' teams, in the home's own name as all that offices wrote. */
export async function recordCampaigns(
  home: Home,
  seed: number,
  staff: readonly DemoStaff[],
): Promise<void> {
  const commune = staff.find(({ key }) => key === ASKING);
  if (commune === undefined) return;
  const book = defined(home.directory.findBookOf('work', commune.commune), 'work book');
  const dice = createDice(seedFor(seed, 'campaigns'));
  for (const proposal of [...past(dice.id(), dice.id()), ...running(dice.id())]) {
    const at = secondsOf(proposal.on, 8 * 60);
    const recorded = await home.recorder.record(book, [proposal], { at, receivedAt: at });
    const wrong = recorded.ok ? recorded.value.find(({ verdict }) => verdict !== 'ok') : undefined;
    if (!recorded.ok || wrong !== undefined) {
      throw new Error(`the demo's campaigns were not taken: ${wrong?.why ?? ''}`);
    }
  }
}
