import { type Household, membersOf } from '#domain/homes/state.ts';
import { nameIn } from '#pwa/phone/names.ts';
import type { Village } from '#pwa/phone/village.ts';
import { localPhone } from '#pwa/screens/homes/fields.ts';
import { bridgeWords } from './bridge-words.ts';

/** A number to which messages may go: of the house, or of one of them. */
export type PhoneOf = { readonly of: string; readonly label: string; readonly number: string };

/** Of the house itself. */
export const HOUSE = 'house';

export function phonesIn(village: Village, household: Household): readonly PhoneOf[] {
  const { ofHouse } = bridgeWords.value.household;
  const members = membersOf(village.homes.state, household.id, village.day);
  const own = household.phone;
  return [
    ...(own === undefined ? [] : [{ of: HOUSE, label: ofHouse, number: localPhone(own) }]),
    ...members.flatMap(({ id, phone }) =>
      phone === undefined
        ? []
        : [{ of: id, label: nameIn(village, id), number: localPhone(phone) }],
    ),
  ];
}
