import type { Id } from '#kernel/id.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { Book } from '#book/activity.ts';
import { everAround } from '#domain/actor.ts';
import { basisOf } from '#domain/board/drive-basis.ts';
import {
  meetingsOn,
  type PublicDecision,
  type PublicMeeting,
  publishDecision,
  publishMeeting,
} from '#domain/board/meeting-publish.ts';
import { SPEAKERS } from '#domain/board/access.ts';
import { actorOf } from '#server/ingest/ground.ts';
import type { PeopleState } from '#domain/people/state.ts';
import { eventsOf, type PublicEvent } from '#domain/board/events.ts';
import { noticeCode, noticeCodeBytes, readNoticeCode } from '#domain/board/notice-code.ts';
import {
  asPublic,
  type Board,
  type Boards,
  noticesOn,
  type PublicNotice,
  publishNotice,
  publishNotices,
  type Standing,
  standingOn,
} from '#domain/board/publish.ts';
import { type BoardState, holds, type Notice } from '#domain/board/state.ts';
import { isHeardIn } from '#domain/heard.ts';
import { levelOf, lineageOf, livesOnIn, nameAsOf, type PlacesState } from '#domain/places/state.ts';
import type { Language } from '#domain/words.ts';
import { sha256 } from '#server/crypto.ts';
import type { Home } from '#server/home.ts';
import { openPlaces } from '#server/queries/published.ts';

/** What stands on a village's board now: its own notices, and those of its commune that are for it. */
export async function findPublicBoard(
  home: Home,
  village: Id,
  language: Language,
): Promise<readonly PublicNotice[]> {
  return publishNotices(await standingIn(home, village), language);
}

/** What the village was called to, and what it decided: of its own boards, its commune's call nobody. */
export async function findPublicMeetings(
  home: Home,
  village: Id,
): Promise<readonly PublicMeeting[]> {
  const day = dayOfSeconds(home.now());
  const boards = await openBoards(home, village);
  const own = boards.flatMap(({ board, isOfCommune }) => (isOfCommune ? [] : [board]));
  return meetingsOn(own, day).map((each) => publishMeeting(each, day));
}

/** The decisions of the village that one of its drives rests on, as anyone may read of them. */
export async function findDriveBasis(
  home: Home,
  village: Id,
  { basis, title }: { readonly basis: Parameters<typeof basisOf>[1]; readonly title: string },
): Promise<readonly PublicDecision[]> {
  const boards = await openBoards(home, village);
  const own = boards.flatMap(({ board, isOfCommune }) => (isOfCommune ? [] : [board]));
  return basisOf(own, basis, title).map(publishDecision);
}

/** The same with its dates alone. */
export async function eventsIn(
  home: Home,
  village: Id,
  language: Language,
): Promise<readonly PublicEvent[]> {
  return eventsOf(await standingIn(home, village), language);
}

export async function standingIn(home: Home, place: Id): Promise<readonly Standing[]> {
  const at = home.now();
  return noticesOn(await openBoards(home, place), { day: dayOfSeconds(at), at });
}

/** The boards of a village with those of the communes around it, or of a commune. */
export async function openBoards(home: Home, village: Id): Promise<Boards> {
  const places = await openPlaces(home);
  const day = dayOfSeconds(home.now());
  const lineage = lineageOf(places, village, day);
  const around = [...new Set([...lineage, ...everAround(places, village)])];
  const found = around.flatMap((place) => home.directory.findBookOf('board', place) ?? []);
  return Promise.all(
    found.map(async (book) => {
      const isOwn = lineage.includes(book.place);
      const isFor = (notice: Notice): boolean =>
        isOwn || isHeardIn(places, book.place, notice, village, day);
      return openBoard(home, places, book, isFor);
    }),
  );
}

async function openBoard(
  home: Home,
  places: PlacesState,
  book: Book,
  isFor: Board['isFor'],
): Promise<Board> {
  const { state } = await home.warm.get(book);
  const { place } = book;
  const known = places.places.get(place);
  const isOfCommune =
    known !== undefined && levelOf(nameAsOf(known, dayOfSeconds(home.now())).kind) === 'commune';
  const codeOf = (edition: Id): string => {
    const named = { place, edition };
    return noticeCode(named, sha256(noticeCodeBytes(book.id, named)));
  };
  const board = state as BoardState; // of a board book
  const speakers = await speakersOf(home, places, book, board);
  return { place, board, isOfCommune, isFor, codeOf, speakers };
}

/** Of the streams that recorded something for a board, those whose people speak for its place. */
async function speakersOf(
  home: Home,
  places: PlacesState,
  book: Book,
  { voices }: BoardState,
): Promise<ReadonlySet<Id>> {
  const speakers = new Set<Id>();
  for (const stream of new Set([...voices.values()].map((voice) => voice.stream))) {
    const line = home.directory.findStream(stream);
    if (line === undefined) continue;
    const { state } = await home.warm.get(home.directory.getBook(line.people));
    const people = state as PeopleState; // its line says so
    const grants = actorOf(home.directory, people, places, book, stream)?.grants ?? [];
    if (grants.some(({ role, below }) => below !== true && SPEAKERS.includes(role))) {
      speakers.add(stream);
    }
  }
  return speakers;
}

/** What a code names, and what became of it. */
export type CheckedNotice = {
  readonly notice: PublicNotice;
  /** Which edition was shared: lower than the notice's own when it was corrected since. */
  readonly shared: number;
  readonly state: 'stands' | 'corrected' | 'narrowed' | 'withdrawn' | 'over';
  readonly postedOn: number;
  /** Whose board it was put on, and the place in which that one lives on. */
  readonly place: Id;
  readonly today: Id;
};

/** Undefined for a code that this home did not make, or of what is not for everybody. */
export async function checkNotice(
  home: Home,
  code: string,
  language: Language,
): Promise<CheckedNotice | undefined> {
  const named = readNoticeCode(code);
  const book = named && home.directory.findBookOf('board', named.place);
  if (named === undefined || book === undefined) return undefined;
  const places = await openPlaces(home);
  const source = await openBoard(home, places, book, () => true);
  if (source.codeOf(named.edition) !== code) return undefined;
  const shared = source.board.editions.get(named.edition);
  const standing = shared && source.board.notices.get(shared.notice);
  const notice = standing && asPublic(standing);
  if (shared === undefined || notice === undefined || shared.inside === true) return undefined;
  const day = dayOfSeconds(home.now());
  return {
    notice: publishNotice(standingOn(source, notice), language),
    shared: shared.number,
    state: stateOf(notice, { ...shared, id: named.edition }, { day, at: home.now() }),
    postedOn: notice.postedOn,
    place: book.place,
    today: livesOnIn(places, book.place, day),
  };
}

function stateOf(
  notice: Notice,
  shared: { readonly id: Id; readonly number: number },
  now: { readonly day: number; readonly at: number },
): CheckedNotice['state'] {
  if (notice.withdrawn !== undefined) return 'withdrawn';
  if (!holds(notice, now)) return 'over';
  if (notice.edition === shared.id) return 'stands';
  const isNarrowed = notice.left?.some(({ number }) => number >= shared.number) === true;
  return isNarrowed ? 'narrowed' : 'corrected';
}
