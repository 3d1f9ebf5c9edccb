import { dateOfDay } from '#kernel/vi-calendar.ts';
import type { HouseholdChange, Relation, ResidentChange, Sex } from '#domain/homes/facts.ts';
import { REGISTERED_ON } from '#demo/calendar.ts';
import type { Dice } from '#demo/dice.ts';
import { drawSizes, makeFamily, makeName } from '#demo/families.ts';
import { NAME_STOCKS } from '#demo/names.ts';
import type { VillageProposal } from '#demo/pen.ts';
import { type DemoDoor, type DemoResident, type DemoVillage, makeResident } from '#demo/village.ts';
import { COMMUNES } from '#demo/villages.ts';

/** What the household register is told: as read at first, and what members find out at the doors. */

export function addHousehold(door: DemoDoor, on: number): VillageProposal {
  const { id: household, code, alley, position, phone, business, residents } = door;
  const head =
    residents.find(({ relation }) => relation === 'head')?.name ?? residents[0]?.name ?? code;
  const body = {
    household,
    code,
    head,
    alley,
    position,
    ...(phone !== undefined && { phone }),
    ...(business && { business }),
  };
  return { type: 'household.added@1', on, body };
}

export function addResident(door: DemoDoor, resident: DemoResident, on: number): VillageProposal {
  const { id, name, birthYear, birthDay, sex, relation, phone, away } = resident;
  const body = {
    resident: id,
    household: door.id,
    name,
    birthYear,
    sex,
    relation,
    ...(birthDay !== undefined && { birthDay }),
    ...(phone !== undefined && { phone }),
    ...(away && { away }),
  };
  return { type: 'resident.added@1', on, body };
}

export const readRegister = (village: DemoVillage): readonly VillageProposal[] =>
  village.doors.flatMap((door) => [
    addHousehold(door, REGISTERED_ON),
    ...door.residents.map((resident) => addResident(door, resident, REGISTERED_ON)),
  ]);

export const changeResident = (
  resident: DemoResident,
  change: ResidentChange,
  on: number,
): VillageProposal => ({ type: 'resident.changed@1', on, body: { resident: resident.id, change } });

export const changeHousehold = (
  door: DemoDoor,
  change: HouseholdChange,
  on: number,
): VillageProposal => ({
  type: 'household.changed@1',
  on,
  body: { household: door.id, change },
});

/** Phones and accounts of a household as they are on a day, where the register says otherwise. */
export function surveyDoor(door: DemoDoor, on: number): readonly VillageProposal[] {
  const isFirst = !door.isSurveyed;
  door.isSurveyed = true;
  return door.residents.flatMap((resident) => surveyResident(resident, on, isFirst));
}

function surveyResident(
  resident: DemoResident,
  on: number,
  isFirst: boolean,
): readonly VillageProposal[] {
  const facts: VillageProposal[] = [];
  const from = {
    smartphone: resident.smartphoneFrom,
    bank: resident.bankFrom,
    epay: resident.epayFrom,
  };
  for (const field of ['smartphone', 'bank', 'epay'] as const) {
    const start = from[field];
    const is = start !== undefined && start <= on;
    const was = resident.written[field];
    const isAsked = isFirst && resident.age >= 16 && (field === 'smartphone' || is);
    if (was === is || (!is && !isAsked) || (resident.age < 14 && !is)) continue;
    resident.written[field] = is;
    facts.push(changeResident(resident, { field, ...(was !== undefined && { was }), to: is }, on));
  }
  return facts;
}

const perVisit = (door: DemoDoor, on: number, perYear: number): number =>
  (Math.min(200, on - Math.max(door.lastMetOn, on - 200)) / 365) * perYear;

/** Births, deaths, and what the young who went away wrote home about, told at the door. */
export function tellNews(
  dice: Dice,
  village: DemoVillage,
  door: DemoDoor,
  on: number,
): readonly VillageProposal[] {
  const facts: VillageProposal[] = [];
  const young = door.residents.find(({ age, sex }) => sex === 'female' && age >= 20 && age <= 36);
  if (young !== undefined && !village.plan.hasFullSet && dice.chance(perVisit(door, on, 0.07))) {
    facts.push(bear(dice, village, door, on));
  }
  const old = door.residents.find(({ age, relation }) => age >= 76 && relation !== 'head');
  if (old !== undefined && door.residents.length > 2 && dice.chance(perVisit(door, on, 0.05))) {
    door.residents.splice(door.residents.indexOf(old), 1);
    facts.push({ type: 'resident.left@1', on, body: { resident: old.id, reason: 'died' } });
  }
  return facts;
}

function bear(dice: Dice, village: DemoVillage, door: DemoDoor, on: number): VillageProposal {
  const stock = NAME_STOCKS[communeOf(village).region];
  const sex: Sex = dice.chance(0.52) ? 'male' : 'female';
  const head = door.residents.find(({ relation }) => relation === 'head');
  const relation: Relation = (head?.age ?? 0) >= 44 ? 'grandchild' : 'child';
  const namesake = door.residents.find(
    (each) => each.sex === 'male' && each.relation !== 'child-in-law',
  );
  const family = namesake?.name.split(' ')[0] ?? 'Nguyễn';
  const birthDay = on - dice.range(8, 90);
  const child = makeResident(dice, {
    name: makeName(dice, stock, family, sex, 0),
    sex,
    age: 0,
    birthYear: dateOfDay(birthDay).year,
    birthDay,
    relation,
    away: false,
  });
  door.residents.push(child);
  return addResident(door, child, on);
}

export const communeOf = (village: DemoVillage): (typeof COMMUNES)[number] =>
  COMMUNES.find(({ key }) => key === village.plan.commune) ?? COMMUNES[0];

/** A family that comes to live here. */
export function settle(dice: Dice, village: DemoVillage, on: number): readonly VillageProposal[] {
  const beside = dice.find(village.doors);
  if (beside === undefined) return [];
  const [size = 3] = drawSizes(dice, 1, dice.range(2, 4));
  const family = makeFamily(dice, NAME_STOCKS[communeOf(village).region], size);
  const residents = family.map((relative) => makeResident(dice, relative));
  for (const resident of residents) {
    if (resident.age >= 18 && resident.age < 60 && dice.chance(0.8)) resident.smartphoneFrom = 0;
  }
  const code = `${village.plan.code}${String(village.doors.length + 1).padStart(3, '0')}`;
  const { lat, lng } = beside.position;
  const door: DemoDoor = {
    id: dice.id(),
    code,
    alley: beside.alley,
    alleyIndex: beside.alleyIndex,
    position: { lat: lat + dice.range(2, 4), lng: lng + dice.range(2, 4) },
    business: false,
    residents,
    habit: 'evening',
    wary: 0,
    lastOn: on - 40,
    lastMetOn: 0,
    isSurveyed: false,
  };
  village.doors.push(door);
  return [addHousehold(door, on), ...residents.map((resident) => addResident(door, resident, on))];
}

/** A family that moves away. */
export function depart(dice: Dice, village: DemoVillage, on: number): readonly VillageProposal[] {
  const door = dice.find(
    village.doors.filter(({ leftOn, residents }) => leftOn === undefined && residents.length <= 4),
  );
  if (door === undefined) return [];
  door.leftOn = on;
  return [{ type: 'household.left@1', on, body: { household: door.id, reason: 'moved' } }];
}
