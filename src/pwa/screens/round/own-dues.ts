import type { Id } from '#kernel/id.ts';
import { openDues } from '#domain/funds/measures.ts';
import { entryOf } from '#domain/homes/joined.ts';
import { isUntold } from '#domain/doors/cases.ts';
import { pairDues } from '#domain/doors/pairing.ts';
import type { Due } from '#domain/doors/round/worth.ts';
import { aroundIn } from '#pwa/phone/around.ts';
import { spokenName } from '#pwa/phone/names.ts';
import type { Village } from '#pwa/phone/village.ts';

/** What answers of the desk, pairs of neighbours and the village's drives ask of each door tonight. */
export function ownDuesIn(village: Village): (household: Id) => readonly Due[] {
  const pairs = pairDues(village.doors.state, aroundIn(village), village.day);
  const answers = answersIn(village);
  const { device, place, day } = village;
  const funds = device.findView('funds', place)?.state;
  const open = funds && openDues(funds, day);
  return (household) => [
    ...(answers.get(household) ?? []),
    ...(pairs.get(household) ?? []),
    ...(open?.get(household) ?? []).map(({ title }): Due => ({ code: 'fund', title })),
  ];
}

/** Answers of the desk that nobody has told, by the door where they are to be told now. */
function answersIn({ doors, homes, day }: Village): ReadonlyMap<Id, readonly Due[]> {
  const dues = new Map<Id, readonly Due[]>();
  for (const each of doors.state.cases.values()) {
    if (!isUntold(doors.state, each)) continue;
    const person = homes.state.residents.get(entryOf(homes.state, each.resident ?? ''));
    const household = person?.household ?? each.household;
    if (household === undefined) continue;
    const due: Due = { code: 'desk-answered', name: person ? spokenName(person, day) : '' };
    dues.set(household, [...(dues.get(household) ?? []), due]);
  }
  return dues;
}
