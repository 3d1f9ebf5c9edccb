import type { Id } from '#kernel/id.ts';
import { casesOf, isUntold } from '#domain/doors/cases.ts';
import { pairDues } from '#domain/doors/pairing.ts';
import type { Due } from '#domain/doors/round/worth.ts';
import { aroundIn } from '#pwa/phone/around.ts';
import { spokenName } from '#pwa/phone/names.ts';
import type { Village } from '#pwa/phone/village.ts';

/** What answers of the desk and pairs of neighbours ask of each door tonight. */
export function ownDuesIn(village: Village): (household: Id) => readonly Due[] {
  const pairs = pairDues(village.doors.state, aroundIn(village), village.day);
  return (household) => [...answersFor(village, household), ...(pairs.get(household) ?? [])];
}

/** Answers of the desk that nobody has told there. */
const answersFor = ({ doors, homes, day }: Village, household: Id): readonly Due[] =>
  casesOf(doors.state, household).flatMap((each): readonly Due[] => {
    if (!isUntold(doors.state, each)) return [];
    const person = homes.state.residents.get(each.resident ?? '');
    return [{ code: 'desk-answered', name: person ? spokenName(person, day) : '' }];
  });
