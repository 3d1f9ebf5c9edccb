import { describe, expect, test } from 'vitest';
import { day, TODAY } from '#test/domain/world.ts';
import {
  proposeConsent,
  proposeConsentWithdrawn,
  proposeHousehold,
  proposeHouseholdEdits,
  proposeHouseholdLeft,
  proposeHouseholdReturned,
  proposeResident,
  proposeResidentEdits,
  proposeResidentLeft,
  proposeResidentReturned,
} from '#domain/homes/propose.ts';
import { type Offer, outcome, villageWorld } from '#test/domain/offers.ts';

describe('households and people who live there', () => {
  const world = villageWorld();
  const author = world.authorFor('member', 'homes');
  const states = world.states();

  test('names are composed and tidied; a birth date brings its year', () => {
    expect(
      outcome(
        proposeHousehold(states, author, {
          household: 'household3',
          head: ' Ly\u0301  Thi\u0323 Hoa ',
        }),
      ),
    ).toEqual([['household.added@1', { household: 'household3', head: 'Lý Thị Hoa' }]]);
    const resident = {
      resident: 'resident02',
      household: 'household1',
      name: 'Lý Thị Hoa',
      birthDay: day(1990, 2, 3),
    };
    expect(outcome(proposeResident(states, author, resident))).toEqual([
      ['resident.added@1', { ...resident, birthYear: 1990 }],
    ]);
  });

  test.each([
    [
      'a household without code or head',
      () => proposeHousehold(states, author, { alley: 'Ngõ 1', head: ' ' }),
      'name-missing',
    ],
    ['a code twice', () => proposeHousehold(states, author, { code: 'PH-001' }), 'code-taken'],
    [
      'a phone that is none',
      () => proposeHousehold(states, author, { head: 'A', phone: '0912' }),
      'value-wrong',
    ],
    [
      'a person without a name',
      () => proposeResident(states, author, { household: 'household1', name: '\u200b' }),
      'name-missing',
    ],
    [
      'a person nowhere',
      () => proposeResident(states, author, { household: 'household9', name: 'A' }),
      'household-unknown',
    ],
    [
      'a person in an empty house',
      () => proposeResident(states, author, { household: 'household2', name: 'A' }),
      'household-left',
    ],
    [
      'a code that another has',
      () => proposeHouseholdEdits(states, author, 'household2', [{ field: 'code', to: 'PH-001' }]),
      'code-taken',
    ],
    [
      'a name taken away',
      () => proposeResidentEdits(states, author, 'resident01', [{ field: 'name' }]),
      'field-required',
    ],
    [
      'a move nowhere',
      () =>
        proposeResidentEdits(states, author, 'resident01', [
          { field: 'household', to: 'nowhere000' },
        ]),
      'household-unknown',
    ],
    [
      'a consent that is over',
      () => proposeConsent(states, author, 'resident01', TODAY - 1),
      'consent-in-past',
    ],
    [
      'somebody unknown',
      () => proposeResidentLeft(states, author, 'resident09', 'died'),
      'resident-unknown',
    ],
  ] satisfies [string, () => Offer, string][])('%s is not written', (_, offer, code) => {
    expect(outcome(offer())).toBe(code);
  });

  test('an edit names what it replaces, and one without effect is left out', () => {
    const edits = proposeResidentEdits(states, author, 'resident01', [
      { field: 'name', to: ' Triệu Văn  Sinh' },
      { field: 'bank', to: true },
      { field: 'phone' },
      { field: 'birthDay', to: day(1961, 5, 4) },
    ]);
    const change = (body: object) => [
      'resident.changed@1',
      { resident: 'resident01', change: body },
    ];
    expect(outcome(edits)).toEqual([
      change({ field: 'bank', to: true }),
      change({ field: 'birthDay', to: day(1961, 5, 4) }),
      change({ field: 'birthYear', to: 1961 }),
    ]);
    expect(
      outcome(
        proposeHouseholdEdits(states, author, 'household1', [
          { field: 'head', to: 'Triệu Sinh' },
          { field: 'code' },
        ]),
      ),
    ).toEqual([
      [
        'household.changed@1',
        {
          household: 'household1',
          change: { field: 'head', was: 'Triệu Văn Sinh', to: 'Triệu Sinh' },
        },
      ],
      [
        'household.changed@1',
        { household: 'household1', change: { field: 'code', was: 'PH-001' } },
      ],
    ]);
  });

  test('what others changed while a form stood open is neither put back nor hidden', () => {
    const changing = villageWorld();
    const seen = changing.states().homes.residents.get('resident01');
    changing.say('homes', 'second', 'resident.changed@1', {
      resident: 'resident01',
      change: { field: 'phone', to: '+84912345678' },
    });
    const edit = (name: string) =>
      proposeResidentEdits(
        changing.states(),
        author,
        'resident01',
        [{ field: 'name', to: name }, { field: 'phone' }],
        seen,
      );
    expect(outcome(edit('Triệu Văn Sinh'))).toEqual([]);
    changing.say('homes', 'second', 'resident.changed@1', {
      resident: 'resident01',
      change: { field: 'name', was: 'Triệu Văn Sinh', to: 'Triệu Sinh' },
    });
    expect(outcome(edit('Triệu Sinh')), 'both wrote the same').toEqual([]);
    expect(outcome(edit('Triệu Xinh'))).toEqual([
      [
        'resident.changed@1',
        {
          resident: 'resident01',
          change: { field: 'name', was: 'Triệu Văn Sinh', to: 'Triệu Xinh' },
        },
      ],
    ]);
  });

  test('a form that says day and year of birth changes each once', () => {
    const edits = [
      { field: 'birthDay' as const, to: day(1961, 5, 4) },
      { field: 'birthYear' as const, to: 1961 },
    ];
    expect(outcome(proposeResidentEdits(states, author, 'resident01', edits))).toHaveLength(2);
  });

  test('leaving and coming back are written once each', () => {
    expect(outcome(proposeHouseholdLeft(states, author, 'household2', 'moved'))).toEqual([]);
    expect(outcome(proposeHouseholdReturned(states, author, 'household1'))).toEqual([]);
    expect(outcome(proposeHouseholdReturned(states, author, 'household2'))).toEqual([
      ['household.returned@1', { household: 'household2' }],
    ]);
    expect(outcome(proposeResidentReturned(states, author, 'resident01'))).toEqual([]);
    expect(outcome(proposeResidentLeft(states, author, 'resident01', 'died'))).toHaveLength(1);
    expect(outcome(proposeConsentWithdrawn(states, author, 'resident01'))).toEqual([]);
    expect(outcome(proposeConsent(states, author, 'resident01', TODAY))).toEqual([
      ['consent.marked@1', { resident: 'resident01', purpose: 'assist', until: TODAY }],
    ]);
  });
});
