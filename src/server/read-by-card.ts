import { type Id, newId } from '#kernel/id.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { Book, Proposal } from '#book/activity.ts';
import { isComing, meetingsOn, publishMeeting } from '#domain/board/meeting-publish.ts';
import { noticesOn, type PublicNotice, publishNotices } from '#domain/board/publish.ts';
import type { Notice } from '#domain/board/state.ts';
import type { HomesState } from '#domain/homes/state.ts';
import { countsHouseholds, householdsFor } from '#domain/reach/measures.ts';
import { type ReachState, tellingsOf } from '#domain/reach/state.ts';
import { asToTell, isAsked, replyOf } from '#domain/reach/turnout.ts';
import type { Language } from '#domain/words.ts';
import type { OwnMeeting } from '#pages/meeting-part.tsx';
import type { Home } from '#server/home.ts';
import { openBoards } from '#server/queries/public-board.ts';

/** `isNoted`: it stands in the village's book that the page was opened, and the page says so. */
export type ReadByCard = {
  readonly notices: readonly PublicNotice[];
  readonly meetings: readonly OwnMeeting[];
  readonly isNoted: boolean;
};

/**
 * What the board tells a household that has opened its own page. That it was opened is written down, once
 * for each edition: the home alone sees it.
 */
export async function readByCard(
  home: Home,
  { homes, village }: { readonly homes: Book; readonly village: Id },
  household: Id,
  language: Language,
): Promise<ReadByCard> {
  const at = home.now();
  const day = dayOfSeconds(at);
  const state = (await home.warm.get(homes)).state as HomesState; // of a homes book
  const found = state.households.get(household);
  const boards = await openBoards(home, village);
  const all = noticesOn(boards, { day, at });
  const own = all.filter(
    ({ notice }) =>
      !countsHouseholds(notice) ||
      (found !== undefined && householdsFor([found], notice).length > 0),
  );
  const told = own.flatMap(({ notice }) =>
    countsHouseholds(notice) && notice.withdrawn === undefined ? [notice] : [],
  );
  const called = meetingsOn(
    boards.flatMap(({ board, isOfCommune }) => (isOfCommune ? [] : [board])),
    day,
  ).filter(({ meeting }) => found !== undefined && isAsked(found, meeting));
  const coming = called.filter(({ meeting }) => isComing(meeting, day));
  const invited = coming.map(({ meeting }) => asToTell(meeting));
  const isNoted = await noteRead(home, homes, household, [...told, ...invited]);
  const reach = await openReach(home, homes);
  const meetings = called.map((each): OwnMeeting => {
    const { meeting } = each;
    const heads = reach && replyOf(reach, meeting, household)?.heads;
    const { meeting: id, edition } = meeting;
    return {
      id,
      edition,
      said: publishMeeting(each, day),
      ...(heads !== undefined && { heads }),
    };
  });
  return { notices: publishNotices(own, language), meetings, isNoted };
}

/** Who was told, and who comes, in the village of a register. */
export async function openReach(home: Home, homes: Book): Promise<ReachState | undefined> {
  const book = home.directory.findBookOf('reach', homes.place);
  return book && ((await home.warm.get(book)).state as ReachState); // of a reach book
}

async function noteRead(
  home: Home,
  homes: Book,
  household: Id,
  notices: readonly Pick<Notice, 'notice' | 'edition'>[],
): Promise<boolean> {
  const book = home.directory.findBookOf('reach', homes.place);
  if (book === undefined || notices.length === 0) return false;
  const reach = (await home.warm.get(book)).state as ReachState; // of a reach book
  const proposals = notices.flatMap(({ notice, edition }): Proposal[] => {
    const isKnown = tellingsOf(reach, notice, household).some(
      (telling) => telling.way === 'page' && telling.edition === edition,
    );
    const body = { telling: newId(home.random), notice, edition, household, way: 'page' };
    return isKnown ? [] : [{ type: 'notice.told@1', on: dayOfSeconds(home.now()), body }];
  });
  // A home without room to write still shows the page.
  return proposals.length === 0 || (await home.recorder.record(book, proposals)).ok;
}
