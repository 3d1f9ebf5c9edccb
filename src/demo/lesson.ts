import type { Id } from '#kernel/id.ts';
import { dayOfDate } from '#kernel/vi-calendar.ts';
import { type BroughtSkill, SKILLS, STEPS } from '#domain/doors/facts.ts';
import type { Dice } from '#demo/dice.ts';
import { HELP_NOTES } from '#demo/notes.ts';
import type { VillageProposal } from '#demo/pen.ts';
import type { DemoDoor, DemoResident } from '#demo/village.ts';

/** Where and when a person is taught. */
export type LessonAt = { readonly on: number; readonly visit: Id; readonly door: DemoDoor };

const INSTALLED = STEPS.indexOf('installed');
const TOGETHER = STEPS.indexOf('together');
const ALONE = STEPS.indexOf('alone');
const TEACHES = STEPS.indexOf('teaches');
const skillIndex = (skill: BroughtSkill): number => SKILLS.indexOf(skill);
const [VNEID_1, VNEID_2, SAFETY, BANK, EPAY, BILLS, SELLING] = [
  skillIndex('vneid-1'),
  skillIndex('vneid-2'),
  skillIndex('safety'),
  skillIndex('bank'),
  skillIndex('epay'),
  skillIndex('bills'),
  skillIndex('selling'),
] as const;
/** The five of the national target, in the order in which teams take them. */
const BASIC: readonly number[] = [
  VNEID_1,
  SAFETY,
  EPAY,
  skillIndex('public-services'),
  skillIndex('shopping'),
];
const SCHOOL_SKILLS: ReadonlySet<number> = new Set([0, 1, 2, SAFETY]);

const day = (year: number, month: number): number => dayOfDate({ year, month, dayOfMonth: 1 });

/** Campaigns of commune and province; the skill they are about comes before the next on the list. */
const CAMPAIGNS: readonly {
  readonly skill: BroughtSkill;
  readonly from: number;
  readonly to: number;
}[] = [
  { skill: 'vneid-1', from: day(2025, 3), to: day(2025, 5) },
  { skill: 'public-services', from: day(2025, 7), to: day(2025, 10) },
  { skill: 'health-record', from: day(2025, 11), to: day(2026, 1) },
  { skill: 'vneid-2', from: day(2026, 3), to: day(2026, 5) },
  { skill: 'safety', from: day(2026, 5), to: day(2026, 7) },
  { skill: 'shopping', from: day(2026, 8), to: day(2026, 10) },
];

const has = (from: number | undefined, on: number): boolean => from !== undefined && from <= on;

/** The highest step a person may come to in a skill on a day, with the phone and accounts they have. */
function ceilingOf(resident: DemoResident, door: DemoDoor, skill: number, on: number): number {
  if (resident.age < 18 && !SCHOOL_SKILLS.has(skill)) {
    return skill === VNEID_1 && resident.age >= 14 ? ALONE : -1;
  }
  if (skill === SELLING && !door.business && resident.talent < 0.72) return -1;
  if (skill === SAFETY) return ALONE;
  if (!has(resident.smartphoneFrom, on)) return 0;
  if (skill === BANK) return has(resident.bankFrom, on) ? ALONE : 0;
  if (skill === EPAY || skill === BILLS) return has(resident.epayFrom, on) ? ALONE : 0;
  return ALONE;
}

const stepIn = (resident: DemoResident, skill: number): number => resident.steps[skill] ?? -1;

/** The skill to go on with: that of the campaign, else the easiest one that is not there yet. */
function chooseSkill(
  dice: Dice,
  resident: DemoResident,
  { door, on }: LessonAt,
): number | undefined {
  const isOpen = (skill: number): boolean =>
    stepIn(resident, skill) < ceilingOf(resident, door, skill, on) &&
    (skill !== VNEID_2 || stepIn(resident, VNEID_1) >= ALONE);
  const running = CAMPAIGNS.filter(({ from, to }) => from <= on && on < to);
  const campaign = running.map(({ skill }) => skillIndex(skill)).find(isOpen);
  if (campaign !== undefined && dice.chance(0.55)) return campaign;
  const basic = BASIC.find(isOpen);
  if (basic !== undefined && dice.chance(0.45)) return basic;
  const open = SKILLS.flatMap((_, skill) => (isOpen(skill) ? [skill] : []));
  return open[Math.min(open.length - 1, dice.weigh([70, 20, 10]))];
}

/** The steps one person makes at one visit, with the help that went into them. */
export function teach(
  dice: Dice,
  resident: DemoResident,
  at: LessonAt,
): readonly VillageProposal[] {
  const facts: VillageProposal[] = [];
  const skills = new Set<number>();
  for (const skill of findKnown(resident, at)) {
    skills.add(skill);
    facts.push(step(dice, resident, skill, ALONE, at));
  }
  for (const skill of askBack(dice, resident, at)) {
    skills.add(skill);
    facts.push(...shorten(dice, practise(dice, resident, skill, at)));
  }
  const { talent } = resident;
  const count =
    1 +
    (dice.chance(0.3 + 0.7 * talent) ? 1 : 0) +
    (dice.chance(talent) ? 1 : 0) +
    (dice.chance(0.5 * talent) ? 1 : 0);
  for (let turn = 0; turn < count; turn += 1) {
    const skill = chooseSkill(dice, resident, at);
    if (skill === undefined || skills.has(skill)) break;
    skills.add(skill);
    facts.push(...shorten(dice, practise(dice, resident, skill, at)));
  }
  const taught = becomeTeacher(dice, resident, at);
  return taught === undefined ? facts : [...facts, taught];
}

/** Of several steps of one evening most members write down the last. */
function shorten(dice: Dice, facts: readonly VillageProposal[]): readonly VillageProposal[] {
  const last = facts.findLastIndex(({ type }) => type === 'skill.stepped@1');
  return dice.chance(0.72)
    ? facts.filter(({ type }, index) => type !== 'skill.stepped@1' || index === last)
    : facts;
}

/** What the person could do before anyone came is written down first, a few skills at a time. */
const findKnown = (resident: DemoResident, { door, on }: LessonAt): readonly number[] =>
  [...resident.known]
    .filter(
      (skill) => stepIn(resident, skill) < ALONE && ceilingOf(resident, door, skill, on) >= ALONE,
    )
    .slice(0, 3);

/** What was done together last time comes first: has it been done alone since. */
const askBack = (dice: Dice, resident: DemoResident, { door, on }: LessonAt): readonly number[] =>
  SKILLS.flatMap((_, skill) => {
    const isOpen =
      stepIn(resident, skill) === TOGETHER && ceilingOf(resident, door, skill, on) > TOGETHER;
    return isOpen && dice.chance(0.75) ? [skill] : [];
  }).slice(0, 3);

function practise(
  dice: Dice,
  resident: DemoResident,
  skill: number,
  at: LessonAt,
): readonly VillageProposal[] {
  const { talent } = resident;
  const ceiling = ceilingOf(resident, at.door, skill, at.on);
  const before = stepIn(resident, skill);
  const facts: VillageProposal[] = [];
  const reach = (target: number): boolean => {
    if (target > ceiling || stepIn(resident, skill) >= target) return false;
    facts.push(step(dice, resident, skill, target, at));
    return true;
  };
  if (before === TOGETHER) {
    if (dice.chance(0.38 + 0.62 * talent)) {
      reach(ALONE);
      if (dice.chance(0.12)) facts.push(help(dice, resident, skill, 'alone', at));
    } else if (dice.chance(0.7)) facts.push(help(dice, resident, skill, 'with', at));
    return facts;
  }
  reach(0);
  // Nothing is installed for looking out for fraud.
  const isReady =
    skill === SAFETY || stepIn(resident, skill) >= INSTALLED || dice.chance(0.5 + 0.5 * talent);
  if (isReady && skill !== SAFETY) reach(INSTALLED);
  if (!isReady || !dice.chance(0.55 + 0.45 * talent) || !reach(TOGETHER)) return facts;
  // The young need showing only once.
  if (talent > 0.6 && dice.chance(0.42)) reach(ALONE);
  else if (dice.chance(0.35)) facts.push(help(dice, resident, skill, 'with', at));
  return facts;
}

/** Who can do much and learns easily shows it to the neighbours. */
function becomeTeacher(
  dice: Dice,
  resident: DemoResident,
  at: LessonAt,
): VillageProposal | undefined {
  const alone = SKILLS.flatMap((_, skill) => (stepIn(resident, skill) === ALONE ? [skill] : []));
  if (alone.length < 6 || resident.talent < 0.6 || !dice.chance(0.02)) return undefined;
  const skill = dice.find(alone);
  return skill === undefined ? undefined : step(dice, resident, skill, TEACHES, at);
}

export function step(
  dice: Dice,
  resident: DemoResident,
  skill: number,
  reached: number,
  { on, visit, door }: Omit<LessonAt, 'visit'> & { readonly visit?: Id },
): VillageProposal {
  const id = dice.id();
  resident.steps[skill] = reached;
  resident.lastStep = { step: id, skill };
  const body = {
    step: id,
    ...(visit !== undefined && { visit }),
    household: door.id,
    resident: resident.id,
    skill: SKILLS[skill] ?? SKILLS[0],
    reached: STEPS[reached] ?? STEPS[0],
  };
  return { type: 'skill.stepped@1', on, body };
}

export function help(
  dice: Dice,
  resident: DemoResident,
  skill: number,
  how: 'for' | 'with' | 'alone',
  { on, visit, door }: LessonAt,
): VillageProposal {
  const name = SKILLS[skill] ?? SKILLS[0];
  const notes = HELP_NOTES[name] ?? [];
  const note = how === 'for' && dice.chance(0.6) ? dice.find(notes) : undefined;
  if (how === 'for') resident.doneFor = skill;
  const body = {
    help: dice.id(),
    visit,
    household: door.id,
    resident: resident.id,
    skill: name,
    how,
    ...(note !== undefined && { note }),
  };
  return { type: 'help.given@1', on, body };
}

/** Tasks that are done for somebody who will not learn them. */
export const DONE_FOR: readonly [number, ...number[]] = [
  skillIndex('insurance'),
  skillIndex('health-record'),
  skillIndex('public-services'),
  BILLS,
];

/** Skills that a phone's owner has in a village with the full set. */
export const FULL_SET: readonly number[] = [VNEID_1, VNEID_2, skillIndex('health-record'), BANK];
