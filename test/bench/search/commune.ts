// A commune of 5,000 households and 24,000 people, named as the demo names its own.

import { newId } from '#kernel/id.ts';
import { type Random, randomInt, seededRandom } from '#kernel/random.ts';
import { emptyFolded, type Folded, overlayFolded } from '#book/folded.ts';
import { NAME_STOCKS } from '#demo/names.ts';
import { BOOKS } from '#domain/books.ts';
import { foldHomes, type HomesState } from '#domain/homes/state.ts';

export const HOUSEHOLDS = 5_000;
export const PEOPLE = 24_000;
export const DAY = 20_780;

const pick = (random: Random, from: readonly string[]): string =>
  from[randomInt(random, from.length)] ?? '';

function nameOne(random: Random): string {
  const { families, men, women } = NAME_STOCKS.dongBac;
  const { middlesNow, givenNow } = randomInt(random, 2) === 0 ? men : women;
  return [pick(random, families), pick(random, middlesNow), pick(random, givenNow)].join(' ');
}

/** As a phone holds it: own facts may lie over what is confirmed. */
export function openCommune(): { homes: Folded<HomesState>; names: readonly string[] } {
  const random = seededRandom(7);
  const base = emptyFolded(BOOKS.homes);
  const names: string[] = [];
  const households = Array.from({ length: HOUSEHOLDS }, (_, index) => {
    const household = newId(random);
    const body = { household, code: `H${index + 1}`, alley: `Ngõ ${(index % 60) + 1}` };
    foldHomes(base.state, { type: 'household.added@1', stream: 's', n: 1, at: 0, on: 1, body });
    return household;
  });
  for (let index = 0; index < PEOPLE; index += 1) {
    const household = households[index % HOUSEHOLDS] ?? '';
    const name = nameOne(random);
    names.push(name);
    const birthYear = 1940 + randomInt(random, 80);
    const relation = index < HOUSEHOLDS ? ('head' as const) : ('child' as const);
    const body = { resident: newId(random), household, name, birthYear, relation };
    foldHomes(base.state, { type: 'resident.added@1', stream: 's', n: 1, at: 0, on: 1, body });
  }
  return { homes: overlayFolded(base), names };
}
