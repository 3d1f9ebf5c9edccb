import { describe, expect, test } from 'vitest';
import { defined } from '#kernel/assert.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import { compileForm } from '#form/compile.ts';
import { submit } from '#form/fill.ts';
import { openForm } from '#form/open.ts';
import { sheetsOf } from '#test/fixtures/forms/sheets.ts';
import { enrolledPhone, openWorld } from '#test/device/world.ts';
import { changeKept, END, type FillDraft, freshOf, FRESH_FILL, isOvertaken } from './fill-draft.ts';
import { positionText } from './position.tsx';
import { answered, dayOfFill, gone, standingOf } from './stand.ts';

/** 19:30 on 28 November 2026 in Vietnam. */
const EVENING = 1_795_869_000;

function open(text: string) {
  const compiled = compileForm(sheetsOf(text), 'Phiếu');
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error.problems));
  return openForm(compiled.value.definition).form;
}

const form = open(`
  | survey |
  | | type | name | label | default | relevant |
  | | geopoint | spot | Nhà ở đâu? | | |
  | | text | who | Tên? | | |
  | | text | job | Làm gì? | làm ruộng | |`);
const at = (draft: FillDraft) => standingOf(form, draft, EVENING);

describe('an answer that comes late', () => {
  test('changes itself alone, and leads nobody back', () => {
    const asked = at(FRESH_FILL);
    const onwards = gone(asked, 'who');
    const typed = answered(at(onwards), 'who', 'Lù A Sính');
    const late = answered(at(typed), 'spot', '21.3105 104.9087');
    expect(late).toEqual({
      ...typed,
      answers: { spot: '21.3105 104.9087', who: 'Lù A Sính', job: 'làm ruộng' },
      at: 'who',
    });
    expect(answered(at(gone(at(typed), END)), 'spot', '21.3105 104.9087').at).toBe(END);
  });

  test('goes to what was kept once the screen was left, and brings back nothing that was saved', async () => {
    const world = await openWorld();
    const phone = await enrolledPhone(world, await world.addWorker('Lý Thị Viên', 'member'));
    const key = 'survey.survey0001.household1';
    const take = () =>
      changeKept(phone, key, (now) => answered(at(now), 'spot', '21.3105 104.9087'));
    await phone.putDraft(key, answered(at(FRESH_FILL), 'who', 'Lù A Sính'));
    await take();
    expect(await phone.getDraft(key)).toMatchObject({
      answers: { who: 'Lù A Sính', spot: '21.3105 104.9087' },
    });
    await phone.deleteDraft(key);
    await take();
    expect(await phone.listDrafts()).toEqual([]);
  });
});

test('a draft knows what it was begun over, and whether another answer stands by now', () => {
  const asked = { id: 'answer0001', survey: 'survey0001', household: 'household1' };
  const said = { who: 'Lù A Sính' };
  const stood = { ...asked, said, edition: 2, stream: 'stream0001', on: 20_785, at: EVENING };
  expect(isOvertaken(freshOf(undefined), undefined)).toBe(false);
  expect(isOvertaken(freshOf(undefined), stood)).toBe(true);
  const begun = answered(at(freshOf(stood)), 'who', 'Lù A Sình');
  expect(begun).toMatchObject({ at: END, before: { answer: 'answer0001', edition: 2 } });
  expect(isOvertaken(begun, stood)).toBe(false);
  expect(isOvertaken(begun, { ...stood, edition: 3 })).toBe(true);
  expect(isOvertaken(begun, { ...stood, id: 'answer0002', edition: 2 })).toBe(true);
  expect(isOvertaken(begun, undefined)).toBe(true);
});

test('the day of an answer is the day of its first touch, also in what the form works out', () => {
  const day = open(`
    | survey |
    | | type | name | label | calculation |
    | | text | who | Tên? | |
    | | calculate | asked | | today() |
    | | today | day | | |`);
  const on = dayOfSeconds(EVENING);
  const nextDay = (draft: FillDraft) => standingOf(day, draft, EVENING + 86_400);
  const said = (draft: FillDraft) => submit(nextDay(draft).settled);
  const begun = answered(standingOf(day, FRESH_FILL, EVENING), 'who', 'Lù A Sính');
  expect(said(begun)).toEqual({ who: 'Lù A Sính', asked: '2026-11-28', day: '2026-11-28' });
  expect(dayOfFill(begun, on + 1)).toBe(on);
  expect(dayOfFill(FRESH_FILL, on + 1)).toBe(on + 1);
  const asked = { id: 'answer0001', survey: 'survey0001', household: 'household1' };
  const stood = { ...asked, said: said(begun), edition: 1, stream: 'stream0001', on, at: EVENING };
  const corrected = answered(nextDay(freshOf(stood)), 'who', 'Lù A Sình');
  expect(said(corrected)).toMatchObject({ asked: '2026-11-28', day: '2026-11-28' });
  expect(dayOfFill(corrected, on + 2)).toBe(on + 1);
});

test('a position that was measured is an answer the form takes', () => {
  const spot = positionText({ position: { lat: 213_105, lng: 1_049_080 }, accuracyM: 12 });
  const { settled } = at(answered(at(FRESH_FILL), 'spot', spot));
  expect(spot).toBe('21.3105 104.9080');
  expect(defined(settled.values.get('spot'), 'the position')).toBe(spot);
});
