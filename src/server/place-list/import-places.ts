import { newId } from '#kernel/id.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { PlacesState } from '#domain/places/state.ts';
import type { Home } from '#server/home.ts';
import { checkRows } from './check-rows.ts';
import type { PlaceList } from './listed.ts';
import { type PlacePlan, planPlaces } from './plan-places.ts';
import { type ListProblem, readRows } from './read-rows.ts';

export type PlaceListTask = {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  /** Civil day from which the list holds. */
  readonly from: number;
  /** Only this province and what lies in it. */
  readonly province?: string;
  /** Codes of places that the list calls by another name since. */
  readonly renamed: ReadonlySet<string>;
};

export type PlaceListPlan = PlacePlan & { readonly list: PlaceList };

/** What a published list of provinces and communes adds to the tree of places; writes nothing. */
export async function planPlaceList(
  home: Home,
  task: PlaceListTask,
): Promise<Result<PlaceListPlan, ListProblem>> {
  const rows = await readRows(task.bytes, task.fileName);
  if (!rows.ok) return rows;
  const { province } = task;
  const wanted =
    province === undefined
      ? rows.value
      : rows.value.filter(({ provinceCode }) => provinceCode.trim() === province);
  if (wanted.length === 0) return err({ code: 'province-not-listed' });
  const list = checkRows(wanted);
  const { identity } = home.directory;
  const { state } = await home.warm.get(home.directory.getBook(identity.places));
  const plan = planPlaces(
    {
      places: state as PlacesState, // the state of a places book
      country: identity.country,
      from: task.from,
      on: dayOfSeconds(home.now()),
      newId: () => newId(home.random),
      renamed: task.renamed,
    },
    list,
  );
  return ok({ ...plan, list });
}

/** Writes it, all or nothing, and makes the books of the new places. */
export async function writePlaceList(
  home: Home,
  { proposals }: PlacePlan,
): Promise<Result<number, { readonly code: string }>> {
  const { directory, recorder, founding } = home;
  const written = await recorder.record(directory.getBook(directory.identity.places), proposals);
  if (!written.ok) return written;
  const refused = written.value.find(({ verdict }) => verdict === 'refused');
  if (refused !== undefined) return err({ code: refused.why ?? 'refused' });
  await founding.ensureBooks();
  return ok(written.value.length);
}
