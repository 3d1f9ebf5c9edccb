// docs/privacy/fields.md is true: `npx vitest run test/privacy/fields.test.ts -u` writes it anew.

import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ACTIVITIES } from '#book/activity.ts';
import { FIELD_USES } from '#domain/fields.ts';
import { REGISTER } from '#domain/register.ts';
import { fieldsDocument } from './document.ts';

const FILE = join(import.meta.dirname, '..', '..', 'docs', 'privacy', 'fields.md');

/** What of a schema these tests look at. */
type Schema = {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly options?: readonly Schema[];
  readonly literal?: unknown;
};

/** The fields of a body; of an edit by the field that is changed. */
const fieldsOf = ({ entries = {} }: Schema): readonly string[] =>
  Object.entries(entries).flatMap(([name, schema]) =>
    schema.type === 'variant'
      ? (schema.options ?? []).map(({ entries: of }) => `${name}.${String(of?.['field']?.literal)}`)
      : [name],
  );

/** By fact type, as the schemas have them. */
const schemaFields = (activity: (typeof ACTIVITIES)[number]) =>
  Object.entries(REGISTER[activity].facts).map(
    ([type, schema]) => [type, fieldsOf(schema as unknown as Schema)] as const, // as valibot builds them
  );

describe.each(ACTIVITIES)('every field of %s', (activity) => {
  test('has a purpose, and no line is of a field that is not there', () => {
    const declared = Object.entries(FIELD_USES[activity]).map(
      ([type, fields]) => [type, Object.keys(fields).sort()] as const,
    );
    const written = schemaFields(activity).map(
      ([type, names]) => [type, [...names].sort()] as const,
    );
    expect(Object.fromEntries(declared)).toEqual(Object.fromEntries(written));
    expect(written.flatMap(([, names]) => names).length).toBeGreaterThan(10);
  });
});

test('a field that is added has no line: the comparison sees it', () => {
  const shape: Schema = {
    type: 'strict_object',
    entries: {
      resident: { type: 'custom' },
      change: {
        type: 'variant',
        options: [{ type: 'strict_object', entries: { field: { type: 'literal', literal: 'x' } } }],
      },
    },
  };
  expect(fieldsOf(shape)).toEqual(['resident', 'change.x']);
});

/**
 * What was paid to the village: who collects it has to know who is left, and whoever paid may ask for the
 * proof. Its ground is the task, which a decision of the village's meeting gives.
 */
const MONEY = [
  'account.named@1 number',
  'account.named@1 owner',
  ...['way', 'amount', 'day', 'key', 'same', 'source', 'text'].map(
    (name) => `transfer.booked@1 ${name}`,
  ),
  ...['from', 'until', 'opening', 'closing', 'lines', 'in', 'out', 'booked'].map(
    (name) => `statement.taken@1 ${name}`,
  ),
  'money.assigned@1 told',
  'money.assigned@1 parts',
  'cash.received@1 amount',
  'cash.received@1 payer',
  'cash.refunded@1 amount',
  'shop.named@1 number',
  'shop.named@1 owner',
];

test('what is sensitive rests on consent or lies in the closed book, but for houses and payments', () => {
  const open = ACTIVITIES.filter((name) => name !== 'care').flatMap((activity) =>
    Object.entries(FIELD_USES[activity]).flatMap(([type, fields]) =>
      Object.entries(fields).flatMap(([name, { sensitivity }]) =>
        sensitivity === 'sensitive' ? [`${type} ${name}`] : [],
      ),
    ),
  );
  const houses = ['household.added@1 position', 'household.changed@1 change.position'];
  expect(open).toEqual([...houses, ...MONEY]);
});

test('the document that residents and lawyers read says the same', async () => {
  await expect(fieldsDocument()).toMatchFileSnapshot(FILE);
});
