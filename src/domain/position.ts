import type { Position } from '#domain/homes/facts.ts';

/** Metres east and south of somewhere. */
export type Offset = { readonly x: number; readonly y: number };

/** Metres of a 1e-4 degree northwards. */
const UNIT_M = 11.132;
const FEW = 4;
export const REACH_OF_FEW_M = 5_000;
const REACH_LEAST_M = 1_500;

/** The median of each degree: a position kilometres off does not move it. */
export function middlePosition(positions: readonly Position[]): Position | undefined {
  if (positions.length === 0) return undefined;
  const half = Math.floor(positions.length / 2);
  const median = (values: readonly number[]): number =>
    [...values].sort((left, right) => left - right)[half] ?? 0;
  return {
    lat: median(positions.map((each) => each.lat)),
    lng: median(positions.map((e) => e.lng)),
  };
}

/**
 * How far a village reaches, by four fifths of its houses: a position further off was written down elsewhere.
 */
export function reachOf(origin: Position, positions: readonly Position[]): number {
  if (positions.length < FEW) return REACH_OF_FEW_M;
  const distances = positions
    .map((position) => metresBetween(origin, position))
    .sort((left, right) => left - right);
  return Math.max(REACH_LEAST_M, 3 * (distances[Math.floor(distances.length * 0.8)] ?? 0));
}

const eastOf = ({ lat }: Position): number => UNIT_M * Math.cos((lat / 10_000 / 180) * Math.PI);

export const spotOf = (origin: Position, position: Position): Offset => ({
  x: (position.lng - origin.lng) * eastOf(origin),
  y: (origin.lat - position.lat) * UNIT_M,
});

/** The position of a point of the plan, as finely as positions are kept. */
export const positionOf = (origin: Position, { x, y }: Offset): Position => ({
  lat: Math.round(origin.lat - y / UNIT_M),
  lng: Math.round(origin.lng + x / eastOf(origin)),
});

export function metresBetween(left: Position, right: Position): number {
  const { x, y } = spotOf(left, right);
  return Math.hypot(x, y);
}
