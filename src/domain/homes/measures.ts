import type { Id } from '#kernel/id.ts';
import type { Measure } from '#book/activity.ts';
import type { Resident } from '#domain/homes/state.ts';
import { adultsOf, censusOf, type Census, type VillageStates } from '#domain/village.ts';

type HouseholdQuestion = (members: readonly Resident[], business: boolean) => boolean;

/** Households, met when the question is answered with yes over those who live there. */
const households = <Name extends string>(
  id: Name,
  question: HouseholdQuestion,
): Measure<Name, VillageStates> => ({
  id,
  counts: 'household',
  measure: ({ homes }, asOf) => {
    const census = censusOf(homes, asOf);
    const of = census.households.map((household) => household.id);
    const met = census.households.filter((household) =>
      question(census.byHousehold.get(household.id) ?? [], household.business === true),
    );
    return { of, met: met.map((household) => household.id) };
  },
});

/** Residents, met when they are among those chosen. */
const residents = <Name extends string>(
  id: Name,
  choose: (census: Census, asOf: number) => readonly Resident[],
): Measure<Name, VillageStates> => ({
  id,
  counts: 'resident',
  measure: ({ homes }, asOf) => {
    const census = censusOf(homes, asOf);
    return { of: idsOf(census.residents), met: idsOf(choose(census, asOf)) };
  },
});

const idsOf = (list: readonly Resident[]): readonly Id[] => list.map((resident) => resident.id);

/** Figures that the household register alone answers. */
export const HOMES_MEASURES = [
  households('household-smartphone', (members) =>
    members.some((member) => member.smartphone === true),
  ),
  households('household-bank', (members) => members.some((member) => member.bank === true)),
  households('household-epay', (members) => members.some((member) => member.epay === true)),
  /** A smartphone and an account for paying by phone in the same household, not needs the same person's. */
  households(
    'household-smartphone-epay',
    (members) =>
      members.some((member) => member.smartphone === true) &&
      members.some((member) => member.epay === true),
  ),
  households('household-business', (_, business) => business),
  /** Residents of 18 and over; whoever's year of birth is unknown counts as a resident and not as an adult. */
  residents('resident-adult', (census, asOf) => adultsOf(census.residents, asOf)),
] as const;
