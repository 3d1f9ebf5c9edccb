import type { Id } from '#kernel/id.ts';
import { pairDues } from '#domain/doors/pairing.ts';
import type { Due } from '#domain/doors/round/worth.ts';
import { aroundIn } from '#pwa/phone/around.ts';
import type { Village } from '#pwa/phone/village.ts';

/** What pairs of neighbours ask of each door tonight. */
export const pairDuesIn = (village: Village): ReadonlyMap<Id, readonly Due[]> =>
  pairDues(village.doors.state, aroundIn(village), village.day);
