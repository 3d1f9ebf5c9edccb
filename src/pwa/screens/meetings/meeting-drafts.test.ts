import { expect, test } from 'vitest';
import { dayOfDate, formatDay } from '#kernel/vi-calendar.ts';
import { plateId } from '#domain/homes/publish.ts';
import { callDraftOf, callIntentOf } from './call-draft.ts';
import { decideDraftOf, decideIntentOf, voteOf, withMatter } from './decide-draft.ts';
import { minuteOf } from './meeting-time.ts';
import { minutesDraftOf, minutesIntentOf } from './minutes-draft.ts';
import { plateIn } from './plates.ts';

const TODAY = dayOfDate({ year: 2026, month: 11, dayOfMonth: 21 });
let ids = 0;
const newId = (): string => `id${String((ids += 1)).padStart(8, '0')}`;

test('an hour is read as people write it', () => {
  const read = ['19:30', '19h30', '19 giờ', '7', '07:05', '24:00', '19:60', 'tối', ''].map(
    minuteOf,
  );
  expect(read).toEqual([1_170, 1_170, 1_140, 420, 425, undefined, undefined, undefined, undefined]);
});

test('an invitation names the first field that is wrong, and asks a work day for no matters', () => {
  const fresh = callDraftOf(undefined, { day: TODAY, place: 'Nhà văn hóa', newId });
  expect(callIntentOf(fresh, TODAY)).toBe('title');
  const named = { ...fresh, title: 'Họp' };
  expect(callIntentOf(named, TODAY)).toBe('agenda');
  expect(callIntentOf({ ...named, kind: 'workday' }, TODAY)).toMatchObject({
    day: TODAY + 3,
    minute: 1_170,
    agenda: [],
  });
  expect(callIntentOf({ ...named, day: formatDay(TODAY - 1) }, TODAY)).toBe('day');
  expect(callIntentOf({ ...named, clock: 'tối' }, TODAY)).toBe('clock');
  expect(callIntentOf({ ...named, place: ' ' }, TODAY)).toBe('place');
  const whole = { ...named, agenda: [{ item: 'Quỹ', matter: 'money' as const }] };
  expect(callIntentOf(whole, TODAY)).toMatchObject({ agenda: [{ item: 'Quỹ', matter: 'money' }] });
});

test('minutes take no count that cannot be, and no day to come', () => {
  const known = { day: TODAY, chair: 'Bàn Văn Chủ', present: 30, total: 40, newId };
  const fresh = minutesDraftOf(undefined, known);
  const problem = (more: object) => minutesIntentOf({ ...fresh, ...more }, 'meeting001', TODAY);
  const filled = { secretary: 'Lò Thị Ghi', text: 'Bàn quỹ.' };
  expect(problem({})).toBe('secretary');
  expect(problem({ ...filled, present: '41' })).toBe('count');
  expect(problem({ ...filled, present: 'ba' })).toBe('count');
  expect(problem({ ...filled, day: formatDay(TODAY + 1) })).toBe('day');
  expect(problem({ ...filled, document: 'số tám' })).toBe('document');
  expect(problem(filled)).toMatchObject({ present: 30, total: 40 });
});

test('another matter takes back a way and a threshold that the law does not allow it', () => {
  const known = { day: TODAY, present: 30, total: 40, document: '08/BB', newId };
  const other = { ...decideDraftOf(undefined, known), way: 'online' as const, title: 'Quỹ' };
  expect([other.matter, other.needs]).toEqual(['other', 'over-half']);
  const money = withMatter(other, 'money');
  expect([money.way, money.needs]).toEqual(['hands', 'two-thirds']);
  expect(voteOf(money)).toBeUndefined();
  expect(decideIntentOf(money, 'meeting001', TODAY)).toBe('count');
  expect(decideIntentOf({ ...money, agree: '31' }, 'meeting001', TODAY)).toBe('count');
  expect(decideIntentOf({ ...money, agree: '27' }, 'meeting001', TODAY)).toMatchObject({
    agree: 27,
    against: 0,
    blank: 0,
    present: 30,
    needs: 'two-thirds',
  });
  // By forms at home nobody is counted as present.
  const forms = decideIntentOf({ ...money, way: 'forms', agree: '35' }, 'meeting001', TODAY);
  expect(forms).not.toHaveProperty('present');
});

test('a scanned code is a plate, a household’s own card, or something else', () => {
  const plate = plateId('place00001', new Uint8Array(32));
  expect(plateIn(`https://banso.example/bien/${plate}`)).toEqual({ plate });
  expect(plateIn(`https://banso.example/the#${'A'.repeat(35)}`)).toBe('card');
  expect(plateIn('00020101021238')).toBe('other');
});
