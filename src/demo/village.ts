import { SKILLS } from '#domain/doors/facts.ts';
import type { Id } from '#kernel/id.ts';
import type { Position, Relation, Sex } from '#domain/homes/facts.ts';
import { FIRST_DAY, LAST_DAY } from '#demo/calendar.ts';
import type { Dice } from '#demo/dice.ts';
import { drawSizes, makeFamily, type Relative } from '#demo/families.ts';
import { NAME_STOCKS } from '#demo/names.ts';
import { makePhone } from '#demo/phones.ts';
import { COMMUNES, type VillagePlan } from '#demo/villages.ts';

/** When somebody answers the door. */
export const HABITS = ['evening', 'night', 'fields', 'shift', 'weekend', 'gone', 'elders'] as const;
export type Habit = (typeof HABITS)[number];

/** A person of the register with what only the demo knows of them. Days are civil days. */
export type DemoResident = {
  readonly id: Id;
  name: string;
  readonly sex: Sex;
  readonly age: number;
  readonly birthYear: number;
  readonly birthDay?: number;
  readonly relation: Relation;
  readonly away: boolean;
  readonly phone?: string;
  /** Day from which it is true; undefined: never within the two years. */
  smartphoneFrom?: number;
  bankFrom?: number;
  epayFrom?: number;
  /** How quickly the person learns, 0 to 1. */
  readonly talent: number;
  /** Index of the step reached, by skill; −1: none yet. */
  readonly steps: Int8Array;
  /** Skills the person could do before anyone came. */
  readonly known: ReadonlySet<number>;
  /** What the register says, as last written. */
  readonly written: { smartphone?: boolean; bank?: boolean; epay?: boolean };
  consentUntil?: number;
  /** Index of a skill of which something was done for them. */
  doneFor?: number;
  lastStep?: { readonly step: Id; readonly skill: number };
};

export type DemoDoor = {
  readonly id: Id;
  readonly code: string;
  readonly alley: string;
  readonly alleyIndex: number;
  readonly position: Position;
  readonly phone?: string;
  readonly business: boolean;
  readonly residents: DemoResident[];
  readonly habit: Habit;
  /** Times a wary family still turns a visitor away. */
  wary: number;
  lastOn: number;
  lastMetOn: number;
  back?: { readonly on: number; readonly hour?: number };
  leftOn?: number;
  /** The register has been asked about phones and accounts. */
  isSurveyed: boolean;
};

export type DemoVillage = {
  readonly plan: VillagePlan;
  readonly place: Id;
  readonly alleys: readonly string[];
  readonly doors: DemoDoor[];
};

const ALLEY_NAMES = [
  'Xóm Trong',
  'Xóm Ngoài',
  'Xóm Giữa',
  'Ngõ Giếng',
  'Ngõ Đình',
  'Đường Cầu',
  'Xóm Đồi',
  'Xóm Suối',
  'Ngõ Nhà văn hóa',
  'Đường Trường học',
  'Xóm Đầm',
  'Xóm Gốc Đa',
  'Đường Đập',
  'Xóm Bãi',
  'Ngõ Trạm biến áp',
] as const;
const DOORS_PER_ALLEY = 32;

export function makeVillage(dice: Dice, plan: VillagePlan, place: Id): DemoVillage {
  const commune = COMMUNES.find(({ key }) => key === plan.commune) ?? COMMUNES[0];
  const stock = NAME_STOCKS[commune.region];
  const count = Math.max(3, Math.round(plan.households / DOORS_PER_ALLEY));
  const alleys = dice.shuffle(ALLEY_NAMES).slice(0, Math.min(count, ALLEY_NAMES.length));
  const centre = {
    lat: commune.centre.lat + dice.range(-450, 450),
    lng: commune.centre.lng + dice.range(-500, 500),
  };
  const doors = drawSizes(dice, plan.households, plan.people).map((size, index) => {
    const alleyIndex = Math.floor((index * alleys.length) / plan.households);
    const inAlley = index - Math.ceil((alleyIndex * plan.households) / alleys.length);
    const position = positionOf(dice, centre, alleyIndex / alleys.length, inAlley);
    const code = `${plan.code}${String(index + 1).padStart(3, '0')}`;
    const spot = { code, alley: alleys[alleyIndex] ?? ALLEY_NAMES[0], alleyIndex, position };
    return makeDoor(dice, plan, spot, makeFamily(dice, stock, size));
  });
  return { plan, place, alleys, doors: giveDevices(dice, plan, doors) };
}

type Spot = Pick<DemoDoor, 'code' | 'alley' | 'alleyIndex' | 'position'>;

/** Alleys run from the middle of the village in all directions, with doors on both sides. */
function positionOf(
  dice: Dice,
  centre: { readonly lat: number; readonly lng: number },
  turn: number,
  inAlley: number,
): Position {
  const angle = 2 * Math.PI * turn + 0.02 * inAlley;
  const distance = 6 + 2 * inAlley + dice.int(3);
  const side = (inAlley % 2 === 0 ? 1 : -1) * (2 + dice.int(2));
  return {
    lat: Math.round(centre.lat + distance * Math.sin(angle) + side * Math.cos(angle)),
    lng: Math.round(centre.lng + distance * Math.cos(angle) - side * Math.sin(angle)),
  };
}

function makeDoor(
  dice: Dice,
  plan: VillagePlan,
  spot: Spot,
  family: readonly Relative[],
): DemoDoor {
  const residents = family.map((relative) => makeResident(dice, relative));
  const isOld = residents.every(({ age, away }) => age >= 60 || age < 16 || away);
  const habit = isOld
    ? 'elders'
    : (HABITS[dice.weigh([44, 16, 20, 10, 7, plan.hasFullSet === true ? 0 : 2.4])] ?? 'evening');
  const phone = residents.find((resident) => resident.relation === 'head')?.phone;
  return {
    id: dice.id(),
    ...spot,
    ...(phone !== undefined && { phone }),
    business: dice.chance(plan.business),
    residents,
    habit,
    wary: dice.chance(0.035) ? dice.range(1, 3) : 0,
    lastOn: FIRST_DAY - 60 - dice.int(60),
    lastMetOn: 0,
    isSurveyed: false,
  };
}

export function makeResident(dice: Dice, relative: Relative): DemoResident {
  const { age } = relative;
  const talent = Math.min(1, Math.max(0.05, talentOf(age) + (dice.next() - 0.5) * 0.4));
  const hasPhone = age >= 16 && dice.chance(age >= 70 ? 0.45 : 0.93);
  return {
    id: dice.id(),
    ...relative,
    ...(hasPhone && { phone: makePhone(dice) }),
    talent,
    steps: new Int8Array(14).fill(-1),
    known: knownBefore(dice, age, talent),
    written: {},
  };
}

function talentOf(age: number): number {
  if (age < 18) return 0.8;
  if (age < 36) return 0.78;
  if (age < 50) return 0.55;
  return age < 62 ? 0.36 : 0.15;
}

/** By skill, in the order of the list; for accounts, of those who have one. */
const KNOWN_SHARES = [
  0.85, 0.75, 0.6, 0.72, 0.52, 0.1, 0.4, 0.36, 0.15, 0.2, 0.05, 0.06, 0.03, 0.03,
] as const;

/** Zalo, Facebook and the news were there before the team was; some came further by themselves. */
function knownBefore(dice: Dice, age: number, talent: number): ReadonlySet<number> {
  const known = new Set<number>();
  if (age < 13 || age > 66) return known;
  const shares = age < 18 ? [0.7, 0.7, 0.4] : KNOWN_SHARES;
  for (const [skill, share] of shares.entries()) {
    if (dice.chance(Math.min(0.95, share * (0.35 + talent)))) known.add(skill);
  }
  // Level 2 contains level 1.
  if (known.has(SKILLS.indexOf('vneid-2'))) known.add(SKILLS.indexOf('vneid-1'));
  return known;
}

/** Smartphones and accounts: at the end the village stands at its plan's rates, to the household. */
function giveDevices(dice: Dice, plan: VillagePlan, doors: DemoDoor[]): DemoDoor[] {
  const order = dice.shuffle(doors).sort((left, right) => readiness(right) - readiness(left));
  const quota = (share: number): readonly DemoDoor[] =>
    order.slice(0, Math.round(share * doors.length));
  for (const door of quota(plan.smartphone)) {
    givePhones(dice, door);
  }
  for (const door of quota(plan.bank)) giveAccount(dice, door, 'bankFrom', 0.45);
  for (const door of quota(plan.epay)) giveAccount(dice, door, 'epayFrom', 0.3);
  return doors;
}

/** Families with young people have phones first; a little chance is in it. */
const readiness = (door: DemoDoor): number =>
  Math.max(0, ...adultsHere(door).map((resident) => resident.talent)) +
  (door.alleyIndex % 2) * 0.05;

const adultsHere = (door: DemoDoor): readonly DemoResident[] =>
  door.residents.filter((resident) => resident.age >= 18 && !resident.away);

const byTalent = (left: DemoResident, right: DemoResident): number => right.talent - left.talent;

/** The person most at home with such things, at least someone: the household has one. */
const ableOf = (door: DemoDoor): DemoResident | undefined =>
  [...adultsHere(door)].sort(byTalent)[0] ?? [...door.residents].sort(byTalent)[0];

function phoneShare({ age, talent }: DemoResident): number {
  if (age < 14) return 0.02;
  return age < 18 ? 0.5 : Math.min(0.97, 0.52 + 0.5 * talent);
}

function givePhones(dice: Dice, door: DemoDoor): void {
  const first = ableOf(door);
  for (const resident of door.residents) {
    if (resident === first || dice.chance(phoneShare(resident))) {
      resident.smartphoneFrom = dice.chance(0.78) ? 0 : dice.range(FIRST_DAY, LAST_DAY - 150);
    }
  }
}

function giveAccount(
  dice: Dice,
  door: DemoDoor,
  field: 'bankFrom' | 'epayFrom',
  had: number,
): void {
  const first = ableOf(door);
  for (const resident of door.residents) {
    const isLikely = resident.age >= 18 && dice.chance(resident.talent * 0.55);
    if (resident !== first && !isLikely) continue;
    resident[field] = dice.chance(had) ? 0 : dice.range(FIRST_DAY, LAST_DAY - 120);
  }
}
