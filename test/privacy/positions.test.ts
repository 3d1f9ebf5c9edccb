import * as v from 'valibot';
import { expect, test } from 'vitest';
import { canonicalText } from '#kernel/canonical.ts';
import { ACTIVITIES } from '#book/activity.ts';
import { FIELD_USES } from '#domain/fields.ts';
import { HOME_FACTS } from '#domain/homes/facts.ts';

const added = (position: unknown) =>
  v.safeParse(HOME_FACTS['household.added@1'], { household: 'household1', position }).success;

test('a position finer than about 11 m is no position', () => {
  expect(added({ lat: 213_377, lng: 1_068_599 })).toBe(true);
  for (const lat of [21.3377, 213_377.4, 2_133_774, '213377']) {
    expect(added({ lat, lng: 1_068_599 }), String(lat)).toBe(false);
  }
  expect(added({ lat: 213_377, lng: 1_068_599, accuracy: 3 })).toBe(false);
  const change = { field: 'position', to: { lat: 213_377.4, lng: 1_068_599 } };
  const changed = { household: 'household1', change };
  expect(v.safeParse(HOME_FACTS['household.changed@1'], changed).success).toBe(false);
});

test('nothing but a house has one', () => {
  const fields = ACTIVITIES.flatMap((activity) =>
    Object.entries(FIELD_USES[activity]).flatMap(([type, names]) =>
      Object.keys(names).map((name) => `${type} ${name}`),
    ),
  );
  const positions = fields.filter((name) => /position|lat$|lng$|coordinate|gps/iu.test(name));
  expect(positions).toEqual(['household.added@1 position', 'household.changed@1 change.position']);
  expect(canonicalText({ lat: 213_377 })).not.toContain('.');
});
