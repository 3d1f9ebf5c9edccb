import { AUDIENCES, CLASSES, DANGERS } from '#domain/board/facts.ts';
import { PICTURE_MEDIA, VOICE_MEDIA } from '#domain/learning/facts.ts';
import { WAYS } from '#domain/reach/facts.ts';
import type { Bodies, Family } from '#test/fuzz/bodies.ts';
import type { Dice } from '#test/fuzz/dice.ts';
import type { Target } from '#test/fuzz/target.ts';

// Facts of boards, and of who was told.

export function board(dice: Dice, target: Target, { id, some, own }: Family): Bodies {
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
  };
}

export function reach(dice: Dice, target: Target, { id, some, own }: Family): Bodies {
  const notice = (): string => id(target.visits);
  const of = () => ({ telling: own(), notice: notice(), household: id(target.households) });
  return {
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
  };
}
