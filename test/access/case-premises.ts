// Matters passed on to the desk, at the door and there.

import type { JsonObject } from '#kernel/canonical.ts';
import type { Country } from '#test/access/country.ts';
import { type About, family } from '#test/access/home-premises.ts';
import { type Make, say } from '#test/access/place-premises.ts';

type Said = (about: About) => JsonObject;

const of = ({ id, household, resident }: About) => ({ case: id, household, resident });
const asked: Said = (about) => ({
  ...of(about),
  matter: 'birth',
  agreed: { how: 'spoken', wording: 'desk@1' },
});
const letter = ({ id }: About) => ({
  letter: [...id].reverse().join(''),
  from: { book: id, stream: id, n: 1 },
});
const received: Said = (about) => ({ ...letter(about), ...asked(about), village: about.household });

/** @param earlier said before in the same book, over the same people */
const inBook =
  (
    bookOf: (country: Country, of: string) => ReturnType<Country['book']>,
    type: string,
    bodyOf: Said,
    ...earlier: readonly (readonly [string, Said])[]
  ): Make =>
  (country, at) => {
    const book = bookOf(country, at);
    const day = country.the.today;
    // A commune has no register: of whom a case is, its desk does not ask.
    const known = book.activity === 'doors' ? family(country, at) : undefined;
    const { household = country.newId(), resident = country.newId(), before = [] } = known ?? {};
    const about = { household, resident, id: country.newId(), day };
    const then = earlier.map(([first, said]) => ({
      book,
      proposal: say(country, first, said(about)),
    }));
    return { book, before: [...before, ...then], proposal: say(country, type, bodyOf(about)) };
  };

const atDoors = (country: Country, at: string) => country.book('doors', at);
const atDesk = (country: Country, at: string) => country.book('desk', at);
const first = ['case.asked@1', asked] as const;
const came = ['case.received@1', received] as const;

/** By fact type. */
export const ON_CASES: Readonly<Record<string, Make>> = {
  'case.asked@1': inBook(atDoors, 'case.asked@1', asked),
  'case.amended@1': inBook(
    atDoors,
    'case.amended@1',
    (about) => ({ ...of(about), edition: 2, matter: 'death' }),
    first,
  ),
  'case.withdrawn@1': inBook(atDoors, 'case.withdrawn@1', of, first),
  'case.told@1': inBook(
    atDoors,
    'case.told@1',
    (about) => ({ ...of(about), answer: about.id }),
    first,
    [
      'case.replied@1',
      (about) => ({ ...letter(about), ...of(about), state: 'done', answer: about.id }),
    ],
  ),
  'case.untold@1': inBook(
    atDoors,
    'case.untold@1',
    (about) => ({ ...of(about), answer: about.id }),
    first,
    [
      'case.replied@1',
      (about) => ({ ...letter(about), ...of(about), state: 'done', answer: about.id }),
    ],
    ['case.told@1', (about) => ({ ...of(about), answer: about.id })],
  ),
  'case.replied@1': inBook(
    atDoors,
    'case.replied@1',
    (about) => ({ ...letter(about), ...of(about), state: 'taken' }),
    first,
  ),
  'case.received@1': inBook(atDesk, 'case.received@1', received),
  'case.restated@1': inBook(
    atDesk,
    'case.restated@1',
    (about) => ({ ...from(about), ...of(about), edition: 2, matter: 'death' }),
    came,
  ),
  'case.recalled@1': inBook(
    atDesk,
    'case.recalled@1',
    (about) => ({ ...from(about), ...of(about) }),
    came,
  ),
  'case.relayed@1': inBook(
    atDesk,
    'case.relayed@1',
    (about) => ({ ...from(about), ...of(about), answer: about.id }),
    came,
  ),
  'case.unrelayed@1': inBook(
    atDesk,
    'case.unrelayed@1',
    (about) => ({ ...from(about), ...of(about), answer: about.id }),
    came,
  ),
  'case.taken@1': inBook(atDesk, 'case.taken@1', of, came),
  'case.answered@1': inBook(
    atDesk,
    'case.answered@1',
    (about) => ({
      ...of(about),
      answer: [...about.resident].reverse().join(''),
      state: 'done',
      words: 'Đã xong',
    }),
    came,
  ),
};

/** Another letter than the one before. */
function from(about: About) {
  return { ...letter(about), letter: [...about.resident].reverse().join('') };
}
