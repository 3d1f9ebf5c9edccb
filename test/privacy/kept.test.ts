// What `docs/privacy/fields.md` says is kept until a day is found when that day has come, and goes.

import { describe, expect, test } from 'vitest';
import { canonicalText, type JsonObject } from '#kernel/canonical.ts';
import { type ActivityName, ACTIVITIES } from '#book/activity.ts';
import { residueOf } from '#book/residue.ts';
import { FIELD_USES } from '#domain/fields.ts';
import { getActivity } from '#domain/register.ts';
import { DUE_TYPES } from '#server/due.ts';
import { FACT_CASES } from '#test/domain/fact-cases.ts';

const DATED = new Set(['until-consent-ends', 'five-years']);

type DatedFields = readonly [activity: ActivityName, type: string, fields: readonly string[]];

const dated: readonly DatedFields[] = ACTIVITIES.flatMap((activity) =>
  Object.entries(FIELD_USES[activity]).flatMap(([type, uses]): DatedFields[] => {
    const fields = Object.keys(uses).filter((field) => DATED.has(uses[field]?.keep ?? ''));
    return fields.length === 0 ? [] : [[activity, type, fields]];
  }),
);

/** Of fields that no case has: any text they may hold. */
const MORE: Readonly<Record<string, JsonObject>> = {
  'consent.given@1': { witness: 'Ông Làm Chứng', representative: 'Bà Đại Diện', language: 'tay' },
  'pair.agreed@1': { part: 'shows' },
  'example.told@1': { picture: 'picture001', sound: 'sound00001' },
  'request.received@1': { representative: 'Bà Đại Diện', note: 'xin xem' },
  'request.closed@1': { note: 'đã đưa bản in' },
};

test('every type with such a field is looked for, and what ended a pair besides', () => {
  const types = dated.map(([, type]) => type);
  expect([...types, 'pair.ended@1'].sort()).toEqual([...DUE_TYPES].sort());
});

describe.each(dated)('%s: %s', (activity, type, fields) => {
  test(`leaves nothing of ${fields.join(', ')}`, () => {
    const said = FACT_CASES.findLast((each) => each.type === type);
    const body: JsonObject = { ...said?.body, ...MORE[type] };
    const fact = { type, stream: 'streamAAAA', n: 1, at: 0, on: 20_000, body: canonicalText(body) };
    const left = JSON.parse(residueOf(getActivity(activity), fact)) as JsonObject; // made of an object
    expect(fields.filter((field) => body[field] === undefined)).toEqual([]);
    expect(fields.filter((field) => left[field] === body[field])).toEqual([]);
    // It was read, and not left empty for want of that.
    expect(Object.keys(left).length).toBeGreaterThan(0);
  });
});
