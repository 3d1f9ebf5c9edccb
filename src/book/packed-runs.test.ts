import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalText, checkJson, type Json, type JsonObject } from '#kernel/canonical.ts';
import type { OrderedFact } from './fact.ts';
import { packRuns, unpackRuns } from './packed-runs.ts';
import { decodeRun, encodeRun } from './run.ts';

const HASH = new Uint8Array(32).fill(7);
const id = fc.constantFrom('g6MJa0tDyQ', 'CR886ycnPZ', '_4PsflC7s-', 'streamst01');
const text = fc.oneof(id, fc.string(), fc.constantFrom('ok', 'g6MJa0tDyQ.phone'));
const { json } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom('id', 'at', 'household', 'on', '__proto__'), tie('json')),
  ),
}));
const body: fc.Arbitrary<JsonObject> = fc
  .dictionary(fc.constantFrom('a', 'household', 'steps', '__proto__', 'đường'), json)
  .filter((value) => checkJson(value).ok);
const commitment = fc.constant(new Uint8Array(32).fill(9));
const fact: fc.Arbitrary<OrderedFact> = fc.record(
  {
    type: fc.constantFrom('door.visited@1', 'skill.stepped@1', 'help.given@1'),
    stream: id,
    n: fc.integer({ min: 1, max: 999 }),
    at: fc.nat(7_258_118_400),
    on: fc.nat(84_006),
    receivedAt: fc.nat(7_258_118_400),
    verdict: fc.constantFrom('ok', 'flagged', 'held'),
    body: body.map(canonicalText),
    seq: fc.constant(1),
    why: fc.constantFrom('household-unknown', 'premise-changed'),
    mark: fc.constant('clock-ahead' as const),
    origin: fc.record({ stream: id, n: fc.integer({ min: 1, max: 999 }) }),
    commitment,
  },
  { requiredKeys: ['type', 'stream', 'n', 'at', 'on', 'receivedAt', 'verdict', 'body', 'seq'] },
);
const salts = fc.array(
  fc.record({ stream: id, block: fc.nat(9), salt: fc.constant(HASH.slice(0, 16)) }),
  { maxLength: 3 },
);
const run = fc
  .tuple(fc.array(fact, { minLength: 1, maxLength: 6 }), salts, fc.nat(9))
  .map(([facts, some, from]) =>
    encodeRun({
      book: 'bookbook01',
      epoch: 0,
      facts: facts.map((each, row) => ({ ...each, seq: from + 1 + row })),
      salts: some,
      singles: some.slice(1).map(({ stream }) => ({ stream, n: 3, salt: HASH })),
      hash: HASH,
    }),
  );
const runs = fc.array(run, { minLength: 1, maxLength: 3 });
const wire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('packed runs', () => {
  test('come back as the runs they were, and say the same', () => {
    fc.assert(
      fc.property(runs, (value) => {
        const came = unpackRuns([wire(packRuns(value))]);
        expect(came.map((each) => decodeRun(wire(each)))).toEqual(
          value.map((each) => decodeRun(wire(each))),
        );
        expect(came.map(sorted)).toEqual(value.map(sorted));
      }),
    );
  });

  test('lie among others that are not packed', () => {
    fc.assert(
      fc.property(runs, run, (value, other) => {
        const came = unpackRuns([wire(other), wire(packRuns(value)), 'no run', wire(other)]);
        expect(came).toHaveLength(value.length + 3);
        expect(sorted(came.at(-1))).toBe(sorted(other));
      }),
    );
  });

  test('of which something is damaged are told as no runs, and never thrown', () => {
    const steps = fc.array(fc.nat(), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(runs, steps, fc.jsonValue(), (value, way, other) => {
        const packed = wire(packRuns(value)) as { runs: unknown[] };
        damage(packed.runs, way, other);
        for (const each of unpackRuns([packed])) {
          expect(typeof decodeRun(each).ok).toBe('boolean');
        }
        for (const each of unpackRuns([other])) expect(decodeRun(each).ok).toBe(false);
      }),
    );
  });

  test.each<[string, object]>([
    ['without their ids', { ids: '' }],
    ['with half an id', { ids: 'g6MJa' }],
    ['of another version', { v: 3 }],
    ['of more runs than came', { count: 9 }],
    ['of more than any book has', { count: 1e9 }],
    ['with something more', { more: 1 }],
  ])('%s are no runs', (_, change) => {
    const [value = []] = fc.sample(runs, { numRuns: 1, seed: 5 });
    const came = unpackRuns([{ ...packRuns(value), ...change }]);
    expect(came.map((each) => decodeRun(each).ok)).toEqual([false]);
  });
});

/** Puts something else somewhere into lists that lie in each other. */
function damage(list: unknown[], [step = 0, ...further]: readonly number[], other: unknown): void {
  const place = step % list.length;
  const inner = list[place];
  if (further.length > 0 && Array.isArray(inner) && inner.length > 0) {
    damage(inner, further, other);
  } else list[place] = other;
}

/** The text with keys in their order. */
function sorted(value: unknown): string {
  const checked = checkJson(wire(value));
  return checked.ok ? canonicalText(checked.value) : 'malformed';
}
