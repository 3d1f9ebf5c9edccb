import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { canonicalText, type Json } from '#kernel/canonical.ts';
import { COPIES_MEDIA_TYPE } from '#book/copy.ts';
import * as carrying from './carry.ts';
import * as erasing from './erase.ts';
import * as importing from './import.ts';
import * as limits from './limits.ts';
import * as messages from './messages.ts';
import * as problems from './problems.ts';
import * as queries from './queries.ts';
import * as restoring from './restore.ts';
import { PROTOCOL, PROTOCOL_FLOOR } from './version.ts';

/** The structure of a schema as JSON: types, fields, bounds and patterns, without functions. */
function dump(value: unknown, depth = 0): Json {
  if (depth > 40) throw new Error('a schema that contains itself');
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return String(value);
  if (value instanceof RegExp) return String(value);
  if (Array.isArray(value)) return value.map((item) => dump(item, depth + 1));
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'bigint' ? String(value) : '';
  }
  const kept = Object.entries(value).filter(
    ([name, item]) =>
      typeof item !== 'function' && item !== undefined && !name.startsWith('~') && name !== 'async',
  );
  return Object.fromEntries(kept.map(([name, item]) => [name, dump(item, depth + 1)]));
}

const fingerprintOf = (value: unknown): string =>
  createHash('sha256')
    .update(canonicalText(dump(value)))
    .digest('hex')
    .slice(0, 16);

/*
 * A line that differs means that phones of today and homes of tomorrow speak differently. Additions that
 * old readers refuse need a higher PROTOCOL, unless whoever is refused asks as before (`StillQuery`); only
 * then may the fingerprint here change.
 */
test('the messages between phone and home are those of this version', () => {
  expect({
    protocol: PROTOCOL,
    floor: PROTOCOL_FLOOR,
    messages: fingerprintOf({ ...messages, ...restoring, ...carrying, COPIES_MEDIA_TYPE }),
  }).toEqual({
    protocol: 7,
    floor: 1,
    messages: '3e28464fb0dbdb85',
  });
});

test('every message counts for the fingerprint, its bounds included', () => {
  const schemas = {
    ...messages,
    ...queries,
    ...importing,
    ...restoring,
    ...carrying,
    ...erasing,
  };
  const names = Object.keys(schemas);
  expect(names.length).toBeGreaterThan(15);
  const prints = Object.values(schemas).map((schema) => fingerprintOf(schema));
  expect(new Set(prints).size).toBe(names.length);
  expect(fingerprintOf(messages.EnrolRequest)).not.toBe(
    fingerprintOf({
      ...messages.EnrolRequest,
      entries: { ...messages.EnrolRequest.entries, key: messages.Me },
    }),
  );
});

test('limits and problems are written down once', () => {
  const numbers = Object.values(limits).flatMap((limit): readonly number[] =>
    typeof limit === 'number' ? [limit] : Object.values(limit),
  );
  expect(numbers.every((limit) => Number.isSafeInteger(limit) && limit > 0)).toBe(true);
  const codes = Object.keys(problems.PROBLEMS);
  expect(codes.length).toBeGreaterThan(10);
  expect(codes.filter((code) => !/^[a-z0-9-]+$/u.test(code))).toEqual([]);
});
