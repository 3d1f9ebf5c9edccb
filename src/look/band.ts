/**
 * A strip of brocade, drawn on a grid of 24 × 24: stepped diamonds between two rows of teeth, a geometry of our own
 * after the woven borders of the highlands. Stands at most once a page and never behind text.
 */
export function bandSvg(): string {
  const cells = (
    part: number,
    squares: readonly (readonly [number, number, number, number])[],
  ): string =>
    `<path class="band-${part}" d="${squares.map(([x, y, w, h]) => `M${x} ${y}h${w}v${h}h${-w}z`).join('')}"/>`;
  return (
    '<svg class="band" aria-hidden="true"><pattern id="band" width="24" height="24" patternUnits="userSpaceOnUse">' +
    cells(0, [[0, 0, 24, 24]]) +
    cells(2, DIAMOND) +
    cells(1, HEART) +
    cells(3, TEETH) +
    '</pattern><rect width="100%" height="24" fill="url(#band)"/></svg>'
  );
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
