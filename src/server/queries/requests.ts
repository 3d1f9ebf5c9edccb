import type { Id } from '#kernel/id.ts';
import type { Book } from '#book/activity.ts';
import { standing } from '#domain/actor.ts';
import { acknowledgeBy, type CareState, dueOf } from '#domain/care/state.ts';
import type { RequestsReply } from '#protocol/privacy.ts';
import { listBreaches } from '#server/breaches.ts';
import { actorOf } from '#server/ingest/ground.ts';
import { findName } from '#server/queries/names.ts';
import { chapterOf } from '#server/queries/seen.ts';
import { booksBeside, type Scope } from '#server/queries/scope.ts';

/** The closed books of a village, its own and those of villages that merged into it, where the reader may. */
export const careBooksOf = (scope: Scope, village: Id): readonly Book[] =>
  booksBeside(scope, village, ['care']);

async function openBreaches(scope: Scope): Promise<RequestsReply['breaches']> {
  const { home, reader, place } = scope;
  const { people, places, line, today } = reader;
  const actor = actorOf(home.directory, people, places, { place: place.id }, line.stream);
  const isAdmin = actor !== undefined && standing(actor, ['admin'], today) === 'on-that-day';
  if (!isAdmin) return [];
  return (await listBreaches(home))
    .filter(({ closedAt }) => closedAt === undefined)
    .map(({ id, detectedAt, reportBy, reportedAt, lines }) => ({
      id,
      detectedAt,
      reportBy,
      ...(reportedAt !== undefined && { reportedAt }),
      text: lines[0]?.text ?? '',
    }));
}

/** Requests of residents: open ones first, the nearest day first; then the answered, newest first. */
export async function requests(scope: Scope): Promise<RequestsReply> {
  const found: RequestsReply['requests'] = [];
  for (const { place } of scope.villages) {
    for (const book of careBooksOf(scope, place.id)) {
      const care = (await scope.home.warm.get(book)).state as CareState; // of a care book
      for (const request of care.requests.values()) {
        const { id, resident, kind, received, acknowledged, extended, closed } = request;
        const { representative, note } = request;
        const household = chapterOf(scope, resident)?.homes.state.residents.get(
          resident,
        )?.household;
        const confirmBy = acknowledgeBy(request);
        found.push({
          id,
          village: place.id,
          resident,
          ...(household !== undefined && { household }),
          name: findName(scope, resident) ?? '',
          kind,
          received,
          acknowledgeBy: confirmBy.day,
          ...(!confirmBy.isSure && { holidaysUnknown: true as const }),
          due: dueOf(request),
          ...(representative !== undefined && { representative }),
          ...(note !== undefined && { note }),
          ...(acknowledged !== undefined && { acknowledged }),
          ...(extended && { extended: { ...extended } }),
          ...(closed && { closed: { ...closed } }),
        });
      }
    }
  }
  found.sort(
    (left, right) =>
      Number(left.closed !== undefined) - Number(right.closed !== undefined) ||
      (left.closed === undefined ? left.due - right.due : right.received - left.received),
  );
  const breaches = await openBreaches(scope);
  return { at: scope.home.now(), today: scope.reader.today, breaches, requests: found };
}
