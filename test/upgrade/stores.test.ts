// A home's store outlives the versions of its program.

import { describe, expect, test } from 'vitest';
import { countsIn, expectKept } from './kept-home.ts';
import { createStage, statesOf, TODAY } from './stage.ts';
import { readHome, unsaid, VERSIONS } from './versions.ts';

const stage = createStage();

test('there are released versions to hold today’s code to', () => {
  expect(VERSIONS.slice(0, 2)).toEqual(['0.1.0', '0.2.0']);
});

describe.each(VERSIONS)('a store of %s', (version) => {
  const kept = readHome(version);

  test('holds every verdict, a checkpoint and several streams', () => {
    const states = Object.values(kept.states);
    expect(states.some((state) => Object.keys(state['held'] ?? {}).length > 0)).toBe(true);
    expect(states.some((state) => Object.keys(state['questions'] ?? {}).length > 0)).toBe(true);
    const counts = countsIn(kept.verify.line);
    expect(Math.min(counts['refused'] ?? 0, counts['checkpoints'] ?? 0)).toBeGreaterThan(0);
    expect(counts['streams']).toBeGreaterThan(3);
  });

  test('gives its own code what was written down', async () => {
    const { home } = await stage.openKept(version, version);
    expect(home.protocol).toBe(kept.protocol);
    expect(await home.heads()).toEqual(kept.heads);
    expect(await statesOf(home)).toEqual(kept.states);
    expect(await home.verify()).toEqual(kept.verify);
  });

  test('opens today, verifies, and gives the same heads and states', async () => {
    const { home } = await stage.openKept(version, TODAY);
    const founded = await expectKept(home, kept);
    if (version === '0.1.0') expect(founded).toBeGreaterThan(0);
  });

  test('is written on, closed and opened again today', async () => {
    const { home, time, folder } = await stage.openKept(version, TODAY);
    const { household, village } = kept.places;
    const body = { visit: home.newId(), household, outcome: 'met' };
    const on = Math.floor(kept.now / 86_400);
    const doors = home.findBook('doors', village);
    const [said] = await home.record(doors, [{ type: 'door.visited@1', on, body }]);
    expect(said?.verdict).toBe('ok');
    await home.close();
    const again = await stage.openHome(TODAY, folder, time);
    expect(await again.origins(doors)).toHaveLength(kept.origins.length + 1);
    expect((await again.verify()).defects).toEqual([]);
  });
});

test('what is gone or another is found', () => {
  expect(unsaid({ a: { b: 1 } }, { a: { b: 1, c: 2 }, d: 3 })).toEqual([]);
  expect(unsaid({ a: { b: 1 } }, { a: { b: 2 } })).toEqual(['/a/b: 2']);
  expect(unsaid({ a: { b: [1] } }, { a: {} })).toEqual(['/a/b: undefined']);
  expect(unsaid({ a: {} }, {})).toEqual(['/a: gone']);
});
