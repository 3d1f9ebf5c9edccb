import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const here = import.meta.dirname;
const tokens = readFileSync(join(here, 'tokens.css'), 'utf8');

/** Colours of the block that begins with this selector. */
function block(selector: string): Map<string, string> {
  const from = tokens.indexOf(`${selector} {`);
  const body = tokens.slice(from, tokens.indexOf('}', from));
  return new Map(
    [...body.matchAll(/--([\w-]+):\s*([^;]+);/gu)].map((hit) => [hit[1] ?? '', hit[2] ?? '']),
  );
}

const light = block(':root');
const dark = block(":root[data-theme='dark']");
const THEMES = [
  ['light', light],
  ['dark', dark],
] as const;

/** Relative luminance of WCAG 2.2 for "#rrggbb". */
function luminance(hex: string): number {
  if (!/^#[0-9a-f]{6}$/iu.test(hex)) throw new Error(`not a plain colour: ${hex}`);
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(theme: Map<string, string>, one: string, other: string): number {
  const [a, b] = [one, other].map((name) => luminance(theme.get(name) ?? name));
  const [high, low] = [Math.max(a ?? 0, b ?? 0), Math.min(a ?? 0, b ?? 0)];
  return (high + 0.05) / (low + 0.05);
}

const TEXT = [
  [
    'ink',
    [
      'ground',
      'surface',
      'sunken',
      'sky',
      'sky-low',
      'indigo-wash',
      'lamp-wash',
      'leaf-wash',
      'brick-wash',
    ],
  ],
  ['ink-soft', ['ground', 'surface', 'sunken', 'indigo-wash']],
  ['indigo', ['ground', 'surface', 'sunken', 'indigo-wash', 'brick-wash']],
  ['leaf', ['ground', 'surface', 'leaf-wash']],
  ['brick', ['ground', 'surface', 'brick-wash']],
  ['on-indigo', ['indigo', 'indigo-press']],
  ['on-brick', ['brick']],
] as const;

const SHAPES = [
  ['line', ['ground', 'surface']],
  ['indigo', ['ground', 'surface', 'sunken']],
  ['brick', ['ground', 'surface', 'brick-wash']],
  ['focus', ['ground', 'surface', 'indigo-wash']],
  ['stair-edge', ['ground', 'surface']],
  ['pane-lit', ['pane-off', 'door', 'jamb']],
  ['pane-bar', ['pane-off', 'door']],
  ['gap', ['jamb', 'door']],
  ['gold', ['jamb', 'door']],
  ['away', ['house', 'sky']],
] as const;

test.each(THEMES)(
  'text stands at 7 to 1 and what carries meaning at 3 to 1 (%s)',
  (_name, theme) => {
    const weak = (pairs: typeof TEXT | typeof SHAPES, least: number): string[] =>
      pairs.flatMap(([front, backs]) =>
        backs
          .filter((back) => contrast(theme, front, back) < least)
          .map((back) => `${front} on ${back}: ${contrast(theme, front, back).toFixed(2)}`),
      );
    expect(weak(TEXT, 7)).toEqual([]);
    expect(weak(SHAPES, 3)).toEqual([]);
  },
);

test('lamp yellow is never the colour of text, and all styles are small', () => {
  const folders = [here, join(here, '..', 'pwa', 'ui')];
  const styles = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.css'))
      .map((file) => readFileSync(join(folder, file), 'utf8')),
  );
  expect(styles.length).toBeGreaterThan(5);
  expect(styles.join('').match(/[^-]color:\s*var\(--(lamp|gold|pane-lit)\)/gu)).toBeNull();
  expect(gzipSync(styles.join('\n'), { level: 9 }).length).toBeLessThan(12_000);
});

test('both dark blocks and the light one name the same colours', () => {
  expect(dark.size).toBeGreaterThan(30);
  expect([...block(":root:not([data-theme='light'])")]).toEqual([...dark]);
  expect([...light.keys()].sort()).toEqual([...dark.keys()].sort());
});
