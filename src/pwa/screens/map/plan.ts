import type { Position } from '#domain/homes/facts.ts';
import {
  metresBetween,
  middlePosition,
  REACH_OF_FEW_M,
  reachOf,
  type Offset,
  spotOf,
} from '#domain/position.ts';

/** A door as the plan needs it, in the order of the wall. */
export type Sited = {
  readonly alley: string;
  readonly position?: Position | undefined;
};

export type Box = {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
};

/**
 * Where a door stands on the plan: by its own position; by alley and number alone; or its position is so far
 * off that it cannot be believed, and it stands by alley and number, too.
 */
export type Standing = 'known' | 'unknown' | 'astray';

export type Plan = {
  /** Where 0, 0 lies; undefined while no house of the village has a position. */
  readonly origin: Position | undefined;
  /** Beyond this many metres from the middle a position is not believed without a word. */
  readonly reachM: number;
  readonly spots: readonly Offset[];
  readonly standings: readonly Standing[];
  /** Doors between which one walks, as indices; `isAlley`: both in the same alley. */
  readonly links: readonly Link[];
  /** Alleys with the doors that stand by their own position. */
  readonly alleys: readonly Group[];
  /** Rows of doors that stand by alley and number, and the ground they stand on. */
  readonly rows: readonly Group[];
  readonly rowsBox: Box | undefined;
  readonly box: Box;
};
export type Link = { readonly from: number; readonly to: number; readonly isAlley: boolean };
export type Group = { readonly name: string; readonly doors: readonly number[] };

const PATH_LONGEST_M = 600;
/** A path between two alleys stands for more than one within. */
const ACROSS = 2.5;
const ROW_STEP_M = 14;
const ROW_COLUMNS = 12;
/** Names of alleys stand between the lines. */
const ROW_LINE = 1.6;

export function makePlan(doors: readonly Sited[]): Plan {
  const positions = doors.flatMap(({ position }) => (position === undefined ? [] : [position]));
  const origin = middlePosition(positions);
  const reachM = origin === undefined ? REACH_OF_FEW_M : reachOf(origin, positions);
  const standings = doors.map(({ position }): Standing => {
    if (position === undefined || origin === undefined) return 'unknown';
    return metresBetween(origin, position) > reachM ? 'astray' : 'known';
  });
  const spots: Offset[] = doors.map(({ position }) =>
    position === undefined || origin === undefined ? { x: 0, y: 0 } : spotOf(origin, position),
  );
  const known = indices(standings, (standing) => standing === 'known');
  const knownBox = boxOf(known.map((door) => spots[door] ?? { x: 0, y: 0 }));
  const rows = groupsOf(
    doors,
    indices(standings, (standing) => standing !== 'known'),
  );
  const rowsBox = layRows(rows, knownBox, spots);
  return {
    origin,
    reachM,
    spots,
    standings,
    links: linksOf(doors, known, spots),
    alleys: groupsOf(doors, known).filter(({ name }) => name !== ''),
    rows,
    rowsBox,
    box: joined(knownBox, rowsBox),
  };
}

const indices = <T>(items: readonly T[], is: (item: T) => boolean): number[] =>
  items.flatMap((item, i) => (is(item) ? [i] : []));

function groupsOf(doors: readonly Sited[], members: readonly number[]): readonly Group[] {
  const groups = new Map<string, number[]>();
  for (const door of members) {
    const name = doors[door]?.alley ?? '';
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [door]);
    else group.push(door);
  }
  return Array.from(groups, ([name, each]) => ({ name, doors: each }));
}

/** The least box around all points. */
export function boxOf(spots: readonly Offset[]): Box | undefined {
  if (spots.length === 0) return undefined;
  let [left, top, right, low] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of spots) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    low = Math.max(low, y);
  }
  return { x: left, y: top, w: right - left, h: low - top };
}

/** Doors without a position: below the others, alley after alley, in the order of their numbers. */
function layRows(rows: readonly Group[], above: Box | undefined, spots: Offset[]): Box | undefined {
  if (rows.length === 0) return undefined;
  const step = Math.max(ROW_STEP_M, Math.max(above?.w ?? 0, above?.h ?? 0) / ROW_COLUMNS);
  const left = above === undefined ? 0 : above.x + above.w / 2 - (step * (ROW_COLUMNS - 1)) / 2;
  const top = above === undefined ? 0 : above.y + above.h + 4 * step;
  let [column, line, widest] = [0, 0, 0];
  for (const { doors } of rows) {
    // An empty place between two alleys.
    if (column > 0) column += 1;
    for (const door of doors) {
      if (column >= ROW_COLUMNS) [column, line] = [0, line + 1];
      spots[door] = { x: left + column * step, y: top + line * ROW_LINE * step };
      widest = Math.max(widest, column);
      column += 1;
    }
  }
  return {
    x: left - step,
    y: top - ROW_LINE * step,
    w: (widest + 2) * step,
    h: (line + 1) * ROW_LINE * step + step,
  };
}

const joined = (one: Box | undefined, other: Box | undefined): Box =>
  boxOf([one, other].flatMap((box) => (box === undefined ? [] : cornersOf(box)))) ?? NO_BOX;

const cornersOf = ({ x, y, w, h }: Box): readonly Offset[] => [
  { x, y },
  { x: x + w, y: y + h },
];
const NO_BOX: Box = { x: 0, y: 0, w: 0, h: 0 };

/**
 * Every door linked to the nearest one already linked, rather within its alley than across: the ways that
 * neighbours are likely to walk (Prim's tree; nobody has drawn the roads).
 */
function linksOf(
  doors: readonly Sited[],
  known: readonly number[],
  spots: readonly Offset[],
): readonly Link[] {
  const [first, ...others] = known;
  if (first === undefined) return [];
  const best = new Map(others.map((door) => [door, { cost: Infinity, from: first }]));
  const links: Link[] = [];
  for (let at = first; best.size > 0;) {
    let next = { door: at, cost: Infinity, from: at };
    for (const [door, reached] of best) {
      const isSame = isSameAlley(doors, at, door);
      const cost = metres(spots, at, door) * (isSame ? 1 : ACROSS);
      const nearer = cost < reached.cost ? { cost, from: at } : reached;
      best.set(door, nearer);
      if (nearer.cost < next.cost) next = { door, ...nearer };
    }
    best.delete(next.door);
    at = next.door;
    if (metres(spots, next.from, at) <= PATH_LONGEST_M) {
      links.push({ from: next.from, to: at, isAlley: isSameAlley(doors, next.from, at) });
    }
  }
  return links;
}

const isSameAlley = (doors: readonly Sited[], one: number, other: number): boolean => {
  const name = doors[one]?.alley ?? '';
  return name !== '' && name === doors[other]?.alley;
};

function metres(spots: readonly Offset[], one: number, other: number): number {
  const [left, right] = [spots[one], spots[other]];
  return left && right ? Math.hypot(left.x - right.x, left.y - right.y) : Infinity;
}
