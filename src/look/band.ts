/**
 * A strip of brocade on a grid of 24 × 24: stepped diamonds between two rows of teeth, a geometry of our own
 * after the woven borders of the highlands. `part` is the class `band-<part>`; stands at most once a page and
 * never behind text.
 */
export function bandShapes(): { part: string; d: string }[] {
  return [
    { part: 'cloth', d: 'M0 0h24v24H0z' },
    { part: 'weft', d: squares(DIAMOND) },
    { part: 'lamp', d: squares(HEART) },
    { part: 'thread', d: squares(TEETH) },
  ];
}

type Square = readonly [x: number, y: number, w: number, h: number];

function squares(cells: readonly Square[]): string {
  return cells.map(([x, y, w, h]) => `M${x} ${y}h${w}v${h}h${-w}z`).join('');
}

const DIAMOND = [
  [10, 4, 4, 2],
  [8, 6, 8, 2],
  [6, 8, 12, 2],
  [4, 10, 16, 4],
  [6, 14, 12, 2],
  [8, 16, 8, 2],
  [10, 18, 4, 2],
] as const;

const HEART = [
  [10, 8, 4, 2],
  [8, 10, 8, 4],
  [10, 14, 4, 2],
  [0, 10, 2, 4],
  [22, 10, 2, 4],
] as const;

const TEETH = [
  [11, 11, 2, 2],
  [0, 2, 4, 2],
  [20, 2, 4, 2],
  [0, 4, 2, 2],
  [22, 4, 2, 2],
  [0, 20, 4, 2],
  [20, 20, 4, 2],
  [0, 18, 2, 2],
  [22, 18, 2, 2],
] as const;
