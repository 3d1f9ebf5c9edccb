import fc from 'fast-check';
import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { defined } from '#kernel/assert.ts';
import { newId, type Id } from '#kernel/id.ts';
import { seededRandom } from '#kernel/random.ts';
import { isoToDay } from '#kernel/vi-calendar.ts';
import { stripMarks } from '#kernel/vi-text.ts';
import { HOME_FACTS, type HomeFact } from '#domain/homes/facts.ts';
import { emptyHomes, foldHomes, type HomesState } from '#domain/homes/state.ts';
import { emptyPlaces, foldPlaces, type PlacesState } from '#domain/places/state.ts';
import type { PlaceFact } from '#domain/places/facts.ts';
import { planRegister, type PlanBook, type RegisterPlan } from './plan.ts';
import type { Register, RegisterHousehold, RegisterResident } from './register.ts';

const parsed = isoToDay('2026-11-21');
const today = parsed.ok ? parsed.value : Number.NaN;
const at = 1_795_000_000;

const header = { stream: 'stream0000', at, on: today } as const;

function village(places: PlacesState, place: Id, kind: 'thon' | 'ban' | 'xom', name: string): void {
  const fact: PlaceFact = {
    ...header,
    n: 1,
    type: 'place.founded@1',
    body: { place, kind, name, parent: 'commune000', from: 0 },
  };
  foldPlaces(places, fact);
}

let places: PlacesState;
let books: PlanBook[];
const random = seededRandom(7);

beforeEach(() => {
  places = emptyPlaces();
  village(places, 'phuhung000', 'thon', 'Phú Hưng');
  village(places, 'hindam0000', 'ban', 'Hin Đăm');
  village(places, 'xom6000000', 'xom', '6');
  books = [
    { place: 'phuhung000', book: 'bookphung0', homes: emptyHomes() },
    { place: 'hindam0000', book: 'bookhdam00', homes: emptyHomes() },
    { place: 'xom6000000', book: 'bookxom600', homes: emptyHomes() },
  ];
});

const plan = (households: readonly RegisterHousehold[], fallback?: Id): RegisterPlan => {
  const register: Register = {
    households,
    report: { sheets: [], households: 0, residents: 0, notes: [] },
  };
  const options = { places, books, today, newId: () => newId(random) };
  return planRegister(register, fallback === undefined ? options : { ...options, fallback });
};

const homesOf = (book: Id): HomesState =>
  defined(
    books.find((known) => known.book === book),
    book,
  ).homes;

let seq = 0;
function apply({ facts }: RegisterPlan): number {
  let count = 0;
  for (const [book, proposals] of facts) {
    for (const { type, on, body } of proposals) {
      v.parse(HOME_FACTS[type], body);
      seq += 1;
      count += 1;
      const fact = {
        stream: 'stream0000',
        n: seq,
        at,
        receivedAt: at,
        seq,
        type,
        on,
        body,
      } as HomeFact; // by its proposal
      foldHomes(homesOf(book), fact);
    }
  }
  return count;
}

let row = 0;
const where = (): { sheet: string; row: number } => ({ sheet: 'S', row: (row += 1) });
const person = (name: string, more: Partial<RegisterResident> = {}): RegisterResident => ({
  name,
  where: where(),
  ...more,
});
const household = (
  code: string | undefined,
  head: RegisterResident,
  others: RegisterResident[] = [],
  more: Partial<RegisterHousehold> = {},
): RegisterHousehold => ({
  village: 'Thôn Phú Hưng',
  ...(code === undefined ? {} : { code }),
  head: head.name,
  ...(head.birth === undefined ? {} : { birthYear: head.birth.year }),
  residents: [{ ...head, relation: 'head' }, ...others],
  where: where(),
  ...more,
});
const mau = (more: Partial<RegisterResident> = {}): RegisterResident =>
  person('Triệu Văn Mẫu', {
    birth: { year: 1968, day: -657 },
    sex: 'male',
    phone: '+84912345601',
    ...more,
  });
const thu = (more: Partial<RegisterResident> = {}): RegisterResident =>
  person('Lục Thị Thử', { birth: { year: 1971 }, relation: 'spouse', ...more });

describe('a new register', () => {
  test('creates households and people in the books of their villages', () => {
    const first = plan([
      household('1', mau(), [thu()], { phone: '+84912345601', alley: 'Ngõ 2' }),
      household('1', person('Lò Văn Pâng', { birth: { year: 1960 } }), [], {
        village: 'BẢN HIN ĐĂM',
      }),
      household(undefined, person('Phạm Văn Sáu'), [], { village: 'xóm 06' }),
    ]);
    expect(first.created).toEqual({ households: 3, residents: 4 });
    expect(first.review).toEqual([]);
    expect([...first.facts].map(([book, facts]) => [book, facts.length])).toEqual([
      ['bookphung0', 3],
      ['bookhdam00', 2],
      ['bookxom600', 2],
    ]);
    expect(apply(first)).toBe(7);
    const [made] = [...homesOf('bookphung0').households.values()];
    expect(made).toMatchObject({
      code: '1',
      head: 'Triệu Văn Mẫu',
      alley: 'Ngõ 2',
      phone: '+84912345601',
    });
  });

  test('sends unknown villages to review and takes the village meant where none is written', () => {
    const unknown = household('1', mau(), [], { village: 'Thôn Lạ' });
    const missing = household('1', mau(), [], { village: '' });
    expect(plan([unknown]).review).toMatchObject([{ why: 'village-not-known', value: 'Thôn Lạ' }]);
    expect(plan([missing]).review).toMatchObject([{ why: 'village-missing' }]);
    expect(plan([missing], 'hindam0000').facts.get('bookhdam00')).toHaveLength(2);
  });

  test('tells two villages of one name apart by their kind, and knows old names', () => {
    village(places, 'banphung00', 'ban', 'Phú Hưng');
    books.push({ place: 'banphung00', book: 'bookbphung', homes: emptyHomes() });
    expect(
      plan([household('1', mau(), [], { village: 'Bản Phú Hưng' })]).facts.has('bookbphung'),
    ).toBe(true);
    expect(plan([household('1', mau(), [], { village: 'Phú Hưng' })]).review).toMatchObject([
      { why: 'village-unclear' },
    ]);
    const renamed = { place: 'hindam0000', name: 'Hin Đăm Mới', kind: 'ban', from: 10 } as const;
    foldPlaces(places, { ...header, n: 9, type: 'place.renamed@1', body: renamed });
    expect(plan([household('1', mau(), [], { village: 'Hin Đăm' })]).facts.has('bookhdam00')).toBe(
      true,
    );
  });
});

describe('a register that comes again', () => {
  beforeEach(() => {
    apply(
      plan([
        household('05', mau(), [thu()]),
        household(undefined, person('Hoàng Đức Giả', { birth: { year: 1985 } })),
      ]),
    );
  });

  test('creates nothing, whatever its spelling and order', () => {
    const again = plan([
      household(undefined, person('HOANG DUC GIA', { birth: { year: 1985 } })),
      household('Hộ 5', mau({ name: 'Trieu Van Mau' }), [
        thu({ name: 'Lục Thị Thử'.normalize('NFD') }),
      ]),
    ]);
    expect([...again.facts]).toEqual([]);
    expect(again.unchanged).toEqual({ households: 2, residents: 3 });
    expect(again.review).toEqual([]);
  });

  test('edits name the value they replace', () => {
    const changed = plan([
      household('5', mau({ phone: '+84387654321', bank: true }), [thu({ birth: { year: 1972 } })]),
    ]);
    expect(changed.changed).toMatchObject([
      { field: 'phone', was: '+84912345601', to: '+84387654321' },
      { field: 'bank', to: true },
    ]);
    expect(changed.review).toMatchObject([{ why: 'resident-birth-differs', value: 'Lục Thị Thử' }]);
    apply(changed);
    expect(
      plan([household('5', mau({ phone: '+84387654321', bank: true }), [thu()])]).facts.size,
    ).toBe(0);
  });

  test('gives a household its code when it has none, and finds it by code from then on', () => {
    const coded = plan([household('9', person('Hoàng Đức Giả', { birth: { year: 1985 } }))]);
    expect(coded.changed).toMatchObject([{ field: 'code', to: '9' }]);
    expect(coded.created.households).toBe(0);
    apply(coded);
    expect(plan([household('009', person('Hoàng Đức Giả'))]).facts.size).toBe(0);
  });

  test.each([
    ['code-other-head', household('5', person('Bàn Văn Khác', { birth: { year: 1950 } }))],
    ['head-other-code', household('77', mau())],
    ['head-year-unknown', household(undefined, person('Triệu Văn Mẫu'))],
    [
      'household-without-head',
      { village: 'Phú Hưng', residents: [], where: { sheet: 'S', row: 1 } },
    ],
  ])('doubt goes to review: %s', (why, said) => {
    const doubtful = plan([said]);
    expect(doubtful.review).toMatchObject([{ why }]);
    expect(doubtful.facts.size).toBe(0);
  });

  test('who moved, left or stands elsewhere is asked, not added again', () => {
    const homes = homesOf('bookphung0');
    const resident = [...homes.residents.values()].find(({ name }) => name === 'Lục Thị Thử');
    const id = defined(resident, 'the wife').id;
    foldHomes(homes, {
      ...header,
      n: 99,
      type: 'resident.left@1',
      body: { resident: id, reason: 'moved' },
    });
    const asked = plan([
      household('5', mau(), [thu()]),
      household('8', person('Người Khác'), [mau({ relation: 'other' })]),
    ]);
    expect(asked.review.map(({ why }) => why)).toEqual(['resident-left', 'resident-elsewhere']);
    const door = [...homes.households.values()].find(({ code }) => code === '05');
    const left = { household: defined(door, 'the door').id, reason: 'empty' } as const;
    foldHomes(homes, { ...header, n: 100, type: 'household.left@1', body: left });
    expect(plan([household('5', mau())]).review).toMatchObject([{ why: 'household-left' }]);
  });
});

test('a household split over pages is one household', () => {
  const split = plan([household(undefined, mau()), household(undefined, mau(), [thu()])]);
  expect(split.created).toEqual({ households: 1, residents: 2 });
  expect(split.review).toEqual([]);
});

const names = fc.constantFrom(
  'Triệu Văn Mẫu',
  'Lục Thị Thử',
  'Hoàng Đức Giả',
  'Hoang Duc Gia',
  'Đàm Thị Hoà',
  'Đàm Thị Hòa',
  'Vi Vy',
);
const births = fc.constantFrom(
  undefined,
  { year: 1970 },
  { year: 1970, day: 45 },
  { year: 1985, day: 5_600 },
);
const anyPerson = fc
  .record({
    name: names,
    birth: births,
    relation: fc.constantFrom(undefined, 'spouse' as const, 'child' as const, 'other' as const),
    phone: fc.constantFrom(undefined, '+84912345601' as const, '+84387654321' as const),
    bank: fc.constantFrom(undefined, true, false),
  })
  .map(({ name, birth, relation, phone, bank }) =>
    person(name, {
      ...(birth === undefined ? {} : { birth }),
      ...(relation === undefined ? {} : { relation }),
      ...(phone === undefined ? {} : { phone }),
      ...(bank === undefined ? {} : { bank }),
    }),
  );
const anyHousehold = fc
  .record({
    code: fc.constantFrom(undefined, '1', '01', '2', '3', 'A4'),
    head: fc.option(anyPerson, { nil: undefined }),
    others: fc.array(anyPerson, { maxLength: 3 }),
    place: fc.constantFrom('Phú Hưng', 'Thôn Phú Hưng', 'Hin Đăm', '', 'Lạ'),
    phone: fc.constantFrom(undefined, '+84912345601' as const, '+84387654321' as const),
  })
  .map(({ code, head, others, place, phone }): RegisterHousehold => {
    const more = { village: place, ...(phone === undefined ? {} : { phone }) };
    if (head !== undefined) return household(code, head, others, more);
    return { ...more, ...(code === undefined ? {} : { code }), residents: others, where: where() };
  });
const anyRegister = fc.array(anyHousehold, { maxLength: 8 });

function freshBooks(): void {
  books = books.map((book) => ({ ...book, homes: emptyHomes() }));
}

describe('for any register', () => {
  test('the plan of what was applied holds no facts', () => {
    fc.assert(
      fc.property(anyRegister, anyRegister, (before, register) => {
        freshBooks();
        apply(plan(before));
        apply(plan(register));
        expect([...plan(register).facts]).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  test('no order of its rows makes a second household of one code', () => {
    fc.assert(
      fc.property(anyRegister, fc.integer(), (register, seed) => {
        freshBooks();
        apply(plan(register));
        const count = books.map(({ homes }) => homes.households.size);
        const mixed = seededRandom(seed);
        const shuffled = register
          .map((said) => ({ said, key: String(mixed(4)) }))
          .sort((a, b) => (a.key < b.key ? -1 : 1))
          .map(({ said }) => said);
        const again = plan(shuffled);
        apply(again);
        for (const [index, { homes }] of books.entries()) {
          const codes = [...homes.households.values()].flatMap(({ code }) =>
            code === undefined ? [] : [stripMarks(code).replace(/^0+/u, '')],
          );
          expect(new Set(codes).size).toBe(codes.length);
          expect(homes.households.size).toBeGreaterThanOrEqual(count[index] ?? 0);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
