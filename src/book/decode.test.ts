import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { canonicalText, type JsonObject } from '#kernel/canonical.ts';
import type { Upcast } from '#book/activity.ts';
import { type AnyActivity, decodeFact } from './decode.ts';

/** Weights of rice: first in words, then in kilograms, today in grams. */
const activity = (upcasts: { readonly [type: string]: Upcast }): AnyActivity => ({
  name: 'doors',
  facts: { 'rice.weighed@3': v.strictObject({ grams: v.number() }) },
  upcasts,
});

const residue: Upcast['residue'] = (body) => body;

const RICE = activity({
  'rice.weighed@1': {
    schema: v.strictObject({ sacks: v.picklist(['one', 'two']) }),
    to: ({ sacks }) => ({ type: 'rice.weighed@2', body: { kg: sacks === 'one' ? 50 : 100 } }),
    residue,
  },
  'rice.weighed@2': {
    schema: v.strictObject({ kg: v.pipe(v.number(), v.maxValue(1_000)) }),
    to: ({ kg }) => ({ type: 'rice.weighed@3', body: { grams: Number(kg) * 1_000 } }),
    residue,
  },
});

const decode = (type: string, body: JsonObject, by = RICE) =>
  decodeFact(by, { type, stream: 'streamst01', n: 1, at: 1, on: 1, body: canonicalText(body) });

/** Told `count` times over before it is the newest. */
const steps = (count: number): AnyActivity =>
  activity(
    Object.fromEntries(
      Array.from({ length: count }, (_, step): [string, Upcast] => {
        const type = step === count - 1 ? 'rice.weighed@3' : `rice.told@${step + 1}`;
        const schema = v.strictObject({ grams: v.number() });
        return [`rice.told@${step}`, { schema, to: (body) => ({ type, body }), residue }];
      }),
    ),
  );

describe('a fact of an old version', () => {
  test.each([
    ['rice.weighed@1', { sacks: 'two' }],
    ['rice.weighed@2', { kg: 100 }],
    ['rice.weighed@3', { grams: 100_000 }],
  ])('%s is told in the words of the newest', (type, body) => {
    const expected = { type: 'rice.weighed@3', body: { grams: 100_000 } };
    expect(decode(type, body)).toMatchObject({ ok: true, value: expected });
  });

  test.each([
    ['rice.weighed@1', { sacks: 'three' }, 'sacks'],
    ['rice.weighed@2', { kg: 1_001 }, 'kg'],
    ['rice.weighed@2', { kg: 1, more: true }, 'more'],
  ])('%s with %o never fitted its schema', (type, body, why) => {
    expect(decode(type, body)).toEqual({ ok: false, error: { code: 'body-malformed', why } });
  });

  test('may have been through sixteen versions, and leads nowhere when it leads to itself', () => {
    const told = (count: number) => decode('rice.told@0', { grams: 5 }, steps(count));
    expect(told(16)).toMatchObject({ ok: true, value: { type: 'rice.weighed@3' } });
    expect(told(17)).toMatchObject({ ok: false, error: { code: 'type-unknown' } });
    const schema = v.record(v.string(), v.number());
    const circle = activity({
      round: { schema, to: (body) => ({ type: 'round', body }), residue },
    });
    expect(decode('round', {}, circle)).toMatchObject({ error: { code: 'type-unknown' } });
  });

  test('is unknown, not the end of the book, when its upcast fails', () => {
    const broken = activity({
      'rice.weighed@1': {
        schema: v.strictObject({}),
        to: () => {
          throw new Error('broken');
        },
        residue,
      },
    });
    const expected = { code: 'body-malformed', why: 'rice.weighed@1' };
    expect(decode('rice.weighed@1', {}, broken)).toEqual({ ok: false, error: expected });
  });
});
