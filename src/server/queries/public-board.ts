import type { Id } from '#kernel/id.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import { everAround } from '#domain/actor.ts';
import {
  type Boards,
  noticesOn,
  type PublicNotice,
  publishNotices,
} from '#domain/board/publish.ts';
import type { BoardState } from '#domain/board/state.ts';
import { lineageOf } from '#domain/places/state.ts';
import type { Language } from '#domain/words.ts';
import type { Home } from '#server/home.ts';
import { openPlaces } from '#server/queries/published.ts';

/** What stands on a village's board now: its own notices, and those of its commune that are for it. */
export async function findPublicBoard(
  home: Home,
  village: Id,
  language: Language,
): Promise<readonly PublicNotice[]> {
  const at = home.now();
  const boards = await openBoards(home, village);
  return publishNotices(noticesOn(boards, { day: dayOfSeconds(at), at }), language);
}

export async function openBoards(home: Home, village: Id): Promise<Boards> {
  const places = await openPlaces(home);
  const lineage = lineageOf(places, village, dayOfSeconds(home.now()));
  const around = [...new Set([...lineage, ...everAround(places, village)])];
  const boards = await Promise.all(
    around.flatMap((place) => {
      const book = home.directory.findBookOf('board', place);
      return book === undefined ? [] : [openBoard(home, book.id, !lineage.includes(place))];
    }),
  );
  return { boards, lineage };
}

async function openBoard(home: Home, book: Id, isOfCommune: boolean) {
  const { state } = await home.warm.get(home.directory.getBook(book));
  return { board: state as BoardState, isOfCommune }; // of a board book
}
