import { FIRST_DAY, LAST_DAY, secondsOf } from '#demo/calendar.ts';
import type { Dice } from '#demo/dice.ts';
import { FULL_SET, help, step } from '#demo/lesson.ts';
import { type DemoSave, type Pen, takePen, type VillageProposal } from '#demo/pen.ts';
import { makePhone } from '#demo/phones.ts';
import { changeHousehold, surveyDoor } from '#demo/register.ts';
import { type DemoPerson, type DemoTeam, isActive, phoneOn } from '#demo/team.ts';
import type { DemoDoor, DemoVillage } from '#demo/village.ts';

/** What gives those in charge something to decide. */
type Incident = 'late-work' | 'no-consent' | 'moved-away' | 'two-numbers';

type Plan = { readonly kinds: readonly Incident[]; readonly on: number; readonly isSettled?: true };

/** By village. Late work is written after a grant ended, and waits; the rest applies and is asked about. */
const PLANS: Readonly<Record<string, Plan>> = {
  'Phú Hưng': { kinds: ['late-work', 'no-consent'], on: LAST_DAY - 6 },
  'Khe Khuôi': { kinds: ['late-work'], on: LAST_DAY - 9 },
  Phe: { kinds: ['two-numbers'], on: LAST_DAY - 4 },
  Chao: { kinds: ['moved-away'], on: LAST_DAY - 11 },
  'Đồng Dương': { kinds: ['no-consent'], on: LAST_DAY - 3 },
  Mặn: { kinds: ['no-consent'], on: FIRST_DAY + 401, isSettled: true },
  'An Hòa': { kinds: ['two-numbers'], on: FIRST_DAY + 520, isSettled: true },
  'Làng Chả': { kinds: ['moved-away'], on: FIRST_DAY + 610, isSettled: true },
};

const EVENING = 19 * 60 + 40;
/** The last evenings of the two years, at the culture house. */
export const PRACTICE_DAYS = 4;
/** Days by which late work comes after the last day of a grant. */
const LATE_DAYS = 4;

/** The day on which a member leaves, in villages where some of their work comes late. */
export const leavesOn = (village: DemoVillage): number | undefined =>
  PLANS[village.plan.name]?.kinds.includes('late-work') === true ? LAST_DAY - 50 : undefined;

export const isSettled = (village: DemoVillage): boolean =>
  PLANS[village.plan.name]?.isSettled === true;

export function addIncidents(dice: Dice, village: DemoVillage, team: DemoTeam): DemoSave[] {
  const saves: DemoSave[] = [];
  const plan = PLANS[village.plan.name];
  if (plan === undefined) return saves;
  for (const kind of plan.kinds) makeIncident(dice, village, team, kind, plan.on, saves);
  return saves;
}

function makeIncident(
  dice: Dice,
  village: DemoVillage,
  team: DemoTeam,
  kind: Incident,
  on: number,
  saves: DemoSave[],
): void {
  const people = team.members.map(({ person }) => person);
  const [first, second] = people.filter((person) => isActive(person, on));
  const doors = village.doors.filter(({ leftOn }) => leftOn === undefined);
  const door = doors[Math.floor(doors.length / 3)];
  if (first === undefined || second === undefined || door === undefined) return;
  const errand = (person: DemoPerson, day: number, write: (pen: Pen) => void): void => {
    const pen = takePen(dice, phoneOn(person, day), saves);
    write(pen);
    pen.send(1);
  };
  switch (kind) {
    case 'late-work': {
      const gone = people.find(({ until }) => until !== undefined);
      if (gone?.until === undefined) return;
      const day = gone.until + LATE_DAYS;
      errand(gone, day, (pen) =>
        pen.save('doors', secondsOf(day, EVENING), [visit(dice, door, day).fact]),
      );
      return;
    }
    case 'no-consent':
      errand(second, on, (pen) =>
        pen.save('doors', secondsOf(on, EVENING), helpUnasked(dice, doors, on)),
      );
      return;
    case 'moved-away': {
      const left =
        village.doors.find(({ leftOn }) => leftOn !== undefined && leftOn < on) ??
        leaveBefore(dice, door, first, on, saves);
      errand(second, on, (pen) =>
        pen.save('doors', secondsOf(on, EVENING), [visit(dice, left, on).fact]),
      );
      return;
    }
    case 'two-numbers':
      for (const person of [first, second]) {
        const change = {
          field: 'phone',
          ...(door.phone !== undefined && { was: door.phone }),
          to: makePhone(dice),
        } as const;
        errand(person, on, (pen) =>
          pen.save('homes', secondsOf(on, EVENING), [changeHousehold(door, change, on)]),
        );
      }
  }
}

function visit(
  dice: Dice,
  door: DemoDoor,
  on: number,
): { readonly id: string; readonly fact: VillageProposal } {
  const id = dice.id();
  return {
    id,
    fact: { type: 'door.visited@1', on, body: { visit: id, household: door.id, outcome: 'met' } },
  };
}

/** Something done for an old person who was not asked first. */
function helpUnasked(
  dice: Dice,
  doors: readonly DemoDoor[],
  on: number,
): readonly VillageProposal[] {
  for (const door of doors) {
    const elder = door.residents.find(
      ({ age, consentUntil }) => age >= 66 && (consentUntil ?? 0) < on - 60,
    );
    if (elder === undefined || elder.consentUntil !== undefined) continue;
    const { id, fact } = visit(dice, door, on);
    const insurance = 11;
    return [fact, help(dice, elder, insurance, 'for', { on, visit: id, door })];
  }
  return [];
}

function leaveBefore(
  dice: Dice,
  door: DemoDoor,
  teller: DemoPerson,
  on: number,
  saves: DemoSave[],
): DemoDoor {
  const day = on - 9;
  const pen = takePen(dice, phoneOn(teller, day), saves);
  const body = { household: door.id, reason: 'moved' } as const;
  pen.save('homes', secondsOf(day, EVENING), [{ type: 'household.left@1', on: day, body }]);
  pen.send(1);
  door.leftOn = day;
  return door;
}

/**
 * The last weeks of a village whose figures are known from outside: its team goes through the register once
 * more, and practises at the culture house what is still missing.
 */
export function closeTheGap(dice: Dice, village: DemoVillage, team: DemoTeam): DemoSave[] {
  const saves: DemoSave[] = [];
  if (village.plan.isExact !== true) return saves;
  const people = team.members.map(({ person }) => person);
  for (const [index, door] of village.doors.entries()) {
    const on = LAST_DAY - PRACTICE_DAYS + 1 + (index % PRACTICE_DAYS);
    const person = people.filter((each) => isActive(each, on))[index % 5] ?? people[0];
    if (person === undefined) continue;
    const pen = takePen(dice, phoneOn(person, on), saves);
    const at = secondsOf(on, EVENING + (index % 50), dice.int(60));
    const register = surveyDoor(door, on);
    if (register.length > 0) pen.save('homes', at, register);
    const practice = village.plan.hasFullSet === true ? practiseMissing(dice, door, on) : [];
    if (practice.length > 0) pen.save('doors', at + 20, practice);
    if (!pen.isBlank()) pen.send(village.plan.signal);
  }
  return saves;
}

const ALONE = 3;

const practiseMissing = (dice: Dice, door: DemoDoor, on: number): readonly VillageProposal[] =>
  door.residents
    .filter(({ written }) => written.smartphone === true)
    .flatMap((resident) =>
      FULL_SET.filter((skill) => (resident.steps[skill] ?? -1) < ALONE).map((skill) =>
        step(dice, resident, skill, ALONE, { on, door }),
      ),
    );
