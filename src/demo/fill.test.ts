import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paidMeasure } from '#domain/funds/measures.ts';
import type { FundsState } from '#domain/funds/state.ts';
import { hasConsent, householdsOn, membersOf } from '#domain/homes/state.ts';
import type { PeopleState } from '#domain/people/state.ts';
import { ancestorsOf, childrenOf, codeAsOf, figureAsOf, nameAsOf } from '#domain/places/state.ts';
import { MERGED_FROM } from '#demo/calendar.ts';
import { type DemoHome, openDemoHome } from '#test/support/demo-home.ts';

const SEED = 7;

describe('a small demo', () => {
  let demo: DemoHome;
  beforeAll(async () => {
    demo = await openDemoHome({ seed: SEED, villages: 2 });
  }, 120_000);
  afterAll(() => demo.close());

  test('the same seed gives the same books, another seed others', async () => {
    const heads = await demo.heads();
    const again = await openDemoHome({ seed: SEED, villages: 2 });
    expect(await again.heads()).toEqual(heads);
    await again.close();
    const other = await openDemoHome({ seed: SEED + 1, villages: 1 });
    const otherHeads = await other.heads();
    await other.close();
    expect(otherHeads.some((head) => heads.includes(head))).toBe(false);
    expect(heads.length).toBeGreaterThan(40);
  }, 240_000);

  test('nothing is refused, and little is left to decide', () => {
    expect(demo.noted).toEqual([
      'An Hòa flagged premise-changed',
      'Phú Hưng flagged no-consent',
      'Phú Hưng held outside-grant',
    ]);
  });

  test('tells village by village what it does', () => {
    expect(demo.lines).toEqual([
      'Đang dựng thôn 1/3: Phú Hưng',
      'Đang dựng thôn 2/3: An Hòa',
      'Đang dựng thôn 3/3: Sa Lây',
      'Đã dựng xong',
    ]);
  });

  test('names five people to be, each in their people book with a right of today', async () => {
    const labels = demo.roles.map(({ label }) => label.split(':')[0]);
    expect(labels).toEqual([
      'Thành viên tổ, bản Phú Hưng',
      'Tổ trưởng, bản Phú Hưng',
      'Trưởng bản Sa Lây',
      'Cán bộ xã Sơn Động',
      'Quản trị tỉnh Bắc Ninh',
    ]);
    for (const { person, people } of demo.roles) {
      const book = demo.home.directory.getBook(people);
      const state = (await demo.home.warm.get(book)).state as PeopleState; // of a people book
      const grants = (state.grantsByPerson.get(person) ?? []).map((id) => state.grants.get(id));
      expect(grants.some((grant) => grant !== undefined && grant.until === undefined)).toBe(true);
    }
  });

  test('Phú Hưng has 121 households, over 500 people and one published number', async () => {
    const homes = await demo.homesOf('Phú Hưng');
    const households = householdsOn(homes, demo.today);
    expect(households).toHaveLength(121);
    expect(new Set(households.map(({ code }) => code)).size).toBe(121);
    const people = households.flatMap(({ id }) => membersOf(homes, id, demo.today));
    expect(people.length).toBeGreaterThan(500);
    expect(people.length).toBeLessThan(540);
    expect(people.filter((resident) => hasConsent(resident, demo.today)).length).toBeGreaterThan(5);
    const place = demo.places.places.get(demo.bookOf('homes', 'Phú Hưng').place);
    const published = place && figureAsOf(place, 'minority-percent', demo.today);
    expect(published).toMatchObject({ value: 70, text: 'San Chí, Cao Lan, Tày, Nùng' });
  });

  test('Sa Lây has collected twice to the last household, and is on its way a third time', async () => {
    const book = demo.bookOf('funds', 'Sa Lây');
    const funds = (await demo.home.warm.get(book)).state as FundsState; // of a funds book
    const drives = [...funds.drives.values()].map(({ drive }) => paidMeasure(funds, drive));
    const [first, second, third] = drives.map(({ of, met }) => met.length / of.length);
    expect([first, second]).toEqual([1, 1]);
    expect(third).toBeGreaterThan(0.6);
    expect(third).toBeLessThan(0.8);
    expect([...funds.months.keys()]).toHaveLength(2);
    expect([...funds.transfers.values()].filter(({ left }) => left > 0)).toHaveLength(3);
  });

  test('the commune reads in old and in new boundaries', () => {
    const { places, today } = demo;
    const village = demo.bookOf('homes', 'Phú Hưng').place;
    const namesOn = (day: number) =>
      ancestorsOf(places, village, day).flatMap((id) => {
        const place = places.places.get(id);
        return place === undefined
          ? []
          : [`${nameAsOf(place, day).kind} ${nameAsOf(place, day).name}`];
      });
    expect(namesOn(MERGED_FROM - 1)).toEqual([
      'ban Phú Hưng',
      'xa An Bá',
      'huyen Sơn Động',
      'tinh Bắc Giang',
      'country Việt Nam',
    ]);
    expect(namesOn(today)).toEqual(expect.arrayContaining(['xa Sơn Động', 'tinh Bắc Ninh']));
    const { country } = demo.home.directory.identity;
    const provinces = childrenOf(places, country, today);
    expect(provinces).toHaveLength(34);
    expect(new Set(provinces.map((place) => codeAsOf(place, today))).size).toBe(34);
  });

  test('facts reach the home in the order it gives them, minutes to days after they were saved', async () => {
    const book = demo.bookOf('doors', 'Sa Lây');
    const facts = await demo.home.store.read(book.cell).listFacts(book.id, 0, 20_000);
    expect(facts.length).toBeGreaterThan(2_000);
    const delays = facts.map(({ at, receivedAt }) => receivedAt - at);
    expect(Math.min(...delays)).toBeGreaterThan(0);
    expect(delays.filter((delay) => delay > 2 * 86_400).length).toBeGreaterThan(50);
    const isOrdered = facts.every(
      (fact, index) => fact.receivedAt >= (facts[index - 1]?.receivedAt ?? 0),
    );
    expect(isOrdered).toBe(true);
  });
});
