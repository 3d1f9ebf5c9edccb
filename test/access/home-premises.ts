// A household, somebody in it, and what is said of them.

import type { JsonObject } from '#kernel/canonical.ts';
import type { Id } from '#kernel/id.ts';
import type { Country } from '#test/access/country.ts';
import { type Make, say } from '#test/access/place-premises.ts';

/** A household and somebody in it, in the village's register. */
export function family(country: Country, of: string) {
  const homes = country.book('homes', of);
  const [household, resident] = [country.newId(), country.newId()];
  const before = [
    { book: homes, proposal: say(country, 'household.added@1', { household }) },
    {
      book: homes,
      proposal: say(country, 'resident.added@1', { resident, household, name: 'Lò Thị Thử' }),
    },
  ];
  return { homes, household, resident, before };
}

export type About = {
  readonly household: Id;
  readonly resident: Id;
  readonly id: Id;
  readonly day: number;
};

/** @param earlier types said before with the same body, over the same people */
export const atHome =
  (
    type: string,
    bodyOf: (about: About) => JsonObject,
    ...earlier: readonly [string, (about: About) => JsonObject][]
  ): Make =>
  (country, of) => {
    const { homes, household, resident, before } = family(country, of);
    const about = { household, resident, id: country.newId(), day: country.the.today };
    const then = earlier.map(([first, told]) => ({
      book: homes,
      proposal: say(country, first, told(about)),
    }));
    return {
      book: homes,
      before: [...before, ...then],
      proposal: say(country, type, bodyOf(about)),
    };
  };

export const atDoor =
  (
    type: string,
    bodyOf: (about: About) => JsonObject,
    ...earlier: readonly [string, (about: About) => JsonObject][]
  ): Make =>
  (country, of) => {
    const { household, resident, before } = family(country, of);
    const about = { household, resident, id: country.newId(), day: country.the.today };
    const book = country.book('doors', of);
    const then = earlier.map(([first, told]) => ({
      book,
      proposal: say(country, first, told(about)),
    }));
    return { book, before: [...before, ...then], proposal: say(country, type, bodyOf(about)) };
  };
