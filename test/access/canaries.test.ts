// A home full of names, numbers and secrets that stand nowhere else, and every answer that is not for their
// readers searched for them: pages, refusals, feeds, files of the app, headers and the log.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { utf8 } from '#kernel/bytes.ts';
import { FOLD_PRINT } from '#protocol/fold-print.ts';
import { createApp } from '#server/http/app.ts';
import { LIMITS } from '#server/http/gate.ts';
import { openDirectory } from '#server/directory.ts';
import { plateOf } from '#server/queries/public-household.ts';
import { askedIn, OF_NOBODY } from '#test/access/asked.ts';
import { fillOtherBooks, OTHER_WORDS } from '#test/access/canary-books.ts';
import { json, readAnswer, type Request, type Said, send } from '#test/access/caller.ts';
import { CALLERS, type Country, openCountry } from '#test/access/country.ts';

const WORDS = {
  name: 'Hoàng Yến Tuyệt Mật',
  head: 'Chim Khuyên Tuyệt Mật',
  alley: 'Ngõ Tuyệt Mật',
  note: 'Ghi chú Tuyệt Mật',
  code: 'TM-7070',
  phone: '+84987000777',
  worker: 'Người Tổ Tuyệt Mật',
  device: 'Máy Tuyệt Mật',
  health: 'Bệnh Tuyệt Mật',
  lat: '213377',
  lng: '1068599',
  latShown: '21.3377',
  lngShown: '106.8599',
  key: 'CanaryKeyCanaryKeyCana',
  ...OTHER_WORDS,
  file: 'CanaryFile'.repeat(5).slice(0, 43),
} as const;

let country: Country;
let folder: string;
const canaries: string[] = [];
/** Ids of persons, households and what was done there; those of streams, books and places are no secret. */
const ids: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'banso-canary-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Bản Số</title>');
  const limits = { ...LIMITS, failures: { burst: 10_000, perMinute: 60 } };
  country = await openCountry({ limits });
  const { the } = country;
  const app = createApp(the.home, { pwa: folder, log: (line) => the.log.push(line) });
  country = { ...country, the: { ...the, app } };
  await fill();
}, 120_000);
afterAll(async () => {
  await country.the.close();
  rmSync(folder, { recursive: true });
});

/** Enough households that every figure of A1 is large enough to be shown. */
async function fill(): Promise<void> {
  const { the, newId, record, book } = country;
  const on = the.today;
  const { survey } = await askedIn(country);
  const person = newId();
  const families = Array.from({ length: 30 }, () => ({
    household: newId(),
    resident: newId(),
    visit: newId(),
    attachment: newId(),
  }));
  await record(country.peopleBook('A'), [
    { type: 'person.added@1', on, body: { person, name: WORDS.worker, phone: WORDS.phone } },
  ]);
  await record(
    book('homes', 'A1'),
    families.flatMap(({ household, resident }, index) => [
      {
        type: 'household.added@1',
        on,
        body: {
          household,
          head: WORDS.head,
          alley: WORDS.alley,
          code: `${WORDS.code}${index}`,
          phone: WORDS.phone,
          position: { lat: Number(WORDS.lat), lng: Number(WORDS.lng) },
        },
      },
      {
        type: 'resident.added@1',
        on,
        body: { resident, household, name: WORDS.name, birthYear: 1980, bank: index < 15 },
      },
    ]),
  );
  await record(
    book('doors', 'A1'),
    families.flatMap(({ household, visit, attachment }) => [
      { type: 'door.visited@1', on, body: { visit, household, outcome: 'met', note: WORDS.note } },
      {
        type: 'attachment.added@1',
        on,
        body: {
          attachment,
          household,
          file: WORDS.file,
          key: WORDS.key,
          bytes: 10,
          media: 'image/webp',
        },
      },
    ]),
  );
  await record(
    book('care', 'A1'),
    families.flatMap(({ resident }) => [
      {
        type: 'consent.given@1',
        on,
        body: {
          resident,
          purpose: 'health',
          how: 'spoken',
          language: 'tay',
          readAloud: true,
          wording: 'health@1',
          until: on + 30,
        },
      },
      { type: 'health.noted@1', on, body: { resident, note: WORDS.health } },
    ]),
  );
  const households = families.map(({ household }) => household);
  const secret = await the.home.cards.issue({
    person,
    people: country.peopleBook('A').id,
    singleUse: true,
  });
  const others = await fillOtherBooks(country, survey, households);
  ids.push(person, ...families.flatMap((family) => Object.values(family)), ...others);
  const { persons } = await peopleOf();
  ids.push(...persons);
  canaries.push(
    ...Object.values(WORDS),
    WORDS.phone.slice(3),
    secret,
    'Canh Giữ',
    'Lò Văn',
    ...ids,
  );
}

/** Everybody with a phone. */
async function peopleOf(): Promise<{ persons: readonly string[] }> {
  const { store } = country.the.home;
  const directory = await openDirectory(store, country.the.home.directory.identity);
  const persons = [...country.phones.values()].flatMap(
    ({ stream }) => directory.findStream(stream)?.person ?? [],
  );
  return { persons };
}

function expectNone(where: string, { text, headers }: Pick<Said, 'text' | 'headers'>): void {
  const all = `${text} ${[...headers].flat().join(' ')}`;
  expect(
    canaries.filter((canary) => all.includes(canary)),
    where,
  ).toEqual([]);
}

test('a reader finds them: they are there to be found', async () => {
  const { place } = country;
  const said = await send(country, 'member A1', {
    path: `/api/search?place=${place('A1')}&q=tuyet mat`.replace(' ', '%20'),
  });
  expect(said.text).toContain(WORDS.name);
  const [, household = ''] = ids;
  const seen = await send(country, 'member A1', {
    path: `/api/trace?place=${place('A1')}&id=${household}`,
  });
  const { head, note, phone, key } = WORDS;
  expect([head, note, phone, key].filter((word) => !seen.text.includes(word))).toEqual([]);
  expect(canaries.length).toBeGreaterThan(150);
});

test('no page, file, health answer or address beside them tells any', async () => {
  const plates = [...country.places.values()].flatMap((id) => ids.map((each) => plateOf(id, each)));
  const kinds = ['thon', 'xa', 'quy', 'hoi-dap', 'bang-tin', 'atom', 'rss', 'lich', 'cap'];
  const pages = [...country.places.values()].flatMap((id) => kinds.map((kind) => `/${kind}/${id}`));
  pages.push(...plates.map((plate) => `/bien/${plate}`));
  const beside = [
    '/',
    '/index.html',
    '/healthz',
    '/readyz',
    '/the',
    '/k',
    '/loa',
    '/robots.txt',
    '/api/nothing',
    '/assets/',
    '/xa/',
    '/api/',
  ];
  let figures = 0;
  for (const path of [...pages, ...pages.map((page) => `${page}?lang=en`), ...beside]) {
    const said = await readAnswer(await country.the.app.request(path));
    figures += said.text.includes('(30/31)') ? 1 : 0;
    expectNone(path, said);
  }
  // A page does show a figure of the village that they live in.
  expect(figures).toBeGreaterThan(0);
});

/** Every question about A1, its people and its books, with ids that only its readers know. */
function questions(asked: {
  readonly survey: string;
  readonly campaign: string;
  readonly task: string;
}): readonly Request[] {
  const [person = '', household = ''] = ids;
  const { place, book } = country;
  const at = `place=${place('A1')}`;
  const post = (path: string, value: object): Request => ({
    method: 'POST',
    path,
    body: json(value),
  });
  return [
    ...['figures', 'doors', 'attention'].map((name) => ({ path: `/api/${name}?${at}` })),
    { path: `/api/list?${at}&measure=household-bank` },
    ...['household', 'trace'].map((name) => ({ path: `/api/${name}?${at}&id=${household}` })),
    { path: `/api/search?${at}&q=tuyet` },
    { path: `/api/desk?place=${place('A')}` },
    { path: `/api/questions?place=${place('A')}` },
    ...['seen', 'erase/preview'].map((name) => ({ path: `/api/${name}?${at}&id=${household}` })),
    ...['erased', 'requests', 'due', 'surveys'].map((name) => ({ path: `/api/${name}?${at}` })),
    ...['results', 'households', 'sheet'].map((name) => ({
      path: `/api/survey/${name}?place=${place('A')}&survey=${asked.survey}&question=net&choice=yes`,
    })),
    ...['campaign', 'campaign/doors'].map((name) => ({
      path: `/api/${name}?place=${place('A')}&campaign=${asked.campaign}`,
    })),
    { path: `/api/directives?place=${place('A')}` },
    { path: `/api/directive?place=${place('A')}&task=${asked.task}` },
    post('/api/directive/step', {
      place: place('A1'),
      task: asked.task,
      step: person,
      of: household,
      reason: 'thiếu ảnh',
    }),
    post('/api/export', { place: place('A1'), resident: ids[2] ?? '', why: 'Tò mò' }),
    post('/api/erase', { household, ground: 'asked' }),
    post('/api/survey/close', { place: place('A'), survey: asked.survey }),
    post('/api/request', {
      step: 'receive',
      village: place('A1'),
      resident: ids[2] ?? '',
      kind: 'see',
    }),
    { path: `/api/file?book=${book('doors', 'A1').id}&file=${WORDS.file}&from=0` },
    post('/api/cards', { person }),
    post('/api/household-cards', { village: place('A1'), issue: [household], withdraw: [] }),
    post('/api/decide', {
      book: book('homes', 'A1').id,
      of: [{ stream: household, n: 1 }],
      decision: 'release',
    }),
    {
      method: 'POST',
      path: `/api/import/preview?${at}&name=a.csv`,
      body: utf8(`Họ tên\n${WORDS.name}\n`),
    },
    { path: `/api/devices?person=${person}` },
    post('/api/notify/set', { to: { endpoint: WORDS.name, key: household, auth: person } }),
    { path: `/api/deliveries?${at}&notice=${household}` },
    { path: `/api/ladder?place=${place('A')}` },
    post('/api/ladder/try', {
      place: place('A'),
      drafts: [{ type: 'skill.retired@1', body: { skill: 'zalo', edition: household } }],
    }),
    post('/api/desk/step', { step: 'take', village: place('A1'), case: household }),
    post('/api/questions/step', {
      place: place('A'),
      question: household,
      assignment: 'A'.repeat(10),
      to: 'commune',
      due: country.the.today,
    }),
    ...['funds/preview', 'funds/confirm', 'import/confirm'].map((name) => ({
      method: 'POST',
      path: `/api/${name}?${at}&account=${household}&name=a.csv&preview=${household}`,
      body: utf8(`Họ tên;Số tiền\n${WORDS.name};1000\n`),
    })),
    ...['check', 'open'].map((name) => ({
      method: 'POST',
      path: `/api/survey/${name}?place=${place('A')}&name=a.xlsx&shown=${household}`,
      body: utf8(WORDS.name),
    })),
    post('/api/enrol', { card: WORDS.key, name: WORDS.name }),
    post('/api/push', { protocol: 2, stream: household, parts: [{ book: WORDS.name }] }),
    { path: '/api/pull?protocol=2&have=' },
    { path: `/api/snapshots?protocol=2&print=${FOLD_PRINT}` },
    { path: '/api/follow?protocol=2&have=' },
    { path: '/api/sealed' },
    { path: `/api/sealed/part?name=${'A'.repeat(43)}&from=0` },
  ];
}

test('every address that answers a person is asked here, or stands on no right of theirs', async () => {
  const put = new Set(
    questions(await askedIn(country)).map(
      ({ method = 'GET', path }) => `${method} ${path.split('?')[0] ?? ''}`,
    ),
  );
  const answered = country.the.app.routes.flatMap(({ method, path }) =>
    method === 'ALL' || !path.startsWith('/api/') || path.endsWith('*')
      ? []
      : [`${method} ${path}`],
  );
  const isElsewhere = (route: string): boolean =>
    OF_NOBODY.has(route) || /^\w+ \/api\/(?:sign-in|account|feed)\//u.test(route);
  expect(answered.length).toBeGreaterThan(50);
  expect(answered.filter((route) => !put.has(route) && !isElsewhere(route))).toEqual([]);
});

test('no refusal tells any to whoever has no right', async () => {
  const strangers = CALLERS.filter(
    (who) => !/^(?:member|leader|head|officer|admin) (?:A|P|S|M)|^home/u.test(who),
  );
  expect(strangers.length).toBeGreaterThan(12);
  const asked = await askedIn(country);
  let refused = 0;
  for (const who of strangers) {
    for (const question of questions(asked)) {
      const said = await send(country, who, question);
      // What a phone carries of its own commune is its person's to read, and what is open the province's.
      const isCarried = /^\/api\/(?:pull|snapshots|follow|sealed)/u.test(question.path);
      if (isCarried && said.status === 200) continue;
      expect(said.status, `${question.path} by ${who}`).toBeGreaterThanOrEqual(400);
      refused += 1;
      expectNone(`${question.path} by ${who}`, said);
    }
  }
  expect(refused).toBeGreaterThan(strangers.length * 24);
});

test('no feed tells any, even to those who might read them elsewhere', async () => {
  const books = [...country.the.home.directory.books()];
  let told = 0;
  for (const who of ['province P', 'officer A', 'admin P', 'home']) {
    const paths = [
      ...[...country.places.values()].map((id) => `/api/feed/measures?place=${id}`),
      ...[...country.places.values()].map((id) => `/api/feed/month?place=${id}`),
      ...books.map(({ id }) => `/api/feed/headers?book=${id}&after=0`),
    ];
    for (const path of paths) {
      const said = await send(country, who, { path });
      told += said.status === 200 ? 1 : 0;
      expectNone(`${path} by ${who}`, said);
    }
  }
  expect(told).toBeGreaterThan(50);
});

test.each([
  ['pull', '/api/pull?protocol=2&have='],
  ['snapshots', `/api/snapshots?protocol=2&print=${FOLD_PRINT}`],
  // Open books come after it, with what anybody may read.
  ['follow', '/api/follow?protocol=2&have='],
])('for staff of the province the %s hold the tree alone', async (what, path) => {
  // They have asked as much as they may of late.
  country.the.clock.at += 60;
  const { reply, headers } = await send(country, 'province P', { path });
  // Beside it stands who they are themselves.
  expect(reply['books']).toHaveLength(1);
  const told = JSON.stringify([reply['books'], reply['pieces']]);
  expectNone(what, { text: told, headers });
});

test('the log tells none', () => {
  const { log } = country.the;
  expect(log.length).toBeGreaterThan(20);
  expectNone('the log', { text: log.join('\n'), headers: new Headers() });
});
