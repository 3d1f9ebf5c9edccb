import { afterEach, expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { seededRandom } from '#kernel/random.ts';
import { dayOfSeconds, startOfDay } from '#kernel/vi-calendar.ts';
import type { Proposal } from '#book/activity.ts';
import type { DoorsState } from '#domain/doors/state.ts';
import type { HomesState } from '#domain/homes/state.ts';
import { measureAll } from '#domain/measures.ts';
import { lastDayOf, type Month, monthOfDay } from '#domain/months.ts';
import { existsOn, levelOf, liesWithin, nameAsOf, type PlacesState } from '#domain/places/state.ts';
import { addUp, tellCommune } from '#domain/sums.ts';
import type { Home } from '#server/home.ts';
import { communeOf, openLadder } from '#server/ladders.ts';
import { cellOfPlace, SENSITIVE } from '#server/measures/above.ts';
import { dayOfReport } from '#server/measures/grid.ts';
import { readMonth, type View } from '#server/measures/read.ts';
import { leavesOf } from '#server/measures/village.ts';
import { openPlaces } from '#server/queries/published.ts';
import { verifyMonths } from '#server/verify-months.ts';
import { mustRecord, openTestHome, type TestHome } from '#test/support/test-home.ts';

/* What is kept, against the same asked of all books anew, after random months of a random country. */

let the: TestHome;
afterEach(() => the.close());

const MONTHS = 3;

type Reported = Map<Month, Map<Id, readonly number[]>>;

/** A country whose books go on: `next(n)` is a number below n. */
class Country {
  readonly provinces: Id[] = [];
  readonly communes: Id[] = [];
  readonly villages: Id[] = [];
  readonly reported: Reported = new Map();
  /** When the home first heard of a village. */
  readonly heard = new Map<Id, Month>();
  readonly begun: Month;
  readonly home: Home;
  readonly next: (below: number) => number;
  constructor(home: Home, next: (below: number) => number) {
    this.home = home;
    this.next = next;
    this.begun = monthOfDay(this.today());
  }

  today = (): number => dayOfSeconds(this.home.now());
  pick = <Item>(items: readonly Item[]): Item => {
    const item = items[this.next(items.length)];
    if (item === undefined) throw new Error('none to pick');
    return item;
  };

  async found(kind: 'tinh' | 'xa' | 'ban', parent: Id): Promise<Id> {
    const name = `${kind} ${this.next(1e6)}`;
    const from = this.today() - 400;
    const founded = await this.home.founding.found({ kind, name, parent, from });
    if (!founded.ok) throw new Error(founded.error.code);
    return founded.value;
  }

  async lay(): Promise<void> {
    for (let p = 0; p < 2; p += 1) {
      const province = await this.found('tinh', this.home.directory.identity.country);
      this.provinces.push(province);
      for (let c = 0; c < 2; c += 1) {
        const commune = await this.found('xa', province);
        this.communes.push(commune);
        for (let v = 0; v < 3; v += 1) this.villages.push(await this.found('ban', commune));
      }
    }
  }

  /** Households with people, some of whom have an account, on some day until today. */
  async work(): Promise<void> {
    const village = this.pick(this.villages);
    const book = this.home.directory.findBookOf('homes', village);
    if (book === undefined) throw new Error('no book');
    const on = this.today() - this.next(50);
    const facts: Proposal[] = [];
    for (let count = 1 + this.next(9); count > 0; count -= 1) {
      const household = the.newId();
      const bank = this.next(2) === 0;
      const resident = { resident: the.newId(), household, name: 'Vi Thị Sen', bank };
      facts.push(
        { type: 'household.added@1', on, body: { household } },
        { type: 'resident.added@1', on, body: resident },
      );
    }
    await mustRecord(this.home, book, facts);
    if (!this.heard.has(village)) this.heard.set(village, monthOfDay(this.today()));
  }

  async openVillage() {
    const { directory, warm } = this.home;
    const village = this.pick(this.villages);
    const homes = directory.findBookOf('homes', village);
    const doors = directory.findBookOf('doors', village);
    if (homes === undefined || doors === undefined) throw new Error('no books');
    const { residents } = (await warm.get(homes)).state as HomesState;
    const { visits, rungsByResident } = (await warm.get(doors)).state as DoorsState;
    return { homes, doors, visits, rungsByResident, residents: [...residents.values()] };
  }

  /** Doors are visited and skills learnt, on some day until today. */
  async goRound(): Promise<void> {
    const { doors, residents } = await this.openVillage();
    if (residents.length === 0) return;
    const on = this.today() - this.next(80);
    const { id: resident, household } = this.pick(residents);
    const [visit, step] = [the.newId(), the.newId()];
    const learnt = { step, household, resident, skill: this.pick(['vneid-2', 'shopping']) };
    await mustRecord(this.home, doors, [
      { type: 'door.visited@1', on, body: { visit, household, outcome: 'met' } },
      { type: 'skill.stepped@1', on, body: { ...learnt, reached: 'alone' } },
    ]);
  }

  /** Something turns out to have been otherwise all the time. */
  async correct(): Promise<void> {
    const { homes, doors, visits, rungsByResident, residents } = await this.openVillage();
    if (residents.length === 0) return;
    const { id: resident, household, bank } = this.pick(residents);
    const on = this.today();
    const what = this.next(3);
    const [visit] = visits.values();
    if (what === 0 && visit !== undefined) {
      const body = { visit: visit.id, household: visit.household, was: visit.outcome };
      return mustRecord(this.home, doors, [{ type: 'door.corrected@1', on, body }]);
    }
    const [rung] = rungsByResident.get(resident) ?? [];
    if (what === 1 && rung?.reached !== undefined) {
      const body = { step: rung.step, household, resident, was: rung.reached };
      return mustRecord(this.home, doors, [{ type: 'skill.corrected@1', on, body }]);
    }
    const change = { field: 'bank', was: bank === true, to: bank !== true };
    const body = { resident, change };
    return mustRecord(this.home, homes, [{ type: 'resident.changed@1', on, body }]);
  }

  /** Boundaries change: communes merge, villages merge, a commune moves to the other province. */
  async redraw(): Promise<void> {
    const places = await openPlaces(this.home);
    const day = this.today();
    const isStanding = (id: Id): boolean => {
      const place = places.places.get(id);
      return place !== undefined && existsOn(place, day + 400);
    };
    const from = day - 20 + this.next(25);
    const change = this.next(3);
    const book = this.home.directory.getBook(this.home.directory.identity.places);
    const say = (type: string, body: Proposal['body']): Promise<void> =>
      mustRecord(this.home, book, [{ type, on: day, body }]);
    if (change === 0) {
      const body = { place: this.pick(this.communes.filter(isStanding)), from };
      return say('place.moved@1', { ...body, parent: this.pick(this.provinces) }).catch(ignore);
    }
    const list = (change === 1 ? this.communes : this.villages).filter(isStanding);
    const [into, other] = [this.pick(list), this.pick(list)];
    if (into === other) return undefined;
    return say('place.merged@1', { places: [other], into, from }).catch(ignore);
  }

  async pairsOf(leaf: Id, day: number): Promise<readonly number[]> {
    const { directory, warm } = this.home;
    const found = leavesOf({ directory }).find(({ place }) => place === leaf);
    if (found === undefined) throw new Error('no books');
    const places = await openPlaces(this.home);
    const ladder = await openLadder(this.home, places, communeOf(places, leaf, day), day);
    const homes = (await warm.get(found.homes)).state as HomesState;
    const doors = (await warm.get(found.doors)).state as DoorsState;
    const measured = measureAll({ homes, doors, ladder }, day).values();
    return Array.from(measured).flatMap(({ of, met }) => [of.length, met.length]);
  }

  /** Writes down what is known at the end of the month, and lets the next one begin. */
  async close(): Promise<void> {
    const month = monthOfDay(this.today());
    const pairs = new Map<Id, readonly number[]>();
    for (const leaf of this.villages) pairs.set(leaf, await this.pairsOf(leaf, lastDayOf(month)));
    this.reported.set(month, pairs);
    the.clock.at = startOfDay(lastDayOf(month) + 1) + this.next(3) * 86_400;
  }
}

const ignore = (): undefined => undefined; // what may not be is refused, and the next thing is tried

type Expected = { readonly sums: readonly number[]; readonly parts: Record<Id, readonly number[]> };

/** The same, asked of the dated tree and of the books of every village. */
async function recount(country: Country, place: Id, month: Month, view: View): Promise<Expected> {
  const places = await openPlaces(country.home);
  const today = country.today();
  const reportDay = dayOfReport(month, today);
  const closed = country.reported.get(month);
  const named = view === 'then' ? reportDay : today;
  const day = typeof view === 'number' ? view : named;
  const pairs = new Map<Id, readonly number[]>();
  for (const leaf of country.villages) {
    if ((country.heard.get(leaf) ?? month + 1) > month) continue;
    const then = view === 'then' ? closed?.get(leaf) : undefined;
    pairs.set(leaf, then ?? (await country.pairsOf(leaf, lastDayOf(month))));
  }
  const villagesIn = (commune: Id, on: number): readonly Id[] =>
    standing(places, country.villages, on)
      .filter((id) => liesWithin(places, id, commune, on))
      .sort();
  const merged = (village: Id, on: number): readonly Id[] =>
    country.villages.filter((leaf) => liesWithin(places, leaf, village, on));
  const cut = (commune: Id, on: number): string =>
    villagesIn(commune, on)
      .map((village) => merged(village, on).toSorted().join(' '))
      .sort()
      .join(', ');
  const cuts = new Set(
    standing(places, country.communes, reportDay).map((id) => cut(id, reportDay)),
  );
  const tell = (commune: Id) => {
    const villages = villagesIn(commune, day);
    const lists = villages.map((village) =>
      addUp(merged(village, day).map((leaf) => pairs.get(leaf) ?? [])),
    );
    const isAsReported = (view === 'then' && closed !== undefined) || cuts.has(cut(commune, day));
    const heard = villages.filter((_, at) => (lists[at] ?? []).length > 0);
    const told = tellCommune(
      lists.filter((list) => list.length > 0),
      SENSITIVE,
      isAsReported,
    );
    return { villages: heard, told, sums: heard.length === 0 ? [] : told.commune };
  };
  const communes = standing(places, country.communes, day);
  if (communes.includes(place)) {
    const { villages, told, sums } = tell(place);
    const numbers = told.villages();
    const parts = villages.map((id, at) => [id, numbers[at] ?? []] as const);
    return { sums, parts: Object.fromEntries(parts) };
  }
  const sumOf = (outer: Id): readonly number[] =>
    addUp(communes.filter((id) => liesWithin(places, id, outer, day)).map((id) => tell(id).sums));
  const below = country.provinces.includes(place)
    ? communes.filter((id) => liesWithin(places, id, place, day))
    : country.provinces;
  const parts = below.map((id) => [id, sumOf(id)] as const).filter(([, sums]) => sums.length > 0);
  return { sums: sumOf(place), parts: Object.fromEntries(parts) };
}

const standing = (places: PlacesState, ids: readonly Id[], day: number): readonly Id[] =>
  ids.filter((id) => {
    const place = places.places.get(id);
    return place !== undefined && existsOn(place, day) && levelOf(nameAsOf(place, day).kind);
  });

async function expectAllEqual(country: Country): Promise<number> {
  const { home } = country;
  const today = country.today();
  const reads = {
    store: home.store,
    grid: await home.measures.openGrid(),
    sensitive: SENSITIVE,
    today,
  };
  const places = await openPlaces(home);
  let compared = 0;
  for (let month = country.begun; month <= monthOfDay(today); month += 1) {
    const views: readonly View[] = ['then', 'today', today - country.next(120)];
    for (const view of views) {
      const above = [home.directory.identity.country, ...country.provinces, ...country.communes];
      for (const place of above) {
        const found = await readMonth(reads, place, month, view);
        // An ended commune lives on in another, and is told there.
        if (standing(places, [place], found.day).length === 0) continue;
        const expected = await recount(country, place, month, view);
        const parts = Object.fromEntries(found.parts.map((part) => [part.place, part.numbers]));
        const zeros = SENSITIVE.flatMap(() => [0, 0, 0]);
        const where = `${place} in ${month}, ${view}`;
        expect(withoutNone(parts), where).toEqual(withoutNone(expected.parts));
        expect(found.sums, where).toEqual(expected.sums.length === 0 ? zeros : expected.sums);
        compared += 1;
      }
    }
  }
  return compared;
}

/** A place in which nothing is counted yet may be told as nothing, or not at all. */
const withoutNone = (parts: Record<Id, readonly number[]>) =>
  Object.fromEntries(
    Object.entries(parts).filter(([, sums]) => sums.some((number, at) => at % 3 < 2 && number > 0)),
  );

test.each([1, 2])(
  'kept figures are those of all books anew: seed %i',
  { timeout: 120_000 },
  async (seed) => {
    the = await openTestHome({ seed, at: 1_788_300_000 });
    const random = seededRandom(seed);
    const next = (below: number): number => {
      const [a = 0, b = 0, c = 0] = random(3);
      return ((a << 16) | (b << 8) | c) % below;
    };
    const country = new Country(the.home, next);
    await country.lay();
    await the.home.measures.makeUp();
    for (let month = 0; month < MONTHS; month += 1) {
      for (let count = 0; count < 20; count += 1) {
        const { work, goRound, correct, redraw } = country;
        await country.pick([work, work, goRound, goRound, correct, correct, redraw]).call(country);
        if (next(2) === 0) await the.home.measures.settled();
      }
      if (month < MONTHS - 1) await country.close();
      the.home.measures.tick();
      await the.home.measures.settled();
    }
    expect(await expectAllEqual(country)).toBeGreaterThan(20);
    const { directories } = the.home.store;
    const lines = {
      identity: await directories.findIdentity(),
      books: await directories.listBooks(),
      streams: [],
    };
    const verified = await verifyMonths(the.home.store, lines);
    expect(verified).toMatchObject({ defects: [], notes: [] });
    expect(verified.months).toBeGreaterThan(20);
    // Numbers that no book gives are found, wherever they stand.
    for (const place of [
      country.pick([...country.heard.keys()]),
      country.pick(country.provinces),
    ]) {
      const cell = cellOfPlace(place);
      const [kept] = await the.home.store.read(cell).listMonths(place);
      if (kept === undefined) throw new Error('nothing is kept');
      const full = await the.home.store.read(cell).findMonth(place, kept.month);
      const wrong = { ...(full ?? kept), corrected: Uint8Array.of(9) };
      await the.home.store.write(cell, (writing) => writing.putMonth(wrong));
      const { defects } = await verifyMonths(the.home.store, lines);
      expect(defects.filter((line) => line.includes(place))).toHaveLength(1);
    }
  },
);
