import { type Example, examplesOn } from '#domain/doors/examples.ts';
import { entryOf } from '#domain/homes/joined.ts';
import { isThere } from '#domain/homes/state.ts';
import type { Village } from '#pwa/phone/village.ts';

type Told = {
  readonly homes: Pick<Village['homes'], 'state'>;
  readonly doors: Pick<Village['doors'], 'state'>;
  readonly day: number;
};

/** What may be told today of people who are there, the newest first. */
export const examplesIn = (village: Told): readonly Example[] =>
  examplesOn(village.doors.state, village.day).filter((each) => isOfSomebody(village, each));

/** Nothing is told on of whoever died or went away; where a village has merged they may not be known here. */
function isOfSomebody({ homes: { state }, day }: Told, { household, resident }: Example): boolean {
  const person = resident === undefined ? undefined : state.residents.get(entryOf(state, resident));
  if (person !== undefined) return isThere(person, day);
  const home = state.households.get(household);
  return home === undefined || isThere(home, day);
}
