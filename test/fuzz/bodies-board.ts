import { AUDIENCES, CLASSES, DANGERS } from '#domain/board/facts.ts';
import { PICTURE_MEDIA, VOICE_MEDIA } from '#domain/learning/facts.ts';
import { ADDRESSEES, ANSWER_WAYS, ASKED_WAYS, CLOSINGS } from '#domain/reach/question-facts.ts';
import { WAYS } from '#domain/reach/facts.ts';
import type { Bodies, Family } from '#test/fuzz/bodies.ts';
import { tasks } from '#test/fuzz/bodies-tasks.ts';
import { meetings, roll } from '#test/fuzz/bodies-meeting.ts';
import type { Dice } from '#test/fuzz/dice.ts';
import type { Target } from '#test/fuzz/target.ts';

// Facts of boards, and of who was told.

export function board(dice: Dice, target: Target, family: Family): Bodies {
  const { id, some, own } = family;
  const file = { file: own().padEnd(43, 'f'), key: own().padEnd(22, 'k'), bytes: 900 };
  const notice = (): string => id(target.visits);
  const content = () => ({
    notice: dice.chance(60) ? notice() : own(),
    edition: dice.chance(20) ? notice() : own(),
    class: dice.pick(CLASSES),
    to: dice.pick(AUDIENCES),
    pinned: dice.chance(30),
    from: target.today,
    texts: { vi: { title: 'Dọn đường', text: 'Sáng Chủ nhật dọn đường' } },
    ...some({ alleys: ['Ngõ Cân'] }),
    ...some({ until: target.today + dice.below(30) - 3 }),
    ...some({ picture: { ...file, media: dice.pick(PICTURE_MEDIA), shows: 'Đường làng' } }),
    ...some({
      warning: {
        danger: dice.pick(DANGERS),
        level: 1 + dice.below(6),
        certainty: 'likely',
        source: 'Đài tỉnh',
        issued: target.today * 86_400,
        expires: target.today * 86_400 + dice.below(90_000),
      },
    }),
  });
  return {
    'notice.posted@1': content,
    'notice.corrected@1': () => ({
      ...content(),
      over: notice(),
      retell: dice.chance(50),
    }),
    'notice.withdrawn@1': () => ({ notice: notice(), ...some({ reason: 'Nhầm' }) }),
    'notice.voiced@1': () => ({
      voice: own(),
      notice: notice(),
      edition: notice(),
      language: 'tyz',
      ...file,
      media: dice.pick(VOICE_MEDIA),
    }),
    'notice.unvoiced@1': () => ({ voice: own(), notice: notice() }),
    ...answers(dice, target, { id, some, own }),
    ...meetings(dice, target, family),
  };
}

type Parts = Pick<Family, 'id' | 'some' | 'own'>;

function answers(dice: Dice, target: Target, { id, some, own }: Parts): Bodies {
  const file = { file: own().padEnd(43, 'f'), key: own().padEnd(22, 'k'), bytes: 900 };
  const answer = (): string => id(target.visits);
  const content = () => ({
    answer: dice.chance(60) ? answer() : own(),
    edition: dice.chance(20) ? answer() : own(),
    texts: { vi: { asked: dice.pick(['Bao giờ có nước', '0912345678']), said: 'Mai có nước' } },
    ...some({ questions: [own()] }),
    ...some({ picture: { ...file, media: dice.pick(PICTURE_MEDIA), shows: 'Bể nước' } }),
  });
  return {
    'answer.given@1': content,
    'answer.corrected@1': () => ({ ...content(), over: answer(), retell: dice.chance(50) }),
    'answer.withdrawn@1': () => ({ answer: answer(), ...some({ reason: 'Nhầm' }) }),
    'answer.voiced@1': () => ({
      voice: own(),
      answer: answer(),
      edition: answer(),
      language: 'tyz',
      ...file,
      media: dice.pick(VOICE_MEDIA),
    }),
    'answer.unvoiced@1': () => ({ voice: own(), answer: answer() }),
  };
}

function questions(dice: Dice, target: Target, { id, some, own }: Parts): Bodies {
  const file = { file: own().padEnd(43, 'f'), key: own().padEnd(22, 'k'), bytes: 900 };
  const question = (): string => (dice.chance(70) ? id(target.visits) : own());
  const of = () => ({
    question: question(),
    ...some({ household: id(target.households) }),
    ...some({ resident: id(target.residents) }),
  });
  return {
    'question.asked@1': () => ({
      ...of(),
      ...some({ text: 'Bao giờ có nước lại' }),
      ...some({ voice: { ...file, media: dice.pick(VOICE_MEDIA), language: 'tyz' } }),
      way: dice.pick(ASKED_WAYS),
      to: dice.pick(ADDRESSEES),
    }),
    'question.worded@1': () => ({
      ...of(),
      wording: own(),
      ...some({ over: own() }),
      text: 'Nước',
    }),
    'question.assigned@1': () => ({
      ...of(),
      assignment: own(),
      ...some({ over: own(), owner: id(target.persons) }),
      to: dice.pick(ADDRESSEES),
      due: target.today + dice.below(20) - 3,
    }),
    'question.closed@1': () => ({ ...of(), closing: own(), why: dice.pick(CLOSINGS) }),
    'question.reopened@1': () => ({ ...of(), closing: own() }),
    'question.matched@1': () => ({ ...of(), match: own(), answer: own() }),
    'question.unmatched@1': () => ({ ...of(), match: own() }),
    'question.told@1': () => ({
      ...of(),
      telling: own(),
      answer: own(),
      edition: own(),
      way: dice.pick(ANSWER_WAYS),
    }),
    'question.untold@1': () => ({ ...of(), telling: own() }),
  };
}

export function reach(dice: Dice, target: Target, family: Family): Bodies {
  const { id, some, own } = family;
  const notice = (): string => id(target.visits);
  const of = () => ({ telling: own(), notice: notice(), household: id(target.households) });
  return {
    ...tasks(dice, target, family),
    'notice.told@1': () => ({ ...of(), edition: notice(), way: dice.pick(WAYS) }),
    'notice.untold@1': of,
    'loudspeaker.played@1': () => ({
      play: own(),
      notice: notice(),
      edition: notice(),
      language: dice.pick(['vi', 'tyz']),
      ...some({ alleys: ['Ngõ Cân'] }),
    }),
    'loudspeaker.unplayed@1': () => ({ play: own(), notice: notice() }),
    ...questions(dice, target, { id, some, own }),
    ...roll(dice, target, family),
  };
}
