import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Position } from '#domain/homes/facts.ts';
import { metresBetween, positionOf, spotOf } from '#domain/position.ts';
import { makePlan, type Sited } from './plan.ts';
import {
  doorsAt,
  fit,
  glyphOf,
  hullOf,
  settle,
  type Size,
  toPlan,
  toWindow,
  zoomed,
} from './view.ts';

const MIDDLE: Position = { lat: 213_456, lng: 1_069_876 };
const at = (north: number, east: number, alley = 'Xóm Trong'): Sited => ({
  alley,
  position: { lat: MIDDLE.lat + north, lng: MIDDLE.lng + east },
});
const nowhere = (alley: string): Sited => ({ alley });
const WINDOW: Size = { w: 360, h: 320 };

describe('a plan', () => {
  test('of no door, of one, and of doors without a position is a plan all the same', () => {
    expect(makePlan([])).toMatchObject({ spots: [], box: { w: 0, h: 0 } });
    expect(makePlan([at(0, 0)])).toMatchObject({ standings: ['known'], links: [] });
    const blind = makePlan([nowhere('A'), nowhere('A'), nowhere('B'), nowhere('')]);
    expect(blind.origin).toBeUndefined();
    expect(blind.rows.map(({ doors }) => doors)).toEqual([[0, 1], [2], [3]]);
    expect(new Set(blind.spots.map(({ x, y }) => `${x} ${y}`)).size).toBe(4);
  });

  test('stands true to scale, north above', () => {
    const { spots } = makePlan([at(0, 0), at(100, 0), at(-50, 0), at(0, 100), at(0, -100)]);
    expect(spots[1]?.y).toBeCloseTo(-1_113, 0);
    expect(spots[3]?.x).toBeCloseTo(1_113 * Math.cos((21.3456 / 180) * Math.PI), 0);
  });

  test('does not believe a position kilometres off, and says so of that door alone', () => {
    const near = Array.from({ length: 20 }, (_, i) => at(i * 4, i * 3));
    const plan = makePlan([...near, at(3_000, 3_000), nowhere('Xóm Trong')]);
    expect(plan.standings.slice(0, 20).every((each) => each === 'known')).toBe(true);
    expect(plan.standings.slice(20)).toEqual(['astray', 'unknown']);
    expect(plan.rows.map(({ doors }) => doors)).toEqual([[20, 21]]);
    expect(plan.box.w).toBeLessThan(3_000);
  });

  test('of a village two kilometres long keeps every door', () => {
    const long = Array.from({ length: 50 }, (_, i) => at(i * 4, 0));
    expect(makePlan(long).standings.every((each) => each === 'known')).toBe(true);
  });

  test('links every door once, rather within its alley than across', () => {
    const doors = [0, 1, 2, 3, 4].flatMap((i) => [at(i * 6, 0, 'A'), at(i * 6, 4, 'B')]);
    const { links } = makePlan(doors);
    expect(links).toHaveLength(doors.length - 1);
    expect(links.filter(({ isAlley }) => !isAlley)).toHaveLength(1);
  });

  test('a point of the plan goes back to the position it came from', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -300, max: 300 }),
        fc.integer({ min: -300, max: 300 }),
        (north, east) => {
          const position = { lat: MIDDLE.lat + north, lng: MIDDLE.lng + east };
          expect(positionOf(MIDDLE, spotOf(MIDDLE, position))).toEqual(position);
        },
      ),
    );
    expect(metresBetween(MIDDLE, { ...MIDDLE, lat: MIDDLE.lat + 1 })).toBeCloseTo(11.1, 1);
  });
});

describe('what is seen of it', () => {
  const crowd = Array.from({ length: 300 }, () => at(0, 0));
  const spread = Array.from({ length: 300 }, (_, i) => at((i * 37) % 180, (i * 53) % 180));

  test.each([
    ['300 doors on one spot', crowd],
    ['300 doors over two kilometres', spread],
    ['one door', [at(0, 0)]],
  ])('%s: none covers another, all are in the window', (_, doors) => {
    const plan = makePlan(doors);
    const view = fit(plan.box, WINDOW, plan.spots.length);
    const glyph = glyphOf(view);
    const places = settle(plan.spots, view, WINDOW, glyph);
    for (const [i, one] of places.entries()) {
      const over = places.some(
        (other, k) =>
          k !== i && Math.abs(one.x - other.x) < glyph && Math.abs(one.y - other.y) < glyph,
      );
      expect(over).toBe(false);
    }
    const isIn = places.filter(({ x, y }) => x > 0 && y > 0 && x < WINDOW.w && y < WINDOW.h);
    expect(isIn.length).toBeGreaterThan(places.length * 0.9);
  });

  test('a door alone stands at its own place, and a finger finds it', () => {
    const plan = makePlan([at(0, 0), at(20, 20)]);
    const view = fit(plan.box, WINDOW, plan.spots.length);
    const places = settle(plan.spots, view, WINDOW, glyphOf(view));
    const own = toWindow(view, WINDOW, plan.spots[1] ?? { x: 0, y: 0 });
    expect(places[1]).toEqual(own);
    expect(doorsAt(places, { x: own.x + 5, y: own.y }, 22)[0]).toBe(1);
  });

  test('zooming leaves the plan under the finger where it was', () => {
    const view = { x: 10, y: -20, scale: 0.5 };
    const finger = { x: 70, y: 250 };
    const before = toPlan(view, WINDOW, finger);
    const after = toPlan(zoomed(view, WINDOW, 1.7, finger), WINDOW, finger);
    expect(after.x).toBeCloseTo(before.x);
    expect(after.y).toBeCloseTo(before.y);
  });

  test('the ground of an alley goes around all its doors', () => {
    const square = [0, 10].flatMap((x) => [0, 10].map((y) => ({ x, y })));
    expect(hullOf([...square, { x: 5, y: 5 }])).toHaveLength(4);
    expect(hullOf([{ x: 1, y: 1 }])).toEqual([{ x: 1, y: 1 }]);
  });
});
