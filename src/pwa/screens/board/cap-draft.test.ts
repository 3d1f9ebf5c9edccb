import { expect, test } from 'vitest';
import type { CapDraft } from '#domain/board/from-cap.ts';
import { changesOf } from './cap-draft.ts';
import { draftOf, intentOf } from './notice-draft.ts';

/** 21 November 2026, noon in Vietnam. */
const NOON = 1_795_237_200;
const TODAY = 20_778;

const DRAFT: CapDraft = {
  class: 'emergency',
  texts: { vi: { title: 'Mưa lớn', text: 'Suối lên nhanh.', do: 'Lên chỗ cao.' } },
  danger: 'weather',
  level: 3,
  certainty: 'likely',
  source: 'Đài Khí tượng',
  expires: NOON,
  areas: [],
  notes: [],
};

test.each([
  ['12:00', NOON, '12', '21/11/2026'],
  ['12:01', NOON + 60, '13', '21/11/2026'],
  ['23:01', NOON + 11 * 3_600 + 60, '0', '22/11/2026'],
  ['00:00', NOON + 12 * 3_600, '0', '22/11/2026'],
])('a warning until %s stays till the full hour after it', (_, expires, hour, day) => {
  expect(changesOf({ ...DRAFT, expires })).toMatchObject({
    expiresHour: hour,
    expiresDay: day,
    until: day,
  });
});

test('what fills the form is posted as it was sent once somebody presses', () => {
  let count = 0;
  const empty = draftOf(undefined, { day: TODAY, newId: () => `id${String((count += 1))}` });
  const form = { ...empty, ...changesOf({ ...DRAFT, expires: NOON + 7_200 }) };
  expect(intentOf(form, { day: TODAY, at: NOON }, undefined)).toMatchObject({
    class: 'emergency',
    texts: DRAFT.texts,
    warning: {
      danger: 'weather',
      level: 3,
      certainty: 'likely',
      source: 'Đài Khí tượng',
      expires: NOON + 7_200,
    },
  });
  // Without an end the form's own stands, to be looked at; without Vietnamese it is not posted.
  const { expires: _, ...endless } = DRAFT;
  expect(changesOf(endless)).not.toHaveProperty('expiresDay');
  const foreign = changesOf({ ...DRAFT, texts: { en: { title: 'Rain', text: 'Heavy.' } } });
  expect(intentOf({ ...empty, ...foreign }, { day: TODAY, at: NOON }, undefined)).toBe('title');
});
