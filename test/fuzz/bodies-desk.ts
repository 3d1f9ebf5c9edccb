import { ANSWER_STATES } from '#domain/desk/facts.ts';
import { CASE_STATES, MATTERS } from '#domain/doors/facts.ts';
import type { Bodies, Family } from '#test/fuzz/bodies.ts';
import type { Dice } from '#test/fuzz/dice.ts';
import type { Target } from '#test/fuzz/target.ts';

// Matters passed on to the desk, at the door and there; letters too, which nobody but a home may write.

function parts(dice: Dice, target: Target, { id, some, day, own }: Family) {
  const of = () => ({
    case: dice.chance(60) ? id(target.visits) : own(),
    ...some({ household: id(target.households), ...some({ resident: id(target.residents) }) }),
  });
  const asked = () => ({
    matter: dice.pick(MATTERS),
    ...some({ words: 'Cần làm giấy khai sinh' }),
    ...some({ call: { on: day() } }),
  });
  const letter = () => ({ letter: own(), from: { book: own(), stream: own(), n: 1 } });
  const edition = () => 2 + dice.below(3);
  return { of, asked, letter, edition };
}

export function cases(dice: Dice, target: Target, family: Family): Bodies {
  const { of, asked, letter, edition } = parts(dice, target, family);
  const { some, own } = family;
  return {
    'case.asked@1': () => ({
      ...of(),
      ...asked(),
      ...some({ agreed: { how: 'spoken', wording: 'desk@1' } }),
    }),
    'case.amended@1': () => ({ ...of(), edition: edition(), ...asked() }),
    'case.withdrawn@1': () => ({ ...of(), ...some({ reason: 'Đã tự làm' }) }),
    'case.told@1': () => ({ ...of(), answer: own() }),
    'case.untold@1': () => ({ ...of(), answer: own() }),
    'case.replied@1': () => ({ ...letter(), ...of(), state: dice.pick(CASE_STATES) }),
  };
}

export function desk(dice: Dice, target: Target, family: Family): Bodies {
  const { of, asked, letter, edition } = parts(dice, target, family);
  const { some, own } = family;
  return {
    'case.received@1': () => ({ ...letter(), ...of(), village: family.place(), ...asked() }),
    'case.restated@1': () => ({ ...letter(), ...of(), edition: edition(), ...asked() }),
    'case.recalled@1': () => ({ ...letter(), ...of() }),
    'case.taken@1': of,
    'case.answered@1': () => ({
      ...of(),
      answer: own(),
      state: dice.pick(ANSWER_STATES),
      words: 'Mời lên xã',
      ...some({ bring: ['Giấy chứng sinh'] }),
    }),
    'case.relayed@1': () => ({ ...letter(), ...of(), answer: own() }),
    'case.unrelayed@1': () => ({ ...letter(), ...of(), answer: own() }),
  };
}
