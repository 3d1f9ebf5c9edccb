import type { Offset } from '#domain/position.ts';
import type { Box } from './plan.ts';

/** What of the plan is seen: the point in the middle of the window, and pixels a metre. */
export type View = { readonly x: number; readonly y: number; readonly scale: number };
export type Size = { readonly w: number; readonly h: number };

const CLOSEST = 6;
const WIDEST = 0.01;
/** Nothing is shown larger at first than a door of a small village needs. */
const FIT_LARGEST = 2;
const CROWD = 2.5;
/** Left free at each side; names stand over the upper edge, controls over the lower one. */
const SIDE_PX = 28;
const HEAD_PX = 48;
const FOOT_PX = 84;

/** The whole box, with doors small enough for all of them to find room, even from one spot. */
export function fit(box: Box, { w, h }: Size, doors: number): View {
  const across = (w - 2 * SIDE_PX) / Math.max(box.w, 1);
  const down = (h - HEAD_PX - FOOT_PX) / Math.max(box.h, 1);
  const roomPx = Math.sqrt((w * h) / (CROWD * Math.max(doors, 1)));
  const scale = clampScale(Math.min(across, down, FIT_LARGEST, roomPx / DOOR_M));
  return { x: box.x + box.w / 2, y: box.y + box.h / 2 + (FOOT_PX - HEAD_PX) / 2 / scale, scale };
}

const clampScale = (scale: number): number => Math.min(CLOSEST, Math.max(WIDEST, scale));

export const toWindow = ({ x, y, scale }: View, { w, h }: Size, spot: Offset): Offset => ({
  x: (spot.x - x) * scale + w / 2,
  y: (spot.y - y) * scale + h / 2,
});

export const toPlan = ({ x, y, scale }: View, { w, h }: Size, at: Offset): Offset => ({
  x: (at.x - w / 2) / scale + x,
  y: (at.y - h / 2) / scale + y,
});

/** Another scale, while the plan stays where it is under one point of the window. */
export function zoomed(view: View, size: Size, factor: number, at: Offset): View {
  const scale = clampScale(view.scale * factor);
  const under = toPlan(view, size, at);
  return {
    x: under.x - (at.x - size.w / 2) / scale,
    y: under.y - (at.y - size.h / 2) / scale,
    scale,
  };
}

export const moved = (view: View, dx: number, dy: number): View => ({
  ...view,
  x: view.x - dx / view.scale,
  y: view.y - dy / view.scale,
});

const GLYPH_LEAST = 11;
const GLYPH_MOST = 34;
const DOOR_M = 16;

/** Pixels of a door: as wide as a house while there is room, never too small to be told from others. */
export const glyphOf = ({ scale }: View): number =>
  Math.min(GLYPH_MOST, Math.max(GLYPH_LEAST, DOOR_M * scale));

/** Whether most doors find room at their own place: between doors that had to part, paths say nothing. */
export const isRoomy = (view: View): boolean => glyphOf(view) < 2.2 * DOOR_M * view.scale;

/**
 * Places in the window at which no door covers another: each at its own place, or at the nearest free one.
 * Positions are kept to 11 m, so that neighbours often share one; nearer to, they part by themselves.
 */
export function settle(spots: readonly Offset[], view: View, size: Size, glyph: number): Offset[] {
  const taken = new Map<string, Offset[]>();
  const tried = new Map<string, number>();
  const cellOf = (at: Offset): string => `${Math.floor(at.x / glyph)}.${Math.floor(at.y / glyph)}`;
  const isFree = (at: Offset): boolean => {
    for (let dx = -1; dx <= 1; dx += 1) {
      for (let dy = -1; dy <= 1; dy += 1) {
        const near = taken.get(cellOf({ x: at.x + dx * glyph, y: at.y + dy * glyph })) ?? [];
        if (near.some((each) => isOver(each, at, glyph))) return false;
      }
    }
    return true;
  };
  const take = (at: Offset): Offset => {
    const cell = cellOf(at);
    taken.set(cell, [...(taken.get(cell) ?? []), at]);
    return at;
  };
  return spots.map((spot) => {
    const own = toWindow(view, size, spot);
    const cell = cellOf(own);
    // Where many share a place, those before have filled the inner rings.
    let ring = tried.get(cell) ?? 0;
    let free = ringAround(own, ring, glyph).find(isFree);
    while (free === undefined) {
      ring += 1;
      free = ringAround(own, ring, glyph).find(isFree);
    }
    tried.set(cell, ring);
    return take(free);
  });
}

const isOver = (one: Offset, other: Offset, glyph: number): boolean =>
  Math.abs(one.x - other.x) < glyph && Math.abs(one.y - other.y) < glyph;

function ringAround({ x, y }: Offset, ring: number, step: number): readonly Offset[] {
  if (ring === 0) return [{ x, y }];
  const count = 8 * ring;
  return Array.from({ length: count }, (_, i) => {
    const turn = (2 * Math.PI * i) / count;
    return { x: x + ring * step * Math.cos(turn), y: y + ring * step * Math.sin(turn) };
  });
}

/** The doors that a finger at a point of the window may mean, nearest first. */
export function doorsAt(
  places: readonly Offset[],
  at: Offset,
  withinPx: number,
): readonly number[] {
  return places
    .map((place, door) => ({ door, px: Math.hypot(place.x - at.x, place.y - at.y) }))
    .filter(({ px }) => px <= withinPx)
    .sort((left, right) => left.px - right.px)
    .map(({ door }) => door);
}

/** The corner points around all places, in order (Andrew's monotone chain). */
export function hullOf(places: readonly Offset[]): readonly Offset[] {
  const sorted = [...places].sort((left, right) => left.x - right.x || left.y - right.y);
  if (sorted.length < 3) return sorted;
  return [...half(sorted), ...half([...sorted].reverse())];
}

function half(sorted: readonly Offset[]): readonly Offset[] {
  const line: Offset[] = [];
  for (const spot of sorted) {
    for (;;) {
      const [before, last] = [line.at(-2), line.at(-1)];
      if (before === undefined || last === undefined || turn(before, last, spot) > 0) break;
      line.pop();
    }
    line.push(spot);
  }
  line.pop();
  return line;
}

const turn = (a: Offset, b: Offset, c: Offset): number =>
  (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);

/** A round number of metres whose bar is about this long. */
export function barOf(
  { scale }: View,
  aboutPx: number,
): { readonly m: number; readonly px: number } {
  const most = aboutPx / scale;
  const power = 10 ** Math.floor(Math.log10(most));
  const m = ([5, 2, 1].find((each) => each * power <= most) ?? 1) * power;
  return { m, px: m * scale };
}
