import type { Id } from '#kernel/id.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { Book, Proposal } from '#book/activity.ts';
import { noticesOn, type PublicNotice, publishNotices } from '#domain/board/publish.ts';
import type { Notice } from '#domain/board/state.ts';
import type { HomesState } from '#domain/homes/state.ts';
import { countsHouseholds, householdsFor } from '#domain/reach/measures.ts';
import { type ReachState, tellingsOf } from '#domain/reach/state.ts';
import type { Language } from '#domain/words.ts';
import type { Home } from '#server/home.ts';
import { openBoards } from '#server/queries/public-board.ts';

/**
 * What the board tells a household that has opened its own page. That it was opened is written down, once
 * for each edition: the home alone sees it.
 */
export async function readByCard(
  home: Home,
  { homes, village }: { readonly homes: Book; readonly village: Id },
  household: Id,
  language: Language,
): Promise<readonly PublicNotice[]> {
  const at = home.now();
  const day = dayOfSeconds(at);
  const state = (await home.warm.get(homes)).state as HomesState; // of a homes book
  const found = state.households.get(household);
  const all = noticesOn(await openBoards(home, village), { day, at });
  const own = all.filter(
    ({ notice }) =>
      !countsHouseholds(notice) ||
      (found !== undefined && householdsFor([found], notice).length > 0),
  );
  const told = own.flatMap(({ notice }) =>
    countsHouseholds(notice) && notice.withdrawn === undefined ? [notice] : [],
  );
  await noteRead(home, homes, household, told);
  return publishNotices(own, language);
}

async function noteRead(
  home: Home,
  homes: Book,
  household: Id,
  notices: readonly Notice[],
): Promise<void> {
  const book = home.directory.findBookOf('reach', homes.place);
  if (book === undefined) return;
  const reach = (await home.warm.get(book)).state as ReachState; // of a reach book
  const proposals = notices.flatMap(({ notice, edition }): Proposal[] => {
    const isKnown = tellingsOf(reach, notice, household).some(
      (telling) => telling.way === 'page' && telling.edition === edition,
    );
    const body = { notice, edition, household, way: 'page' };
    return isKnown ? [] : [{ type: 'notice.told@1', on: dayOfSeconds(home.now()), body }];
  });
  // A home without room to write still shows the page.
  if (proposals.length > 0) await home.recorder.record(book, proposals);
}
