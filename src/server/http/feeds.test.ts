import { afterAll, beforeAll, expect, test } from 'vitest';
import * as v from 'valibot';
import type { Id } from '#kernel/id.ts';
import { HeadersFeed, MeasuresFeed, MonthFeed } from '#protocol/feeds.ts';
import { FEED_HEADERS_MAX } from '#protocol/limits.ts';
import { mustRecord, openTestHome, type TestHome } from '#test/support/test-home.ts';
import type { TestPhone } from '#test/support/test-phone.ts';

let the: TestHome;
let staff: TestPhone;
let third: Id;

/** Households of a village, the first of which have a bank account. */
async function fill(village: Id, count: number, withBank: number): Promise<void> {
  const book = the.home.directory.findBookOf('homes', village);
  if (book === undefined) throw new Error('no book');
  const facts = Array.from({ length: count }, (_, index) => {
    const household = the.newId();
    const resident = {
      resident: the.newId(),
      household,
      name: 'Vi Thị Sen',
      bank: index < withBank,
    };
    return [
      { type: 'household.added@1', on: the.today, body: { household } },
      { type: 'resident.added@1', on: the.today, body: resident },
    ];
  });
  await mustRecord(the.home, book, facts.flat());
}

beforeAll(async () => {
  the = await openTestHome();
  const from = the.today - 500;
  const found = async (name: string, parent: Id): Promise<Id> => {
    const founded = await the.home.founding.found({ kind: 'ban', name, parent, from });
    if (!founded.ok) throw new Error(founded.error.code);
    return founded.value;
  };
  third = await found('Pác Bó', the.commune);
  await fill(the.village, 40, 20);
  await fill(the.otherVillage, 30, 3);
  await fill(third, 30, 12);
  staff = await the.enrol('province', the.province);
});
afterAll(() => the.close());

const measures = async (phone: TestPhone, place: Id): Promise<MeasuresFeed> => {
  const { reply } = await phone.send<object>('GET', `/api/feed/measures?place=${place}`);
  return v.parse(MeasuresFeed, reply);
};
const bankIn = (figures: MeasuresFeed['communes'][number]['villages'][number]['figures']) =>
  figures.find(({ measure }) => measure === 'household-bank')?.numbers;

test('a small number is left out, and another with it, so that the total does not tell it', async () => {
  const { communes, figures } = await measures(staff, the.province);
  const [commune] = communes;
  expect(communes).toHaveLength(1);
  expect(bankIn(commune?.figures ?? [])).toEqual({ of: 100, met: 35 });
  const byName = (commune?.villages ?? []).map(({ place, figures: own }) => [
    place.name,
    bankIn(own),
  ]);
  expect(Object.fromEntries(byName)).toEqual({
    'Nà Lúa': { of: 40, met: 20 },
    'Khe Đá': undefined,
    'Pác Bó': undefined,
  });
  const sum = figures.find(({ measure }) => measure === 'household-bank');
  expect(sum).toEqual({ measure: 'household-bank', of: 100, met: 35, communes: 1 });
  const met = commune?.villages.map(({ figures: own }) =>
    own.find(({ measure }) => measure === 'household-met'),
  );
  expect(met?.map((line) => line?.numbers)).toEqual([40, 30, 30].map((of) => ({ of, met: 0 })));
});

test('what is left out is the same, whatever is asked for', async () => {
  const whole = await measures(staff, the.province);
  const [commune] = (await measures(staff, the.commune)).communes;
  expect(commune).toEqual(whole.communes[0]);
  for (const place of [the.village, the.otherVillage, third]) {
    const [one] = (await measures(staff, place)).communes;
    expect(one?.figures).toBe(undefined);
    expect(one?.villages).toEqual(
      commune?.villages.filter((village) => village.place.id === place),
    );
  }
});

test('a village’s own page tells no more', async () => {
  const open = await (await the.app.request(`/thon/${the.village}`)).text();
  expect(open).toContain('(20/40)');
  for (const [village, small] of [
    [the.otherVillage, '(3/30)'],
    [third, '(12/30)'],
  ] as const) {
    const page = await (await the.app.request(`/thon/${village}`)).text();
    expect(page).toContain('(0/30)');
    expect(page).not.toContain(small);
  }
});

test('headers come in order, in steps, and without what was said', async () => {
  const book = the.homes.id;
  const many = Array.from({ length: FEED_HEADERS_MAX }, () => ({
    type: 'household.added@1',
    on: the.today - 3,
    body: { household: the.newId(), head: 'Lò Văn Nghiệm' },
  }));
  await mustRecord(the.home, the.homes, many);
  const ask = async (after: number): Promise<HeadersFeed> => {
    const path = `/api/feed/headers?book=${book}&after=${after}`;
    return v.parse(HeadersFeed, (await staff.send<object>('GET', path)).reply);
  };
  const first = await ask(0);
  const last = await ask(FEED_HEADERS_MAX);
  expect([first.headers.length, first.more, last.headers.length, last.more]).toEqual([
    1_000,
    true,
    80,
    false,
  ]);
  expect(last.headers.at(-1)).toEqual({
    seq: 1_080,
    type: 'household.added@1',
    stream: the.home.directory.identity.stream,
    n: 1_080,
    at: the.clock.at,
    on: the.today - 3,
    receivedAt: the.clock.at,
    verdict: 'ok',
  });
  expect(first.place.name).toBe('Nà Lúa');
});

test('names every book whose headers may be asked for, and each is answered', async () => {
  const { communes } = await measures(staff, the.village);
  const [commune] = communes;
  const told = [...(commune?.books ?? []), ...(commune?.villages[0]?.books ?? [])];
  expect(told.map(({ activity }) => activity)).toEqual([
    'people',
    'learning',
    'work',
    'board',
    'homes',
    'doors',
    'board',
    'reach',
    'funds',
  ]);
  for (const { id, activity } of told) {
    const { status } = await staff.send('GET', `/api/feed/headers?book=${id}&after=0`);
    expect(status, activity).toBe(200);
  }
});

test('a month that closed tells what was reported, and what is known since', async () => {
  const { home, clock } = the;
  const bankOf = (figures: MonthFeed['figures']): readonly number[] => {
    const found = figures.find(({ measure }) => measure === 'household-bank');
    return [found?.of ?? 0, found?.met ?? 0, found?.communes ?? 0];
  };
  const ask = async (place: Id, rest: string): Promise<MonthFeed> => {
    const path = `/api/feed/month?place=${place}${rest}`;
    return v.parse(MonthFeed, (await staff.send<object>('GET', path)).reply);
  };
  await home.measures.makeUp();
  const open = await ask(the.commune, '');
  const [of = 0, met = 0] = bankOf(open.figures);
  expect(open).toMatchObject({ month: '2026-11', isClosed: false });
  expect(met).toBe(35);
  const byName = open.parts.map(({ place, figures }) => [place.name, bankOf(figures)[2]]);
  expect(Object.fromEntries(byName)).toEqual({ 'Nà Lúa': 1, 'Khe Đá': 0, 'Pác Bó': 0 });
  // The month closes; ten households are told of ten days later.
  clock.at += 20 * 86_400;
  home.measures.tick();
  await home.measures.settled();
  await fill(the.village, 10, 10);
  await home.measures.settled();
  for (const place of [the.commune, the.province]) {
    const then = await ask(place, '&month=2026-11&in=then');
    expect(bankOf(then.figures)).toEqual([of, 35, 1]);
    const today = await ask(place, '&month=2026-11');
    expect(bankOf(today.figures)).toEqual([of + 10, 45, 1]);
    const onDay = await ask(place, '&month=2026-11&in=2026-11-05');
    expect(bankOf(onDay.figures)).toEqual([of + 10, 45, 1]);
    expect([then.isClosed, then.boundaries - today.boundaries]).toEqual([true, -11]);
    expect(bankOf((await ask(place, '')).figures)).toEqual([of + 10, 45, 1]);
  }
  const { status } = await staff.send('GET', `/api/feed/month?place=${the.village}`);
  expect(status).toBe(404);
});
