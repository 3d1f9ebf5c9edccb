// Facts about places, each over new ones, and what every prepared fact is made of.

import type { JsonObject } from '#kernel/canonical.ts';
import type { Id } from '#kernel/id.ts';
import type { Book, Proposal } from '#book/activity.ts';
import type { Country } from '#test/access/country.ts';

/** Where a fact is said, what must have been said before it, and the fact. */
export type Prepared = {
  readonly book: Book;
  readonly before: readonly { readonly book: Book; readonly proposal: Proposal }[];
  readonly proposal: Proposal;
};

/** In a body, stands for the person who writes the fact. */
export const WRITER = 'writer0000';

export type Make = (country: Country, of: string) => Prepared;

export const say = (country: Country, type: string, body: JsonObject): Proposal => ({
  type,
  on: country.the.today,
  body,
});

/** Three new villages of a commune. */
const overPlaces =
  (
    type: string,
    bodyOf: (villages: readonly [Id, Id, Id], at: { of: Id; day: number }) => JsonObject,
  ): Make =>
  (country, of) => {
    const book = country.book('places', of);
    const villages = [country.newId(), country.newId(), country.newId()] as const;
    const day = country.the.today;
    const parent = country.place(of.split(' to ')[0] ?? '');
    const before = villages.map((place) => ({
      book,
      proposal: say(country, 'place.founded@1', {
        place,
        kind: 'xom',
        name: 'Mới',
        parent,
        from: day - 9,
      }),
    }));
    const to = country.place(of.split(' to ')[1] ?? of);
    return { book, before, proposal: say(country, type, bodyOf(villages, { of: to, day })) };
  };

/** By fact type. */
export const OVER_PLACES: Readonly<Record<string, Make>> = {
  'place.founded@1': (country, of) => ({
    book: country.book('places', of),
    before: [],
    proposal: say(country, 'place.founded@1', {
      place: country.newId(),
      kind: 'xom',
      name: 'Mới',
      parent: country.place(of),
      from: country.the.today,
    }),
  }),
  'place.coded@1': overPlaces('place.coded@1', ([place], { day }) => ({
    place,
    code: place.replaceAll(/[^A-Z0-9]/gu, '').padEnd(4, 'X'),
    from: day,
  })),
  'place.renamed@1': overPlaces('place.renamed@1', ([place], { day }) => ({
    place,
    name: 'Khác',
    kind: 'xom',
    from: day,
  })),
  'place.moved@1': overPlaces('place.moved@1', ([place], { of, day }) => ({
    place,
    parent: of,
    from: day,
  })),
  'place.merged@1': overPlaces('place.merged@1', ([one, two, into], { day }) => ({
    places: [one, two],
    into,
    from: day,
  })),
  'place.split@1': overPlaces('place.split@1', ([place, ...into], { day }) => ({
    place,
    into,
    from: day,
  })),
  'place.figured@1': overPlaces('place.figured@1', ([place], { day }) => ({
    place,
    figure: 'households',
    value: 40,
    source: 'Báo xã',
    from: day,
  })),
};
