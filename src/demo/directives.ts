import { defined } from '#kernel/assert.ts';
import type { ProposalOf } from '#book/activity.ts';
import type { REACH_FACTS } from '#domain/reach/facts.ts';
import type { WORK_FACTS } from '#domain/work/facts.ts';
import type { Home } from '#server/home.ts';
import { LAST_DAY, secondsOf } from '#demo/calendar.ts';
import { createDice, seedFor } from '#demo/dice.ts';
import { type DemoSave, takePen } from '#demo/pen.ts';
import type { DemoStaff } from '#demo/staff.ts';
import { type DemoPerson, type DemoTeam, isActive, phoneOn } from '#demo/team.ts';
import type { DemoVillage } from '#demo/village.ts';

type Given = Extract<ProposalOf<typeof WORK_FACTS>, { type: 'directive.given@1' }>;
type Step = ProposalOf<typeof REACH_FACTS>;

/** The commune of the demo that tells its villages to do something. */
const GIVING = 'son-dong';

/** One whose day has gone, and one under way; villages name them by the same ids. */
function directives(): readonly [past: Given, now: Given] {
  const dice = createDice(seedFor(0, 'directives'));
  const ids = () => ({ task: dice.id(), edition: dice.id() });
  return [
    {
      type: 'directive.given@1',
      on: LAST_DAY - 22,
      body: {
        ...ids(),
        title: 'Rà soát hộ chưa có số điện thoại liên lạc',
        text: 'Tổ công nghệ số hỏi từng hộ, ghi vào sổ hộ. Hộ không có điện thoại thì ghi số của con cháu, khi họ đồng ý.',
        due: LAST_DAY - 6,
        wants: ['count'],
        unit: 'hộ đã hỏi',
        source: 'Công văn số 112/UBND-VHXH',
      },
    },
    {
      type: 'directive.given@1',
      on: LAST_DAY - 4,
      body: {
        ...ids(),
        title: 'Dán áp phích phòng, chống lừa đảo trên mạng',
        text: 'Dán ở nhà văn hóa, cửa hàng và đầu mỗi ngõ. Chụp ảnh sau khi dán.',
        due: LAST_DAY + 12,
        wants: ['count'],
        unit: 'điểm đã dán',
        source: 'Kế hoạch 45/KH-UBND',
      },
    },
  ];
}

/** What a commune tells its villages, in the home's own name as all that offices wrote. */
export async function recordDirectives(home: Home, staff: readonly DemoStaff[]): Promise<void> {
  const commune = staff.find(({ key }) => key === GIVING);
  if (commune === undefined) return;
  const book = defined(home.directory.findBookOf('work', commune.commune), 'work book');
  for (const given of directives()) {
    const at = secondsOf(given.on, 10 * 60);
    const recorded = await home.recorder.record(book, [given], { at, receivedAt: at });
    const wrong = recorded.ok ? recorded.value.find(({ verdict }) => verdict !== 'ok') : undefined;
    if (!recorded.ok || wrong !== undefined) {
      throw new Error(`the demo's directives were not taken: ${wrong?.why ?? ''}`);
    }
  }
}

/** What a village did about them: the first is done, somebody has the second in hand. */
export function planTasks({ plan, doors }: DemoVillage, team: DemoTeam): readonly DemoSave[] {
  const saves: DemoSave[] = [];
  const [head, ...members] = team.members.filter(({ person }) => isActive(person, LAST_DAY));
  const member = members[0]?.person;
  if (plan.commune !== GIVING || head === undefined || member === undefined) return saves;
  // Of its own, so that the rounds are the same with and without it.
  const dice = createDice(seedFor(0, `directives ${plan.commune} ${plan.code}`));
  const [past, now] = directives();
  const write = (person: DemoPerson, on: number, minute: number, fact: Omit<Step, 'on'>): void => {
    const pen = takePen(dice, phoneOn(person, on), saves);
    pen.save('reach', secondsOf(on, minute), [{ ...fact, on } as Step]); // of that type
    pen.send(1);
  };
  const { task, edition } = past.body;
  const late = dice.chance(0.3) ? 3 : 0;
  const to = member.id;
  write(head.person, LAST_DAY - 20, 19 * 60, {
    type: 'task.handed@1',
    body: { step: dice.id(), task, to, note: 'Mỗi tối đi vài ngõ, ghi luôn vào sổ hộ' },
  });
  write(member, LAST_DAY - 7 + late, 20 * 60, {
    type: 'task.reported@1',
    body: { step: dice.id(), task, edition, text: 'Đã hỏi đủ các ngõ', count: doors.length },
  });
  write(head.person, LAST_DAY - 6 + late, 6 * 60 + 30, {
    type: 'task.settled@1',
    body: { step: dice.id(), task },
  });
  if (!dice.chance(0.6)) return saves;
  write(head.person, LAST_DAY - 2, 18 * 60, {
    type: 'task.handed@1',
    body: { step: dice.id(), task: now.body.task, to },
  });
  return saves;
}
