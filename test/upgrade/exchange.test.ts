// What a phone of a released version said, byte by byte, gets from today's home an answer it understands:
// old phones parse strictly, so an answer to them has the form it had.

import { describe, expect, test } from 'vitest';
import { fromBase64Url } from '#kernel/bytes.ts';
import type { Json } from '#kernel/canonical.ts';
import { createStage, TODAY } from './stage.ts';
import { type Exchange, readExchange, VERSIONS } from './versions.ts';

const stage = createStage();

type Step = Exchange['steps'][number];

function initOf({ request: { method, headers, body } }: Step): RequestInit {
  const bytes = body === undefined ? undefined : fromBase64Url(body);
  if (bytes?.ok === false) throw new Error('a body that is not base64url');
  return { method, headers, ...(bytes !== undefined && { body: bytes.value }) };
}

type Fields = { readonly [name: string]: Json };

const isObject = (value: Json): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Names of fields and kinds of values, however many there are. */
function formOf(value: Json): Json {
  if (Array.isArray(value)) {
    return [...new Set(value.map((item: Json) => JSON.stringify(formOf(item))))].toSorted();
  }
  if (!isObject(value)) return typeof value;
  const fields = Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(fields.map(([name, item]) => [name, formOf(item)]));
}

/** Without what a signature makes new each time. */
function withoutSignatures(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutSignatures);
  if (!isObject(value)) return value;
  const fields = Object.entries(value).filter(([name]) => name !== 'signature');
  return Object.fromEntries(fields.map(([name, item]) => [name, withoutSignatures(item)]));
}

/** How a home says that nothing is new: to 0.1.0, and to those that ask by their mark alone. */
const NOTHING_NEW: ReadonlySet<number> = new Set([304, 204]);

const replyKind = (status: number): string =>
  NOTHING_NEW.has(status) ? 'nothing new' : String(status);

/** A home gives folded books only to whoever folds as it does; to all others the facts come. */
const NOTHING_GIVEN = { at: 0, books: [], pieces: [] };

function withoutGiven(value: Json): Json {
  if (!isObject(value)) return value;
  const { given: _, ...rest } = value;
  return rest;
}

describe.each(VERSIONS)('requests of %s', (version) => {
  const { steps } = readExchange(version);

  test('were kept of each kind', () => {
    const kinds = steps.map(
      ({ request, reply }) => `${request.path.split('?')[0]} ${replyKind(reply.status)}`,
    );
    expect(kinds).toEqual(
      expect.arrayContaining([
        '/api/enrol 200',
        '/api/push 200',
        '/api/pull 200',
        '/api/pull nothing new',
      ]),
    );
  });

  test('are answered today in the form of then', async () => {
    const { home, time } = await stage.openKept(version, TODAY);
    for (const step of steps) {
      time.nowS = step.at;
      const answer = await home.request(step.request.path, initOf(step));
      const text = await answer.text();
      // "Nothing new" is asked by a mark over what the home itself wrote at the enrolment: here another.
      if (NOTHING_NEW.has(step.reply.status)) {
        expect([200, step.reply.status]).toContain(answer.status);
        continue;
      }
      expect(answer.status, `${step.name}: ${text}`).toBe(step.reply.status);
      const [then, now] = [JSON.parse(step.reply.body) as Json, JSON.parse(text) as Json];
      const { path } = step.request;
      if (path.startsWith('/api/pull')) expect(formOf(now)).toEqual(formOf(then));
      else if (path.startsWith('/api/snapshots')) {
        expect([formOf(then), formOf(NOTHING_GIVEN)]).toContainEqual(formOf(now));
      } else {
        expect(withoutGiven(withoutSignatures(now))).toEqual(withoutGiven(withoutSignatures(then)));
      }
    }
  });
});
