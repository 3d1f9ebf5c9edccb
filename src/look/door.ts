/** What a household's door shows; the five panes stand for the five basic skills in their fixed order. */
export type DoorFace = {
  readonly panes: readonly boolean[];
  /** Somebody of the household was met at least once. */
  readonly met: boolean;
  /** One person can do all five alone. */
  readonly whole: boolean;
  /** Somebody of the household teaches others. */
  readonly teaches: boolean;
  /** Visits that found nobody home since somebody was last met. */
  readonly away: number;
};

/** `tile` 88 px, `row` 40 px, `dot` 14 px. */
export type DoorSize = 'tile' | 'row' | 'dot';

/** One path of the drawing; `part` is the class `door-<part>` of door.css. */
export type DoorShape = {
  readonly part: string;
  readonly d: string;
  readonly strokeWidth?: number;
};

type Plan = {
  readonly box: string;
  readonly glow: string;
  readonly wall: string;
  readonly roof: string;
  readonly roofWidth: number;
  readonly frame: Box;
  readonly pad: number;
  readonly gutter: number;
  /** Height of the wide pane on top as a share of the whole leaf. */
  readonly transom: number;
  /** Width of the light beside a door ajar. */
  readonly ajar: number;
  /** Drop of the leaf's free edge when ajar. */
  readonly skew: number;
  readonly bar: number;
  /** Whether dark panes carry a bar; at 14 px light against dark says it better. */
  readonly bars: boolean;
  readonly jamb: number;
  readonly goldWidth: number;
  readonly star: string;
  readonly path: string;
  readonly away: Away;
};
type Box = { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
type Away = {
  readonly x: number;
  readonly y: number;
  readonly r: number;
  readonly step: number;
  readonly most: number;
};

const PLANS: Readonly<Record<DoorSize, Plan>> = {
  tile: {
    box: '0 0 64 68',
    glow: 'M-2 38a34 30 0 1 0 68 0a34 30 0 1 0 -68 0Z',
    wall: 'M9 25 32 7 55 25V59H9Z',
    roof: 'M4 28.5 35.5 3.2M60 28.5 28.5 3.2',
    roofWidth: 3.6,
    frame: { x: 19, y: 23, w: 26, h: 36 },
    pad: 2.4,
    gutter: 1.9,
    transom: 0.2,
    ajar: 3,
    skew: 2,
    bar: 1.5,
    bars: true,
    jamb: 2,
    goldWidth: 2.4,
    star: 'M32 12.2 35.2 16.4 32 20.6 28.8 16.4Z',
    path: 'M19 60.5H45L56 68H8Z',
    away: { x: 50.2, y: 54, r: 1.9, step: 6, most: 3 },
  },
  row: {
    box: '0 0 40 40',
    glow: 'M0 23a20 17 0 1 0 40 0a20 17 0 1 0 -40 0Z',
    wall: 'M5 15.5 20 4 35 15.5V35.5H5Z',
    roof: 'M2 17.5 22 2.2M38 17.5 18 2.2',
    roofWidth: 2.4,
    frame: { x: 11, y: 12.5, w: 18, h: 23 },
    pad: 1.6,
    gutter: 1.4,
    transom: 0.2,
    ajar: 2.6,
    skew: 1.2,
    bar: 1.1,
    bars: true,
    jamb: 1.4,
    goldWidth: 1.7,
    star: 'M20 5.4 21.9 7.8 20 10.2 18.1 7.8Z',
    path: 'M11 36.6H29L36 40H4Z',
    away: { x: 32.1, y: 32.4, r: 1.2, step: 4.2, most: 3 },
  },
  dot: {
    box: '0 0 14 14',
    glow: '',
    wall: '',
    roof: '',
    roofWidth: 0,
    frame: { x: 2, y: 0.6, w: 10, h: 11.4 },
    pad: 1,
    gutter: 0.9,
    transom: 0.2,
    ajar: 1.4,
    skew: 0,
    bar: 0.7,
    bars: false,
    jamb: 0.7,
    goldWidth: 1.2,
    star: '',
    path: 'M2 12.6H12L14 14H0Z',
    away: { x: 13.1, y: 6, r: 0.6, step: 2, most: 1 },
  },
};

const n = (value: number): string => String(Math.round(value * 100) / 100);

/** A four-cornered pane on a leaf whose right edge may hang `skew` lower than its left. */
function quad(leaf: Box, skew: number, box: Box): string {
  const drop = (x: number): number => ((x - leaf.x) / leaf.w) * skew;
  const right = box.x + box.w;
  const low = box.y + box.h;
  const corner = (x: number, y: number): string => `${n(x)} ${n(y + drop(x))}`;
  return `M${corner(box.x, box.y)} ${corner(right, box.y)} ${corner(right, low)} ${corner(box.x, low)}Z`;
}

/** The five panes: one wide on top, two and two below. */
function paneBoxes(plan: Plan, leaf: Box): Box[] {
  const { pad, gutter } = plan;
  const w = leaf.w - 2 * pad;
  const half = (w - gutter) / 2;
  const top = (leaf.h - 2 * pad) * plan.transom;
  const rest = (leaf.h - 2 * pad - top - 2 * gutter) / 2;
  const x = leaf.x + pad;
  const y = leaf.y + pad;
  const row = y + top + gutter;
  const low = row + rest + gutter;
  return [
    { x, y, w, h: top },
    { x, y: row, w: half, h: rest },
    { x: x + half + gutter, y: row, w: half, h: rest },
    { x, y: low, w: half, h: rest },
    { x: x + half + gutter, y: low, w: half, h: rest },
  ];
}

/** The shutter of a dark pane: a bar across its middle, so that dark and lit differ in shape as well. */
function barOf(plan: Plan, pane: Box): Box {
  const inset = pane.w * 0.22;
  const y = pane.y + (pane.h - plan.bar) / 2;
  return { x: pane.x + inset, y, w: pane.w - 2 * inset, h: plan.bar };
}

/** Planks and a bolt: a door nobody has opened yet and behind which no light is known. */
function planks(plan: Plan, leaf: Box): string {
  const gap = leaf.w / 3;
  const w = plan.bar * 0.7;
  const upright = (x: number): string =>
    quad(leaf, 0, { x: x - w / 2, y: leaf.y + plan.pad, w, h: leaf.h - 2 * plan.pad });
  const bolt = {
    x: leaf.x + plan.pad,
    y: leaf.y + leaf.h * 0.5,
    w: leaf.w - 2 * plan.pad,
    h: plan.bar * 1.3,
  };
  return upright(leaf.x + gap) + upright(leaf.x + 2 * gap) + quad(leaf, 0, bolt);
}

function awayRings(away: Away, count: number): string {
  let d = '';
  for (let i = 0; i < Math.min(count, away.most); i += 1) {
    d += `M${n(away.x - away.r)} ${n(away.y - i * away.step)}a${away.r} ${away.r} 0 1 0 ${n(2 * away.r)} 0`;
    d += `a${away.r} ${away.r} 0 1 0 ${n(-2 * away.r)} 0Z`;
  }
  return d;
}

function outline(box: Box): string {
  return `M${n(box.x)} ${n(box.y)}h${n(box.w)}v${n(box.h)}h${n(-box.w)}Z`;
}

/** Drawing of one door as a few paths, back to front; at most thirteen, empty ones left out. */
export function doorShapes(face: DoorFace, size: DoorSize): DoorShape[] {
  return paint(PLANS[size], face);
}

function paint(plan: Plan, face: DoorFace): DoorShape[] {
  const { frame } = plan;
  const leaf = face.met ? { ...frame, w: frame.w - plan.ajar } : frame;
  const skew = face.met ? plan.skew : 0;
  const lit = face.panes.filter(Boolean).length;
  const shut = !face.met && lit === 0;
  const panes = { lit: '', off: '', bar: '' };
  if (shut) panes.bar = planks(plan, leaf);
  else {
    const inner = { ...leaf, h: leaf.h - skew };
    paneBoxes(plan, inner).forEach((pane, i) => {
      if (face.panes[i] === true) panes.lit += quad(leaf, skew, pane);
      else {
        panes.off += quad(leaf, skew, pane);
        if (plan.bars) panes.bar += quad(leaf, skew, barOf(plan, pane));
      }
    });
  }
  const gap = { x: leaf.x + leaf.w, y: frame.y, w: plan.ajar, h: frame.h };
  const shapes: DoorShape[] = [
    { part: 'wall', d: plan.wall },
    { part: 'glow', d: lit > 0 ? plan.glow : '' },
    { part: 'path', d: face.teaches ? plan.path : '' },
    { part: 'roof', d: plan.roof, strokeWidth: plan.roofWidth },
    { part: 'jamb', d: outline(frame), strokeWidth: face.whole ? plan.goldWidth * 1.9 : plan.jamb },
    { part: 'gap', d: face.met ? outline(gap) : '' },
    { part: 'leaf', d: quad(leaf, skew, { ...leaf, h: leaf.h - skew }) },
    { part: 'off', d: panes.off },
    { part: 'bar', d: panes.bar },
    { part: 'lit', d: panes.lit },
    { part: 'gold', d: face.whole ? outline(frame) : '', strokeWidth: plan.goldWidth },
    { part: 'star', d: face.whole ? plan.star : '', strokeWidth: plan.jamb * 0.6 },
    { part: 'away', d: awayRings(plan.away, face.away), strokeWidth: plan.bar * 0.9 },
  ];
  return shapes.filter((shape) => shape.d !== '');
}

export function doorViewBox(size: DoorSize): string {
  return PLANS[size].box;
}

export type DoorField = {
  readonly viewBox: string;
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly DoorShape[];
};

const FIELD_STEP = 17;

/**
 * All doors of a village at 14 px as one drawing: at most ten paths however many doors there are,
 * so that 33 villages of 700 doors stand on one page. `columns` doors a row; width and height in px.
 */
export function doorField(faces: readonly DoorFace[], columns: number): DoorField {
  const shapes = doorScatter(faces, (i) => ({
    x: (i % columns) * FIELD_STEP,
    y: Math.floor(i / columns) * FIELD_STEP,
  }));
  const width = Math.min(columns, Math.max(faces.length, 1)) * FIELD_STEP;
  const height = Math.max(1, Math.ceil(faces.length / columns)) * FIELD_STEP;
  return { viewBox: `0 0 ${width} ${height}`, width, height, shapes };
}

/** The same, each door of 14 × 14 with its upper left corner wherever it is said to be. */
export function doorScatter(
  faces: readonly DoorFace[],
  cornerOf: (index: number) => { readonly x: number; readonly y: number },
): DoorShape[] {
  const merged = new Map<string, DoorShape>();
  faces.forEach((face, i) => {
    const { x, y } = cornerOf(i);
    for (const shape of paint(moved(PLANS.dot, x, y), face)) {
      const key = `${shape.part} ${shape.strokeWidth ?? 0}`;
      merged.set(key, { ...shape, d: (merged.get(key)?.d ?? '') + shape.d });
    }
  });
  const all = [...merged.values()];
  return FIELD_ORDER.flatMap((part) => all.filter((shape) => shape.part === part));
}

const FIELD_ORDER = ['path', 'jamb', 'gap', 'leaf', 'off', 'bar', 'lit', 'gold', 'away'];

function moved(plan: Plan, dx: number, dy: number): Plan {
  const { frame, away } = plan;
  return {
    ...plan,
    frame: { ...frame, x: frame.x + dx, y: frame.y + dy },
    path: `M${n(dx + 2)} ${n(dy + 12.6)}h10l2 1.4h-14Z`,
    away: { ...away, x: away.x + dx, y: away.y + dy },
  };
}

/** Light that all doors of a page share, on the house and on the path: offset and class of each stop. */
export const DOOR_LIGHTS = {
  glow: [
    [0, 'door-glow-0'],
    [0.5, 'door-glow-1'],
    [1, 'door-glow-2'],
  ],
  path: [
    [0, 'door-path-0'],
    [1, 'door-path-1'],
  ],
} as const;
