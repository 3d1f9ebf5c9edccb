import type { JsonObject } from '#kernel/canonical.ts';
import type { Letter, Reaction } from '#book/letter.ts';
import type { DoorFact } from '#domain/doors/facts.ts';
import type { DoorsState } from '#domain/doors/state.ts';

/** What is asked of the desk at a door, and that its answer was told there, goes to the desk by letter. */
export const DOORS_LETTERS: Reaction<DoorsState, DoorFact> = {
  after: ['case.asked@1', 'case.amended@1', 'case.withdrawn@1', 'case.told@1', 'case.untold@1'],
  write(_, fact, { place }) {
    const toDesk = (follows: string, type: string, body: JsonObject): Letter => ({
      to: 'desk',
      place,
      follows,
      type,
      body,
    });
    switch (fact.type) {
      case 'case.asked@1':
        return toDesk(fact.body.case, 'case.received@1', { ...fact.body, village: place });
      case 'case.amended@1':
        return toDesk(fact.body.case, 'case.restated@1', fact.body);
      case 'case.withdrawn@1':
        return toDesk(fact.body.case, 'case.recalled@1', fact.body);
      case 'case.told@1':
        return toDesk(fact.body.case, 'case.relayed@1', fact.body);
      case 'case.untold@1':
        return toDesk(fact.body.case, 'case.unrelayed@1', fact.body);
      default:
        return undefined;
    }
  },
};
