import type { FactHeader } from '#book/fact.ts';
import type { DoorFact } from '#domain/doors/facts.ts';
import type { HomeFact } from '#domain/homes/facts.ts';

type VillageFact = DoorFact['type'] | HomeFact['type'];

/** What is counted from its day on, and changes nothing that was so before. */
const FROM_ITS_DAY: ReadonlySet<string> = new Set<VillageFact>([
  'household.added@1',
  'resident.added@1',
  'door.visited@1',
  'skill.stepped@1',
]);

/** What no figure asks for. */
const NOT_COUNTED: ReadonlySet<string> = new Set<VillageFact>([
  'consent.marked@1',
  'consent.withdrawn@1',
  'help.given@1',
  'help.corrected@1',
  'help.handed@1',
  'handing.withdrawn@1',
  'attachment.added@1',
  'attachment.withdrawn@1',
  'acting.begun@1',
  'acting.ended@1',
  'door.assigned@1',
  'praise.given@1',
  'pair.agreed@1',
  'pair.ended@1',
  'survey.answered@1',
  'survey.corrected@1',
  'survey.continued@1',
]);

/**
 * From which day on a fact of a village's books can change its figures. A correction tells otherwise of
 * what was, whenever it was: unless it is known here, a fact can change those of any day.
 */
export function figuresFrom({ type, on }: Pick<FactHeader, 'type' | 'on'>): number {
  if (FROM_ITS_DAY.has(type)) return on;
  return NOT_COUNTED.has(type) ? Infinity : -Infinity;
}
