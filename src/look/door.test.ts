import fc from 'fast-check';
import { expect, test } from 'vitest';
import { doorField, doorShapes, doorViewBox } from './door.ts';
import type { DoorFace, DoorSize } from './door.ts';

const SIZES: readonly DoorSize[] = ['tile', 'row', 'dot'];
const shut: DoorFace = {
  panes: [false, false, false, false, false],
  met: false,
  whole: false,
  teaches: false,
  away: 0,
};

const faces = fc.record({
  panes: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
  met: fc.boolean(),
  whole: fc.boolean(),
  teaches: fc.boolean(),
  away: fc.nat(3),
});

const parts = (face: DoorFace, size: DoorSize): string[] =>
  doorShapes(face, size).map((shape) => shape.part);
const subpaths = (face: DoorFace, size: DoorSize, part: string): number =>
  (
    doorShapes(face, size)
      .find((shape) => shape.part === part)
      ?.d.match(/M/gu) ?? []
  ).length;

test.each(SIZES)(
  'every pane, ajar, gold frame, light on the path and absence can be told apart (%s)',
  (size) => {
    fc.assert(
      fc.property(faces, (face) => {
        const lit = face.panes.filter(Boolean).length;
        const named = parts(face, size);
        expect(subpaths(face, size, 'lit')).toBe(lit);
        expect(subpaths(face, size, 'off')).toBe(lit === 0 && !face.met ? 0 : 5 - lit);
        expect(named.includes('gap')).toBe(face.met);
        expect(named.includes('gold')).toBe(face.whole);
        expect(named.includes('path')).toBe(face.teaches);
        expect(named.includes('away')).toBe(face.away > 0);
        expect(doorShapes(face, size).every((shape) => !shape.d.includes('NaN'))).toBe(true);
      }),
    );
  },
);

test('two different doors are never drawn alike on a tile, up to three absences', () => {
  fc.assert(
    fc.property(faces, faces, (one, other) => {
      const same = JSON.stringify(one) === JSON.stringify(other);
      const alike =
        JSON.stringify(doorShapes(one, 'tile')) === JSON.stringify(doorShapes(other, 'tile'));
      expect(alike).toBe(same);
    }),
  );
});

test('a closed door shows planks and no panes', () => {
  for (const size of SIZES) {
    expect(parts(shut, size)).not.toContain('off');
    expect(parts(shut, size)).toContain('bar');
    expect(doorViewBox(size)).toMatch(/^0 0 \d+ \d+$/u);
  }
});

test('a village of any size is at most ten paths and holds every lit pane', () => {
  fc.assert(
    fc.property(
      fc.array(faces, { maxLength: 80 }),
      fc.integer({ min: 1, max: 40 }),
      (village, columns) => {
        const field = doorField(village, columns);
        const lit = village.flatMap((face) => face.panes).filter(Boolean).length;
        const drawn = field.shapes.find((shape) => shape.part === 'lit')?.d.match(/M/gu) ?? [];
        expect(drawn.length).toBe(lit);
        expect(field.shapes.length).toBeLessThanOrEqual(10);
        expect(field.height).toBe(17 * Math.max(1, Math.ceil(village.length / columns)));
      },
    ),
    { numRuns: 60 },
  );
});
