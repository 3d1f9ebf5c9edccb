import { afterAll, beforeAll, expect, test } from 'vitest';
import { utf8 } from '#kernel/bytes.ts';
import type { ExportReply } from '#protocol/privacy.ts';
import type { FiguresReply, HouseholdReply, TraceReply } from '#protocol/queries.ts';
import { selectFacts } from '#server/erase/select.ts';
import { mustRecord, openTestHome, type TestHome } from '#test/support/test-home.ts';
import type { TestPhone } from '#test/support/test-phone.ts';

let the: TestHome;
let officer: TestPhone;
const ids = { house: '', other: '', kept: '', twice: '', neighbour: '' };

/** Somebody written down at two houses, who has learnt under either entry; then the two are one. */
beforeAll(async () => {
  the = await openTestHome();
  for (const name of Object.keys(ids) as (keyof typeof ids)[]) ids[name] = the.newId(); // its own keys
  const { house, other, kept, twice, neighbour } = ids;
  const on = the.today;
  const at = on - 20;
  await mustRecord(the.home, the.homes, [
    { type: 'household.added@1', on: at, body: { household: house, alley: 'Ngõ Một' } },
    { type: 'household.added@1', on: at, body: { household: other, alley: 'Ngõ Hai' } },
    {
      type: 'resident.added@1',
      on: at,
      body: { resident: kept, household: house, name: 'Hoàng Thị Mẩy', birthYear: 1958 },
    },
    {
      type: 'resident.added@1',
      on: at,
      body: { resident: twice, household: other, name: 'Hoàng Thị Mây', birthYear: 1958 },
    },
    {
      type: 'resident.added@1',
      on: at,
      body: { resident: neighbour, household: other, name: 'Bàn Văn Khác', birthYear: 1960 },
    },
    { type: 'resident.joined@1', on: on - 5, body: { resident: twice, into: kept } },
  ]);
  const step = (id: string, resident: string, household: string, skill: string) => ({
    type: 'skill.stepped@1',
    on: on - 10,
    body: { step: id, household, resident, skill, reached: 'alone' },
  });
  await mustRecord(the.home, the.doors, [
    step('stepkept01', kept, house, 'zalo'),
    step('steptwice1', twice, other, 'vneid-1'),
    {
      type: 'door.visited@1',
      on: on - 2,
      body: { visit: 'visitother', household: other, outcome: 'met' },
    },
  ]);
  officer = await the.enrol('officer', the.commune);
});
afterAll(() => the.close());

test('figures count them once, with what was learnt under either entry', async () => {
  const figures = async (asOf: number) => {
    const path = `/api/figures?place=${the.village}&asOf=${asOf}`;
    const { reply } = await officer.send<FiguresReply>('GET', path);
    return new Map(reply.figures.map(({ measure, of, met }) => [measure, [of, met]]));
  };
  expect((await figures(the.today)).get('resident-adult')).toEqual([2, 2]);
  expect((await figures(the.today - 6)).get('resident-adult')).toEqual([3, 3]);
});

test('an export asked under either entry holds both, and nobody else of either house', async () => {
  for (const resident of [ids.kept, ids.twice]) {
    const { status, reply } = await officer.send<ExportReply>(
      'POST',
      '/api/export',
      utf8(JSON.stringify({ place: the.village, resident, why: 'Theo yêu cầu số 4' })),
      { 'content-type': 'application/json' },
    );
    expect(status).toBe(200);
    const text = JSON.stringify(reply.record);
    for (const said of ['Hoàng Thị Mẩy', 'Hoàng Thị Mây', 'stepkept01', 'steptwice1', 'Ngõ Hai']) {
      expect(text).toContain(said);
    }
    expect(text).not.toContain('Bàn Văn Khác');
    // After the day on which the entries became one they lived in the one house alone.
    expect(text).not.toContain('visitother');
  }
});

test('an erasure asked under either entry finds both', async () => {
  for (const resident of [ids.kept, ids.twice]) {
    const selected = await selectFacts(the.home, { resident });
    const bodies = selected.flatMap(({ said }) => said.map(({ fact }) => fact.body)).join('\n');
    for (const said of ['Hoàng Thị Mẩy', 'Hoàng Thị Mây']) expect(bodies).toContain(said);
    expect(bodies).not.toContain('Bàn Văn Khác');
  }
});

test('an erasure of the house that the joined entry was of leaves what is known of them elsewhere', async () => {
  const selected = await selectFacts(the.home, { household: ids.other });
  const bodies = selected.flatMap(({ said }) => said.map(({ fact }) => fact.body)).join('\n');
  expect(bodies).toContain('Bàn Văn Khác');
  expect(bodies).toContain('Hoàng Thị Mây');
  expect(bodies).not.toContain('Hoàng Thị Mẩy');
});

test('the history of either entry tells of both', async () => {
  const path = `/api/trace?id=${ids.kept}&place=${the.village}`;
  const { reply } = await officer.send<TraceReply>('GET', path);
  const steps = reply.lines.filter(({ type }) => type === 'skill.stepped@1');
  expect(steps.map(({ body }) => body['resident'])).toEqual([ids.kept, ids.twice]);
});

test('the office sees their steps under the entry that stands', async () => {
  const path = `/api/household?id=${ids.house}&place=${the.village}`;
  const { reply } = await officer.send<HouseholdReply>('GET', path);
  expect(reply.rungs[ids.kept]?.map(({ skill }) => skill)).toEqual(['zalo', 'vneid-1']);
});
