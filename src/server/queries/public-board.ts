import type { Id } from '#kernel/id.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import { everAround } from '#domain/actor.ts';
import {
  type Boards,
  noticesOn,
  type PublicNotice,
  publishNotices,
} from '#domain/board/publish.ts';
import type { BoardState, Notice } from '#domain/board/state.ts';
import { isHeardIn } from '#domain/heard.ts';
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
  const day = dayOfSeconds(home.now());
  const lineage = lineageOf(places, village, day);
  const around = [...new Set([...lineage, ...everAround(places, village)])];
  const found = around.flatMap((place) => home.directory.findBookOf('board', place) ?? []);
  return Promise.all(
    found.map(async (book) => {
      const { state } = await home.warm.get(book);
      const isOfCommune = !lineage.includes(book.place);
      const isFor = (notice: Notice): boolean =>
        !isOfCommune || isHeardIn(places, book.place, notice, village, day);
      return { board: state as BoardState, isOfCommune, isFor }; // of a board book
    }),
  );
}
