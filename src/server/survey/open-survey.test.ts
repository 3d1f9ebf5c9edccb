import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bytes, utf8 } from '#kernel/bytes.ts';
import { defined } from '#kernel/assert.ts';
import { ON_MAX_DAY } from '#book/limits.ts';
import type { WorkState } from '#domain/work/state.ts';
import type { SurveyCheck, SurveyWritten } from '#protocol/survey.ts';
import { workbookOf } from '#test/fixtures/forms/sheets.ts';
import { FORM } from '#test/fixtures/forms/household.ts';
import { mustRecord, openTestHome, type TestHome } from '#test/support/test-home.ts';
import type { TestPhone } from '#test/support/test-phone.ts';

const FILE: Bytes = Uint8Array.from(workbookOf(FORM));
const DAY_S = 86_400;

let the: TestHome;
beforeAll(async () => {
  the = await openTestHome();
});
afterAll(() => the.close());

async function open(officer: TestPhone, place: string, until?: number) {
  const at = `place=${place}&name=a.xlsx`;
  const check = await officer.send<SurveyCheck>('POST', `/api/survey/check?${at}`, FILE);
  const shown = `shown=${check.reply.hash ?? ''}${until === undefined ? '' : `&until=${until}`}`;
  return officer.send<SurveyWritten>('POST', `/api/survey/open?${at}&${shown}`, FILE);
}

const close = (officer: TestPhone, place: string, survey: string) =>
  officer.send<SurveyWritten>('POST', '/api/survey/close', utf8(JSON.stringify({ place, survey })));

const surveysOf = async (place: string): Promise<WorkState['surveys']> => {
  const book = defined(the.home.directory.findBookOf('work', place), 'a book of work');
  const state = (await the.home.warm.get(book)).state as WorkState; // a book of that activity
  return state.surveys;
};

describe('the same form once more', () => {
  it('is a survey of its own when the one before ran out, or lasts to another day', async () => {
    const officer = await the.enrol('officer', the.commune);
    const { today } = the;
    const first = (await open(officer, the.commune, today + 1)).reply.survey;
    expect((await open(officer, the.commune, today + 1)).reply.survey).toBe(first);
    const longer = (await open(officer, the.commune, today + 2)).reply.survey;
    the.clock.at += 2 * DAY_S;
    expect((await open(officer, the.commune, today + 2)).reply.survey).toBe(longer);
    const further = (await open(officer, the.commune, today + 9)).reply.survey;
    expect(new Set([first, longer, further]).size).toBe(3);
    expect((await close(officer, the.commune, further)).status).toBe(200);
    expect((await open(officer, the.commune, today + 9)).reply.survey).not.toBe(further);
    expect((await surveysOf(the.commune)).size).toBe(4);
  });

  it('is not opened up to a day that is over, or that no calendar has', async () => {
    const officer = await the.enrol('officer', the.commune);
    const { size } = await surveysOf(the.commune);
    for (const until of [the.today, ON_MAX_DAY + 1]) {
      const { status, reply } = await open(officer, the.commune, until);
      expect({ status, code: reply.code }).toEqual({ status: 400, code: 'malformed' });
    }
    expect((await surveysOf(the.commune)).size).toBe(size);
  });
});

it('a survey of a commune that merged is closed by whoever has that ground as well', async () => {
  const { directory } = the.home;
  const from = the.today - 450;
  const place = { kind: 'xa', name: 'Suối Đục', parent: the.province, from } as const;
  const founded = await the.home.founding.found(place);
  const joined = founded.ok ? founded.value : '';
  const before = await the.enrol('officer', joined);
  const { survey } = (await open(before, joined)).reply;
  const body = { places: [joined], into: the.commune, from: the.today - 5 };
  await mustRecord(the.home, directory.getBook(directory.identity.places), [
    { type: 'place.merged@1', on: the.today, body },
  ]);
  const elsewhere = await the.enrol('officer', the.commune);
  const refused = await close(elsewhere, the.commune, survey);
  expect({ status: refused.status, code: refused.reply.code }).toEqual({
    status: 403,
    code: 'not-yours',
  });
  expect((await surveysOf(joined)).get(survey)?.closed).toBeUndefined();
  const officer = await the.enrol('officer', the.commune, { from: the.today - 1 });
  expect((await close(officer, the.commune, 'survey0009')).status).toBe(404);
  expect((await close(officer, the.commune, survey)).status).toBe(200);
  expect((await surveysOf(joined)).get(survey)?.closed).toBeDefined();
});
