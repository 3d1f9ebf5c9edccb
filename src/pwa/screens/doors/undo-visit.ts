import type { Id } from '#kernel/id.ts';
import { err, ok } from '#kernel/result.ts';
import type { Result } from '#kernel/result.ts';
import { proposeVisitTakenBack, savedWith } from '#domain/doors/propose-undo.ts';
import type { Saved } from '#domain/doors/propose-undo.ts';
import type { Visit } from '#domain/doors/state.ts';
import { asNow } from '#pwa/phone/as-now.ts';
import { bodyOf } from '#pwa/phone/fact-body.ts';
import type { Intended } from '#pwa/phone/save.ts';
import type { Village } from '#pwa/phone/village.ts';

/** Takes a visit back with the steps, the help and the files that were saved within it. */
export function proposeUndo(
  village: Village,
  visit: Id,
  saved: readonly Saved[],
  reason = '',
): Intended {
  const { states, atDoors } = asNow(village);
  return proposeVisitTakenBack(states, atDoors, { visit, saved, reason });
}

/** What was saved within a visit, whoever saved it; a code where this phone cannot read all of it. */
export async function readSavedWith(
  { device, doorsBook, doors }: Village,
  { id, household }: Visit,
): Promise<Result<readonly Saved[], { readonly code: string }>> {
  const places = doors.traces.get(household) ?? [];
  const here = await device.factsOf(doorsBook.id, places);
  // What names a visit comes with it or after it: where it lies here, so does all that was saved within it.
  const isHere = here.some(
    ({ type, body }) => type === 'door.visited@1' && bodyOf(body)['visit'] === id,
  );
  const facts = isHere ? here : await device.fetchFacts(doorsBook.id, places);
  if (!isHere && facts.length < places.length) return err({ code: 'visit-unread' });
  return ok(
    savedWith(
      id,
      facts.map(({ type, body }) => ({ type, body: bodyOf(body) })),
    ),
  );
}
