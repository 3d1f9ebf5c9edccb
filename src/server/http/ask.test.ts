import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import {
  AttentionReply,
  DoorsReply,
  FiguresReply,
  HouseholdReply,
  ListReply,
  SearchReply,
  TraceReply,
} from '#protocol/queries.ts';
import { openTestHome, type TestHome } from '#test/support/test-home.ts';
import type { TestPhone } from '#test/support/test-phone.ts';

let the: TestHome;
let member: TestPhone;
let officer: TestPhone;
let household: string;
let resident: string;
const position = { lat: 213_456, lng: 1_069_876 };

const ask = async (phone: TestPhone, route: string, given: Record<string, string>) =>
  phone.send('GET', `/api/${route}?${new URLSearchParams(given).toString()}`);

beforeAll(async () => {
  the = await openTestHome();
  member = await the.enrol('member', the.village);
  officer = await the.enrol('officer', the.commune);
  household = the.newId();
  resident = the.newId();
  const step = the.newId();
  await member.push([
    member.part(the.homes.id, [
      {
        type: 'household.added@1',
        on: the.today - 40,
        body: { household, head: 'Lò Văn Nghiệm', code: 'H-07', position },
      },
      {
        type: 'resident.added@1',
        on: the.today - 40,
        body: {
          resident,
          household,
          name: 'Hoàng Thị Hà',
          birthYear: 1990,
          relation: 'spouse',
          smartphone: true,
        },
      },
    ]),
    member.part(the.doors.id, [
      {
        type: 'door.visited@1',
        on: the.today - 35,
        body: { visit: the.newId(), household, outcome: 'met' },
      },
      {
        type: 'skill.stepped@1',
        on: the.today,
        body: { step, household, resident, skill: 'safety', reached: 'alone' },
      },
      {
        type: 'help.given@1',
        on: the.today,
        body: { help: the.newId(), household, resident, skill: 'bank', how: 'for' },
      },
      {
        type: 'door.visited@1',
        on: the.today - 900,
        body: { visit: the.newId(), household, outcome: 'met' },
      },
    ]),
  ]);
});
afterAll(() => the.close());

const parseReply = <Schema extends v.GenericSchema>(
  schema: Schema,
  reply: object,
): v.InferOutput<Schema> => {
  const { code: _, ...rest } = reply as { code?: unknown }; // a reply has no code
  return v.parse(schema, rest);
};

describe('what an officer asks', () => {
  it('gets figures of the commune, its villages and how they came', async () => {
    const { status, reply } = await ask(officer, 'figures', { place: the.commune });
    expect(status).toBe(200);
    const figures = parseReply(FiguresReply, reply);
    expect(figures.path.map((place) => place.name)).toEqual([
      'Việt Nam',
      'Bình Minh',
      'Suối Trong',
    ]);
    expect(figures.figures.find((line) => line.measure === 'household-met')).toEqual({
      measure: 'household-met',
      of: 1,
      met: 1,
    });
    expect(figures.villages.map((line) => line.place.name)).toEqual(['Nà Lúa', 'Khe Đá']);
    expect(figures.villages[0]).toMatchObject({
      households: 1,
      residents: 1,
      lastVisitOn: the.today - 35,
    });
    expect(figures.villages[0]?.proficientByMonth.slice(-3)).toEqual([0, 0, 0]);
    expect(figures.villages[0]?.visitsByMonth.slice(-3)).toEqual([0, 1, 0]);
    expect(figures.villages[0]?.doors).toEqual([32 | 8]);
  });

  it('gets figures as of an earlier day', async () => {
    const figures = parseReply(
      FiguresReply,
      (await ask(officer, 'figures', { place: the.village, asOf: String(the.today - 41) })).reply,
    );
    expect(figures.figures.find((line) => line.measure === 'household-met')).toMatchObject({
      of: 0,
      met: 0,
    });
  });

  it('opens a figure down to the doors behind it', async () => {
    const { reply } = await ask(officer, 'list', {
      place: the.commune,
      measure: 'household-met',
      met: 'true',
    });
    const list = parseReply(ListReply, reply);
    expect(list).toMatchObject({ of: 1, met: 1, counts: 'household' });
    expect(list.items).toEqual([
      {
        id: household,
        household,
        village: the.village,
        villageName: 'Nà Lúa',
        name: 'Lò Văn Nghiệm',
        met: true,
      },
    ]);
    const wall = parseReply(
      DoorsReply,
      (await ask(officer, 'doors', { place: the.village })).reply,
    );
    expect(wall.households).toMatchObject([
      { id: household, met: true, panes: [false, false, false, true, false] },
    ]);
    expect(wall.households[0]).not.toHaveProperty('position');
    const asMap = { place: the.village, positions: 'true' };
    const sited = parseReply(DoorsReply, (await ask(officer, 'doors', asMap)).reply);
    expect(sited.households).toEqual([{ ...wall.households[0], position }]);
  });

  it('gets a household with its people and what was done there', async () => {
    const { reply } = await ask(officer, 'household', { place: the.village, id: household });
    const page = parseReply(HouseholdReply, reply);
    expect(page.residents).toMatchObject([{ id: resident, name: 'Hoàng Thị Hà' }]);
    expect(page.visits).toHaveLength(1);
    expect(page.rungs[resident]).toHaveLength(1);
    expect(page.helps[resident]).toHaveLength(1);
  });

  it('reads who said what and when, from which phone', async () => {
    const page = parseReply(
      TraceReply,
      (await ask(officer, 'trace', { place: the.village, id: resident })).reply,
    );
    expect(page.lines.map((line) => line.type)).toEqual([
      'resident.added@1',
      'skill.stepped@1',
      'help.given@1',
    ]);
    expect(page.lines[0]).toMatchObject({
      person: 'Người member',
      device: 'Máy thử',
      n: 2,
      seq: 2,
    });
    expect(page.names[household]).toBe('Lò Văn Nghiệm');
  });

  it.each([['Hà'], ['ha'], ['hoang thi'], ['hth']])('finds a person by %s', async (q) => {
    const found = parseReply(
      SearchReply,
      (await ask(officer, 'search', { place: the.commune, q })).reply,
    );
    expect(found.hits).toMatchObject([{ id: resident, kind: 'resident', head: 'Lò Văn Nghiệm' }]);
  });

  it('finds a household by its code', async () => {
    const found = parseReply(
      SearchReply,
      (await ask(officer, 'search', { place: the.commune, q: 'h-07' })).reply,
    );
    expect(found.hits).toMatchObject([{ id: household, kind: 'household' }]);
  });

  it('sees what waits for a decision', async () => {
    const page = parseReply(
      AttentionReply,
      (await ask(officer, 'attention', { place: the.commune })).reply,
    );
    expect(page.items.map(({ kind, why, type }) => ({ kind, why, type }))).toEqual([
      { kind: 'held', why: 'outside-grant', type: 'door.visited@1' },
      { kind: 'question', why: 'no-consent', type: 'help.given@1' },
    ]);
    expect(page.items[0]?.about).toEqual([{ id: household, name: 'Lò Văn Nghiệm' }]);
  });
});

describe('who may ask what', () => {
  const ROUTES: readonly (readonly [string, Record<string, string>])[] = [
    ['figures', {}],
    ['list', { measure: 'household-met' }],
    ['doors', {}],
    ['household', { id: 'HOUSEHOLD' }],
    ['trace', { id: 'HOUSEHOLD' }],
    ['search', { q: 'Hà' }],
    ['attention', {}],
  ];
  const PEOPLE: readonly (readonly [string, () => Promise<TestPhone>, string])[] = [
    ['a member of the village', async () => member, 'yes, but attention'],
    ['a leader of the village', () => the.enrol('leader', the.village), 'yes'],
    ['an officer of the commune', async () => officer, 'yes'],
    ['an officer of the province', () => the.enrol('officer', the.province), 'yes'],
    ['a member of another village', () => the.enrol('member', the.otherVillage), 'no'],
    ['a leader of another village', () => the.enrol('leader', the.otherVillage), 'no'],
    ['a former member', () => the.enrol('member', the.village, { until: the.today - 1 }), 'no'],
    [
      'a member from tomorrow on',
      () => the.enrol('member', the.village, { from: the.today + 1 }),
      'no',
    ],
  ];

  it.each(PEOPLE)('%s', async (_, enrol, expected) => {
    const phone = await enrol();
    const statuses: Record<string, number> = {};
    for (const [route, given] of ROUTES) {
      const id = given['id'] === undefined ? {} : { id: household };
      const { status, reply } = await ask(phone, route, { ...given, ...id, place: the.village });
      statuses[route] = status;
      if (status !== 200) {
        expect(reply.code).toBe('not-yours');
        expect(JSON.stringify(reply)).not.toMatch(/Nghiệm|Hà|H-07/u);
      }
    }
    const all = (status: number) => Object.fromEntries(ROUTES.map(([route]) => [route, status]));
    const table: Record<string, object> = {
      yes: all(200),
      no: all(403),
      'yes, but attention': { ...all(200), attention: 403 },
    };
    expect(statuses).toEqual(table[expected]);
  });

  it('hides a household of another village behind an own place', async () => {
    const other = await the.enrol('member', the.otherVillage);
    for (const route of ['household', 'trace']) {
      const { status, reply } = await ask(other, route, { place: the.otherVillage, id: household });
      expect({ status, code: reply.code }).toEqual({ status: 404, code: 'not-found' });
    }
  });

  it.each([
    ['/api/figures', 400, 'malformed'],
    ['/api/figures?place=x', 400, 'malformed'],
    ['/api/figures?place=AAAAAAAAAA', 404, 'not-found'],
    ['/api/list?place=PLACE&measure=__proto__', 404, 'not-found'],
    ['/api/list?place=PLACE&measure=household-met&met=perhaps', 400, 'malformed'],
    ['/api/figures?place=PLACE&asOf=99999', 400, 'malformed'],
    ['/api/figures?place=PLACE&asOf=1e3', 400, 'malformed'],
    ['/api/search?place=PLACE&q=', 400, 'malformed'],
    ['/api/nothing', 404, 'not-found'],
  ])('answers %s with %i %s', async (path, status, code) => {
    const answer = await officer.send('GET', path.replace('PLACE', the.commune));
    expect({ status: answer.status, code: answer.reply.code }).toEqual({ status, code });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });
});
