import { dayOfDate } from '#kernel/vi-calendar.ts';
import type { Relation, Sex } from '#domain/homes/facts.ts';
import type { Dice } from '#demo/dice.ts';
import { KNOWN_NAMES, type NameStock } from '#demo/names.ts';

/** The year in which registers were read: ages are those of then. */
export const REGISTER_YEAR = 2024;

export type Relative = {
  readonly name: string;
  readonly sex: Sex;
  readonly age: number;
  readonly birthYear: number;
  /** The whole day, where the register has it. */
  readonly birthDay?: number;
  readonly relation: Relation;
  /** Works far away. */
  readonly away: boolean;
};

/** Household sizes of a village that come to its number of people. */
export function drawSizes(dice: Dice, households: number, people: number): readonly number[] {
  const mean = people / households;
  const sizes = Array.from({ length: households }, () =>
    Math.max(
      1,
      Math.min(9, Math.round(mean + (dice.next() + dice.next() + dice.next() - 1.5) * 3)),
    ),
  );
  let surplus = sizes.reduce((sum, size) => sum + size, 0) - people;
  while (surplus !== 0) {
    const index = dice.int(households);
    const size = sizes[index] ?? 1;
    const next = surplus > 0 ? size - 1 : size + 1;
    if (next < 1 || next > 10) continue;
    sizes[index] = next;
    surplus += next - size;
  }
  return sizes;
}

/** A family of a size: nuclear, of three generations, or what is left of one. */
export function makeFamily(dice: Dice, stock: NameStock, size: number): readonly Relative[] {
  const family = createFamily(dice, stock);
  if (size === 1) {
    const isOld = dice.chance(0.75);
    family.add(
      'head',
      dice.chance(isOld ? 0.7 : 0.3) ? 'female' : 'male',
      isOld ? dice.range(62, 86) : dice.range(24, 48),
    );
    return family.members;
  }
  if (size === 2) makePair(dice, family);
  else if (dice.chance(size >= 5 ? 0.72 : 0.34)) makeThreeGenerations(dice, family, size);
  else makeNuclear(dice, family, size);
  return family.members;
}

type Family = {
  readonly members: Relative[];
  /** Of the blood: bears the name of the house. Mothers bear that of the one they were born in. */
  add(relation: Relation, sex: Sex, age: number, isBlood?: boolean): Relative;
};

function createFamily(dice: Dice, stock: NameStock): Family {
  const house = dice.pick(stock.families);
  const members: Relative[] = [];
  const taken = new Set<string>();
  return {
    members,
    add(relation, sex, age, isBlood = sex === 'male' || !['head', 'parent'].includes(relation)) {
      const family = isBlood ? house : dice.pick(stock.families);
      let name = makeName(dice, stock, family, sex, age);
      while (taken.has(name)) name = makeName(dice, stock, family, sex, age);
      taken.add(name);
      const birthYear = REGISTER_YEAR - Math.max(0, age);
      const isDayKnown = dice.chance(age > 70 ? 0.35 : 0.85);
      const birthDay = dayOfDate({
        year: birthYear,
        month: dice.range(1, 12),
        dayOfMonth: dice.range(1, 28),
      });
      const isAwayAge =
        age >= 18 && age <= 42 && (relation === 'child' || relation === 'child-in-law');
      const away = isAwayAge
        ? dice.chance(0.2)
        : relation === 'spouse' && age < 50 && dice.chance(0.04);
      const member = { name, sex, age, birthYear, ...(isDayKnown && { birthDay }), relation, away };
      members.push(member);
      return member;
    },
  };
}

const other = (sex: Sex): Sex => (sex === 'male' ? 'female' : 'male');
const anySex = (dice: Dice): Sex => (dice.chance(0.51) ? 'male' : 'female');

/** A wife is mostly some years younger. */
const spouseAge = (dice: Dice, head: Relative): number =>
  Math.max(19, head.age + (head.sex === 'male' ? -dice.range(0, 5) : dice.range(0, 5)));

function makePair(dice: Dice, family: Family): void {
  const kind = dice.weigh([6, 2, 2, 2]);
  if (kind === 0) {
    const head = family.add('head', 'male', dice.range(58, 82));
    family.add('spouse', 'female', spouseAge(dice, head), false);
  } else if (kind === 1) {
    family.add('head', dice.chance(0.75) ? 'female' : 'male', dice.range(58, 78));
    family.add('grandchild', anySex(dice), dice.range(4, 15));
  } else if (kind === 2) {
    const head = family.add('head', 'male', dice.range(23, 34));
    family.add('spouse', 'female', spouseAge(dice, head), false);
  } else {
    const head = family.add('head', 'female', dice.range(30, 56));
    family.add('child', anySex(dice), Math.max(3, head.age - dice.range(20, 28)));
  }
}

function makeNuclear(dice: Dice, family: Family, size: number): void {
  const sex = dice.chance(0.84) ? 'male' : 'female';
  const head = family.add('head', sex, dice.range(27, 46));
  family.add('spouse', other(sex), spouseAge(dice, head), sex === 'female');
  const parents = size >= 4 && head.age < 50 && dice.chance(0.3) ? 1 : 0;
  addChildren(dice, family, 'child', size - 2 - parents, head.age);
  if (parents === 0) return;
  family.add('parent', dice.chance(0.7) ? 'female' : 'male', head.age + dice.range(21, 30));
}

/** Grandparents at the head with a grown child, or a head in the middle with an old parent. */
function makeThreeGenerations(dice: Dice, family: Family, size: number): void {
  const head = family.add('head', dice.chance(0.82) ? 'male' : 'female', dice.range(48, 70));
  let left = size - 1;
  if (dice.chance(0.86)) {
    family.add('spouse', other(head.sex), spouseAge(dice, head), head.sex === 'female');
    left -= 1;
  }
  const heirAge = Math.max(19, head.age - dice.range(21, 27));
  const heirSex = dice.chance(0.93) ? 'male' : 'female';
  const heir = family.add('child', heirSex, heirAge);
  left -= 1;
  if (left > 0 && heirAge >= 21) {
    family.add(
      'child-in-law',
      other(heirSex),
      Math.max(19, heirAge + (heirSex === 'male' ? -1 : 1) * dice.range(0, 4)),
      false,
    );
    left -= 1;
    if (left >= 3 && head.age < 62 && dice.chance(0.35)) {
      family.add('parent', dice.chance(0.75) ? 'female' : 'male', head.age + dice.range(19, 26));
      left -= 1;
    }
    const grandchildren = Math.min(left, heir.age >= 24 ? 4 : 1);
    addChildren(dice, family, 'grandchild', grandchildren, heirAge);
    left -= grandchildren;
  }
  addChildren(dice, family, 'child', left, head.age);
}

/** Children from the eldest down, two to four years apart, none older than the parent allows. */
function addChildren(
  dice: Dice,
  family: Family,
  relation: Relation,
  count: number,
  parentAge: number,
): void {
  let age = Math.max(0, Math.min(26, parentAge - dice.range(20, 27)));
  for (let index = 0; index < count; index += 1) {
    family.add(relation, anySex(dice), age);
    age = Math.max(0, age - dice.range(2, 4));
  }
}

export function makeName(
  dice: Dice,
  stock: NameStock,
  family: string,
  sex: Sex,
  age: number,
): string {
  const parts = sex === 'male' ? stock.men : stock.women;
  for (;;) {
    const isThen = age >= 40;
    const middle = dice.pick(isThen ? parts.middlesThen : parts.middlesNow);
    const given = dice.pick(isThen ? parts.givenThen : parts.givenNow);
    const name = `${family} ${middle} ${given}`;
    if (middle !== given && family !== given && !KNOWN_NAMES.has(name)) return name;
  }
}
