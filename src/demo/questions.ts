import { defined } from '#kernel/assert.ts';
import type { Id } from '#kernel/id.ts';
import { LAST_DAY, secondsOf } from '#demo/calendar.ts';
import { createDice, seedFor } from '#demo/dice.ts';
import { type DemoSave, takePen, type VillageProposal } from '#demo/pen.ts';
import { type DemoTeam, phoneOn } from '#demo/team.ts';
import type { DemoVillage } from '#demo/village.ts';

const WATER = {
  asked: 'Bao giờ có nước sinh hoạt trở lại?',
  said: 'Thợ thay xong đoạn ống ở đầu bản chiều thứ Hai, tối có nước. Trong lúc chờ, bà con lấy nước ở bể trường học.',
};

type Plan = {
  /** Days before the last one. */
  readonly before: number;
  readonly text: string;
  readonly to: 'village' | 'commune';
  readonly stage: 'told' | 'answered' | 'passed' | 'late' | 'waiting';
};

/** What was asked at doors lately: one answer for two, one sent to the commune, one late, one new. */
const PLANS: readonly Plan[] = [
  {
    before: 9,
    text: 'Nhà tôi ba hôm rồi không có nước, bao giờ có lại?',
    to: 'village',
    stage: 'told',
  },
  {
    before: 8,
    text: 'Bể nước đầu bản cạn, bao giờ sửa xong ống?',
    to: 'village',
    stage: 'answered',
  },
  {
    before: 6,
    text: 'Làm sổ đỏ cho con thì nộp giấy tờ gì, ở đâu?',
    to: 'commune',
    stage: 'passed',
  },
  {
    before: 5,
    text: 'Đèn đường ngõ trong cháy bóng, ai thay?',
    to: 'village',
    stage: 'late',
  },
  {
    before: 1,
    text: 'Thẻ bảo hiểm y tế của bà cụ hết hạn thì đổi thế nào?',
    to: 'commune',
    stage: 'waiting',
  },
];

const EVENING = 19 * 60 + 10;
const DUE_DAYS = 10;

/**
 * Questions that the head of a village took down, and what became of them. One person writes them all: what
 * another had said might reach the home later than what rests on it.
 */
export function planQuestions(village: DemoVillage, team: DemoTeam): readonly DemoSave[] {
  const { plan, doors } = village;
  // Of its own, so that the rounds are the same with and without it.
  const dice = createDice(seedFor(0, `questions ${plan.commune} ${plan.code}`));
  const [head] = team.members;
  const saves: DemoSave[] = [];
  const living = doors.filter(({ leftOn }) => leftOn === undefined);
  if (head === undefined || living.length < PLANS.length) return saves;
  const asked = PLANS.map((each, index) => {
    const household = defined(living[(index * 7 + 3) % living.length], 'door of the demo').id;
    return { ...each, of: { question: dice.id(), household }, on: LAST_DAY - each.before };
  });
  const pen = takePen(dice, phoneOn(head.person, LAST_DAY), saves);
  for (const { of, text, to, on } of asked) {
    const body = { ...of, text, to, way: 'door' as const };
    pen.save('reach', secondsOf(on, EVENING), [{ type: 'question.asked@1', on, body }]);
  }
  const ids = { answer: dice.id(), edition: dice.id() };
  const questions = asked
    .filter(({ stage }) => stage === 'told' || stage === 'answered')
    .map(({ of }) => of.question);
  const on = LAST_DAY - 7;
  pen.save('board', secondsOf(on, 12 * 60), [
    { type: 'answer.given@1', on, body: { ...ids, questions, texts: { vi: WATER } } },
  ]);
  for (const each of asked) {
    const fact = nextOf(each, { id: dice.id(), ids });
    if (fact !== undefined) pen.save('reach', secondsOf(fact.on, EVENING + 20), [fact]);
  }
  pen.send(1);
  return saves;
}

type Asked = Plan & {
  readonly of: { readonly question: Id; readonly household: Id };
  readonly on: number;
};
type Ids = {
  readonly id: Id;
  readonly ids: { readonly answer: Id; readonly edition: Id };
};

/** What was done about it next. */
function nextOf({ of, on, stage }: Asked, { id, ids }: Ids): VillageProposal | undefined {
  const next = on + 1;
  switch (stage) {
    case 'passed': {
      const body = { ...of, assignment: id, to: 'commune' as const, due: on + DUE_DAYS };
      return { type: 'question.assigned@1', on: next, body };
    }
    case 'late': {
      const body = { ...of, assignment: id, to: 'village' as const, due: LAST_DAY - 2 };
      return { type: 'question.assigned@1', on: next, body };
    }
    case 'told': {
      const told = LAST_DAY - 6;
      return {
        type: 'question.told@1',
        on: told,
        body: { ...of, ...ids, telling: id, way: 'door' },
      };
    }
    default:
      return undefined;
  }
}
