import { FIRST_DAY, isTet, LAST_DAY, secondsOf } from '#demo/calendar.ts';
import { createDice, type Dice, seedFor } from '#demo/dice.ts';
import { takePen, type VillageProposal } from '#demo/pen.ts';
import type { Sharing } from '#demo/sharing.ts';
import { type DemoTeam, phoneOn } from '#demo/team.ts';
import type { DemoDoor, DemoResident, DemoVillage } from '#demo/village.ts';
import { type BroughtSkill, SKILLS, STEPS } from '#domain/doors/facts.ts';

/** What is taught at the culture house; who comes has heard of it at home, and learns nothing new here. */
const LESSONS = [
  { skill: 'safety', title: 'Nhận biết tin nhắn, cuộc gọi lừa đảo', before: 21 },
  { skill: 'vneid-1', title: 'VNeID cho bà con chưa tự mở được', before: 118 },
  { skill: 'zalo', title: 'Gọi hình cho con cháu ở xa', before: 260 },
] as const;

const EXAMPLES: readonly {
  readonly skill: BroughtSkill;
  readonly before: string;
  readonly after: string;
}[] = [
  {
    skill: 'bills',
    before: 'Mỗi tháng đi hơn ba cây số ra điểm thu để đóng tiền điện.',
    after: 'Đóng ở nhà, một phút là xong, có biên lai trên điện thoại.',
  },
  {
    skill: 'public-services',
    before: 'Làm giấy khai sinh cho cháu phải ra xã hai lần, mất một ngày công.',
    after: 'Nộp từ nhà, xã nhắn thì ra lấy một lần.',
  },
  {
    skill: 'selling',
    before: 'Mật ong chỉ bán cho thương lái, giá họ nói bao nhiêu thì bấy nhiêu.',
    after: 'Đăng ảnh lên mạng, khách ở phố đặt trước, mỗi lít thêm được vài chục nghìn.',
  },
  {
    skill: 'zalo',
    before: 'Con đi làm xa, cả tháng mới gọi về một lần vì tốn tiền.',
    after: 'Tối nào cũng thấy mặt con cháu, không mất tiền gọi.',
  },
];

const EXAMPLES_MAX = 2;
/** One neighbour in turn agreed for the season alone, and is asked again these days. */
const AGREED_DAYS = [60, 365] as const;

/** Lessons for many in the last year, and examples that neighbours have let the team tell. */
export function planTogether(village: DemoVillage, team: DemoTeam): Sharing {
  const { plan, doors } = village;
  // Of its own, so that the rounds are the same with and without it.
  const dice = createDice(seedFor(0, `together ${plan.commune} ${plan.code}`));
  const [head] = team.members;
  if (head === undefined) return () => undefined;
  const shift = dice.int(15);
  const tellOn = LAST_DAY - 40 - dice.int(20);
  return (on, saves) => {
    if (isTet(on) || on < FIRST_DAY) return;
    const pen = takePen(dice, phoneOn(head.person, on), saves);
    const lesson = LESSONS.find(({ before }) => LAST_DAY - before - shift === on);
    if (lesson !== undefined) {
      pen.save('doors', secondsOf(on, 20 * 60 + 40), holdLesson(dice, doors, on, lesson));
    }
    if (on === tellOn) {
      const told = [...tellExamples(dice, doors, on), ...handOver(dice, doors, on)];
      pen.save('doors', secondsOf(on, 20 * 60), told);
    }
    if (!pen.isBlank()) pen.send(plan.signal);
  };
}

const isHere = ({ leftOn = LAST_DAY + 1 }: DemoDoor, on: number): boolean => leftOn > on;

const knows = ({ steps, away }: DemoResident, skill: BroughtSkill, least: number): boolean =>
  !away && (steps[SKILLS.indexOf(skill)] ?? -1) >= least;

function holdLesson(
  dice: Dice,
  doors: readonly DemoDoor[],
  on: number,
  { skill, title }: (typeof LESSONS)[number],
): readonly VillageProposal[] {
  const session = dice.id();
  const roll = doors.flatMap((door): VillageProposal[] => {
    const there = door.residents.find((each) => knows(each, skill, 0));
    if (!isHere(door, on) || there === undefined || !dice.chance(0.35)) return [];
    const body = { session, household: door.id, resident: there.id };
    return [{ type: 'session.attended@1', on, body }];
  });
  return [
    { type: 'session.held@1', on, body: { session, title, skill, reached: STEPS[0] } },
    ...roll,
  ];
}

/** Of what somebody here can tell, two examples, each with a few who do the same. */
function tellExamples(dice: Dice, doors: readonly DemoDoor[], on: number): VillageProposal[] {
  const here = doors.filter((door) => isHere(door, on));
  return dice
    .shuffle(EXAMPLES)
    .map((example, index) => {
      const until = on + (AGREED_DAYS[index % AGREED_DAYS.length] ?? 0);
      return tellExample(dice, here, on, { ...example, until });
    })
    .filter((facts) => facts.length > 0)
    .slice(0, EXAMPLES_MAX)
    .flat();
}

function tellExample(
  dice: Dice,
  here: readonly DemoDoor[],
  on: number,
  told: (typeof EXAMPLES)[number] & { readonly until: number },
): VillageProposal[] {
  const able = here.flatMap((door) =>
    door.residents
      .filter((each) => knows(each, told.skill, STEPS.indexOf('alone')))
      .map((resident) => ({ household: door.id, resident: resident.id })),
  );
  const whom = dice.find(able);
  if (whom === undefined) return [];
  const example = dice.id();
  const body = { example, ...whom, ...told };
  const others = dice.shuffle(here).filter((door) => door.id !== whom.household);
  return [
    { type: 'example.told@1', on, body },
    ...others.slice(0, dice.range(1, 4)).map((door): VillageProposal => {
      return { type: 'example.followed@1', on, body: { example, household: door.id } };
    }),
  ];
}

const HANDED_SHARE = 0.3;
const ADULT = 18;

/** What was done for old people is handed over to the family where there is somebody. */
function handOver(dice: Dice, doors: readonly DemoDoor[], on: number): VillageProposal[] {
  return doors
    .filter((door) => isHere(door, on))
    .flatMap((door) =>
      door.residents.flatMap((resident): VillageProposal[] => {
        const skill = SKILLS[resident.doneFor ?? -1];
        const relative = door.residents.find((each) => each !== resident && each.age >= ADULT);
        if (skill === undefined || relative === undefined) return [];
        if (!dice.chance(HANDED_SHARE)) return [];
        const about = { household: door.id, resident: resident.id, skill };
        return [
          {
            type: 'help.handed@1',
            on,
            body: { handing: dice.id(), ...about, to: relative.id },
          },
        ];
      }),
    );
}
