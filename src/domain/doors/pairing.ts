import type { Id } from '#kernel/id.ts';
import type { PairPart, Skill } from '#domain/doors/facts.ts';
import { type Agreed, type PairRow, rowsOf, saidNo } from '#domain/doors/pairs.ts';
import { type DoorsState, hasReached, stepOf, visitsOf } from '#domain/doors/state.ts';
import { standingOn, stuckOf } from '#domain/doors/stuck.ts';
import type { Position } from '#domain/homes/facts.ts';
import type { SkillLadder } from '#domain/ladder.ts';

/** Two neighbours, one skill, whatever number of phones has written it down. */
export type Pairing = {
  /** Those under which it is not ended: all are named to end it. */
  readonly ids: readonly Id[];
  readonly learner: Id;
  readonly teacher: Id;
  readonly skill: Skill;
  /** Absent: still to be asked. */
  readonly learns?: Agreed;
  readonly shows?: Agreed;
};

/** Both have agreed; else one of them is still to be asked. */
export const isAgreed = ({ learns, shows }: Pairing): boolean =>
  learns !== undefined && shows !== undefined;

/** Who is still to be asked. */
export const unasked = ({ learns, shows }: Pairing): PairPart | undefined => {
  if (learns === undefined) return 'learns';
  return shows === undefined ? 'shows' : undefined;
};

/**
 * The pairs of a day. What ends one without anybody saying so is worked out: that either of the two died,
 * left or was erased, that the days they agreed to are over, that it was learnt. Nothing of it is written,
 * so that whoever returns, or is put right, is found as they were.
 */
export function pairingsOn(
  doors: DoorsState,
  rows: Iterable<PairRow>,
  day: number,
  around: Around,
): readonly Pairing[] {
  const groups = new Map<string, PairRow[]>();
  for (const row of rows) {
    const key = `${row.learner} ${row.teacher} ${row.skill}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].flatMap((group) => {
    const pairing = pairingOf(group, day);
    if (pairing === undefined) return [];
    const { learner, teacher, skill } = pairing;
    const isLearnt = hasReached(stepOf(doors, learner, skill, day), 'alone');
    return !isLearnt && around.has(learner) && around.has(teacher) ? [pairing] : [];
  });
}

function pairingOf(rows: readonly PairRow[], day: number): Pairing | undefined {
  const open = rows.filter(({ ended }) => ended === undefined);
  const said = (part: PairPart): Agreed | undefined =>
    open
      .flatMap((row) => row[part] ?? [])
      .filter(({ on, until }) => on <= day && day <= until)
      .reduce<Agreed | undefined>(
        (best, each) => (each.until > (best?.until ?? 0) ? each : best),
        undefined,
      );
  const [learns, shows] = [said('learns'), said('shows')];
  const [first] = open;
  if (first === undefined || (learns === undefined && shows === undefined)) return undefined;
  const { learner, teacher, skill } = first;
  const pairing = { ids: open.map(({ id }) => id), learner, teacher, skill };
  const found = { ...pairing, ...(learns && { learns }), ...(shows && { shows }) };
  const missing = unasked(found);
  // Of two phones one has heard the yes of one, the other the no of the other: it is a no.
  return missing !== undefined && rows.some((row) => saidNo(row, missing)) ? undefined : found;
}

/** The pairs of one person, as who learns or as who shows. */
export const pairingsOf = (
  doors: DoorsState,
  resident: Id,
  day: number,
  around: Around,
): readonly Pairing[] => pairingsOn(doors, rowsOf(doors, resident), day, around);

/** Whoever counts in the village, and where they live; `away` works elsewhere. */
export type Neighbour = {
  readonly id: Id;
  readonly household: Id;
  readonly alley?: string;
  readonly position?: Position;
  readonly away?: boolean;
  /** May not agree for themselves. */
  readonly child?: boolean;
};

/** Everybody who counts in the village on a day, by id: neither gone, nor erased. */
export type Around = ReadonlyMap<Id, Neighbour>;

export type Teacher = {
  readonly id: Id;
  /** Teaches others already; else does it alone for long. */
  readonly teaches: boolean;
  readonly near: 'house' | 'alley' | 'village';
  /** As the crow flies, where both positions are known. */
  readonly metres?: number;
};

/** Whoever does it alone for so long may be asked to show it. */
export const TEACHER_DAYS = 90;

/** Nobody is asked to show things to more neighbours at a time. */
export const TAUGHT_MAX = 3;

type Lesson = { readonly learner: Neighbour; readonly skill: Skill };

/**
 * Who of the village can show a skill to somebody, the easiest to ask first. Nobody who is away, has said
 * no, has turned the team away at the door, or shows it to enough others. A child learns and shows in their
 * own house alone.
 */
export function teachersFor(
  doors: DoorsState,
  around: Around,
  { learner, skill }: Lesson,
  day: number,
): readonly Teacher[] {
  return [...around.values()]
    .flatMap((each): Teacher[] => {
      const teacher = teacherOf(doors, each, { learner, skill }, day);
      const isFree =
        teacher !== undefined && mayBeAsked(doors, around, each, { learner, skill }, day);
      return isFree ? [teacher] : [];
    })
    .sort(
      (left, right) =>
        easeOf(left) - easeOf(right) ||
        Number(right.teaches) - Number(left.teaches) ||
        (left.metres ?? Infinity) - (right.metres ?? Infinity) ||
        (left.id < right.id ? -1 : 1),
    );
}

function teacherOf(
  doors: DoorsState,
  each: Neighbour,
  { learner, skill }: Lesson,
  day: number,
): Teacher | undefined {
  const near = nearOf(learner, each);
  if (each.id === learner.id || each.away === true) return undefined;
  if ((each.child === true || learner.child === true) && near !== 'house') return undefined;
  const stands = standingOn(doors, each.id, skill, day);
  if (stands === undefined || !hasReached(stands.at, 'alone')) return undefined;
  const teaches = stands.at === 'teaches';
  if (!teaches && day - stands.since < TEACHER_DAYS) return undefined;
  const metres = metresBetween(learner.position, each.position);
  return { id: each.id, teaches, near, ...(metres !== undefined && { metres }) };
}

function mayBeAsked(
  doors: DoorsState,
  around: Around,
  teacher: Neighbour,
  { learner, skill }: Lesson,
  day: number,
): boolean {
  const rows = rowsOf(doors, teacher.id);
  const isNo = rows.some(
    (row) =>
      row.teacher === teacher.id &&
      row.skill === skill &&
      // A neighbour's no holds for whoever asks; a learner's for this neighbour alone.
      (saidNo(row, 'shows') || (row.learner === learner.id && saidNo(row, 'learns'))),
  );
  if (isNo || visitsOf(doors, teacher.household, day).at(-1)?.outcome === 'refused') return false;
  const taught = pairingsOn(doors, rows, day, around).filter((each) => each.teacher === teacher.id);
  return (
    taught.length < TAUGHT_MAX &&
    taught.every((each) => each.learner !== learner.id || each.skill !== skill)
  );
}

/**
 * Nobody is easier to ask than who shows it to others in the same house. Where somebody of the house can do
 * it and yet it was not learnt, a neighbour of the alley comes first.
 */
function easeOf({ near, teaches }: Teacher): number {
  if (near === 'house') return teaches ? 0 : 2;
  return near === 'alley' ? 1 : 3;
}

function nearOf(one: Neighbour, other: Neighbour): Teacher['near'] {
  if (one.household === other.household) return 'house';
  return one.alley !== undefined && one.alley === other.alley ? 'alley' : 'village';
}

const METRES_A_UNIT = 11.132;

/** Positions count in ten-thousandths of a degree. */
function metresBetween(one: Position | undefined, other: Position | undefined): number | undefined {
  if (one === undefined || other === undefined) return undefined;
  const east = (other.lng - one.lng) * Math.cos((one.lat / 10_000) * (Math.PI / 180));
  return Math.round(Math.hypot(other.lat - one.lat, east) * METRES_A_UNIT);
}

/** What a pair has to do with a person's next step. */
export type PairNext =
  /** `agreed`: ask how far they have come; `ask`: one of the two is still to be asked. */
  | { readonly kind: 'agreed' | 'ask'; readonly pairing: Pairing }
  | { readonly kind: 'offer'; readonly skill: Skill; readonly teacher: Teacher };

/** The pair in which a person learns; where there is none, a neighbour to ask, but only of who is stuck. */
export function pairNextOf(
  ladder: SkillLadder,
  doors: DoorsState,
  around: Around,
  person: Id,
  day: number,
): PairNext | undefined {
  const learner = around.get(person);
  if (learner === undefined) return undefined;
  const own = pairingsOf(doors, person, day, around).filter((each) => each.learner === person);
  const [pairing] = [...own].sort(
    (left, right) => Number(isAgreed(right)) - Number(isAgreed(left)),
  );
  if (pairing !== undefined) return { kind: isAgreed(pairing) ? 'agreed' : 'ask', pairing };
  const stuck = learner.away === true ? undefined : stuckOf(ladder, doors, learner, day);
  if (stuck === undefined) return undefined;
  const { skill } = stuck;
  const [teacher] = teachersFor(doors, around, { learner, skill }, day);
  return teacher && { kind: 'offer', skill, teacher };
}

/** Why a pair asks for a knock: to hear how far they have come, or to ask who was not asked yet. */
export type PairDue = {
  readonly code: 'pair' | 'pair-ask';
  readonly learner: Id;
  readonly teacher: Id;
  readonly skill: Skill;
};

/** By household, one of each kind. */
export function pairDues(
  doors: DoorsState,
  around: Around,
  day: number,
): ReadonlyMap<Id, readonly PairDue[]> {
  const dues = new Map<Id, PairDue[]>();
  for (const pairing of pairingsOn(doors, doors.pairs.values(), day, around)) {
    const { learner, teacher, skill } = pairing;
    const code = isAgreed(pairing) ? 'pair' : 'pair-ask';
    const whom = unasked(pairing) === 'shows' ? teacher : learner;
    const household = around.get(whom)?.household ?? '';
    const known = dues.get(household) ?? [];
    if (known.some((each) => each.code === code)) continue;
    dues.set(household, [...known, { code, learner, teacher, skill }]);
  }
  return dues;
}
