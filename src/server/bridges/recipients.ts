import type { Id } from '#kernel/id.ts';
import { toBase64Url, utf8 } from '#kernel/bytes.ts';
import type { Book, Role } from '#book/activity.ts';
import { asReaching, everAround } from '#domain/actor.ts';
import { isPublic } from '#domain/board/audience.ts';
import type { Notice } from '#domain/board/state.ts';
import { membersOf } from '#domain/groups.ts';
import { isHeardIn } from '#domain/heard.ts';
import { type Household, type HomesState, isThere } from '#domain/homes/state.ts';
import { grantsOf, hasEnded, type PeopleState } from '#domain/people/state.ts';
import {
  childrenOf,
  levelOf,
  lineageOf,
  nameAsOf,
  ancestorsOf,
  type PlacesState,
} from '#domain/places/state.ts';
import type { MessageAnswer } from '#domain/reach/messages.ts';
import type { MailSettings } from '#server/bridges/mail.ts';
import { sha256 } from '#server/crypto.ts';
import type { Home } from '#server/home.ts';
import { mayRead, type Reader } from '#server/me.ts';
import type { StreamLine } from '#server/store/store.ts';

/* For whom a notice on a board is, of those whom a bridge reaches. */

/**
 * Where a household is told: its register and the book of who was told, of one village or of a former one.
 */
export type Chapter = { readonly reach: Book; readonly homes: Book };

/** The chapters of all villages that hear a notice on the board of a place. */
export function chaptersHearing(
  home: Home,
  places: PlacesState,
  board: Id,
  notice: Notice,
  day: number,
): readonly Chapter[] {
  const villages = [day, notice.from].flatMap((on) => villagesIn(places, board, on));
  const heard = villages.filter((village) => isHeardIn(places, board, notice, village, day));
  const chapters = new Set(heard.flatMap((village) => lineageOf(places, village, day)));
  return [...chapters].flatMap((place) => {
    const reach = home.directory.findBookOf('reach', place);
    const homes = home.directory.findBookOf('homes', place);
    return reach === undefined || homes === undefined ? [] : [{ reach, homes }];
  });
}

function villagesIn(places: PlacesState, id: Id, day: number): readonly Id[] {
  const place = places.places.get(id);
  if (place === undefined) return [];
  if (levelOf(nameAsOf(place, day).kind) === 'village') return [id];
  return childrenOf(places, id, day).flatMap((child) => villagesIn(places, child.id, day));
}

/** The number to which a household wants its messages; undefined: the register has none by now. */
export function phoneOf(
  homes: HomesState,
  household: Household,
  { resident: id }: MessageAnswer,
  day: number,
): string | undefined {
  if (id === undefined) return household.phone;
  const resident = homes.residents.get(id);
  const isTheirs = resident?.household === household.id && isThere(resident, day);
  return isTheirs ? resident.phone : undefined;
}

/** Those whose people may read a board: none of a place that neither lies around it nor in it. */
export const peopleBooksFor = (home: Home, places: PlacesState, board: Book): readonly Book[] => {
  const around = new Set(everAround(places, board.place));
  return [...home.directory.books()].filter(
    ({ activity, places: of, place }) =>
      activity === 'people' &&
      of === board.places &&
      (around.has(place) || everAround(places, place).includes(board.place)),
  );
};

/** Who works in a team by a right, whether or not a list of the team names them yet. */
const TEAM: readonly Role[] = ['member', 'leader'];

type At = { readonly people: PeopleState; readonly places: PlacesState; readonly day: number };

/**
 * Whether a device's person is one of those for whom a notice is, among people who work: of what anybody may
 * read, all whose board it is; of what is said to one group, those in it today.
 */
export function isForStream(
  home: Home,
  line: StreamLine,
  { people, places, day }: At,
  board: Book,
  notice: Notice,
): boolean {
  const stream = people.streams.get(line.stream);
  // Who wrote it knows it.
  if (stream === undefined || line.stream === notice.stream || hasEnded(stream, home.now())) {
    return false;
  }
  const reader: Reader = { line, people, places, today: day };
  if (!mayRead(home, reader, board)) return false;
  const at = { people, places, day };
  if (isPublic(notice)) return isReachedByRight(at, line.person, board, notice);
  if (notice.to === 'team' && isReachedByRight(at, line.person, board, notice, TEAM)) return true;
  return membersOf(at, board.place, notice.to).some(
    ({ person, place }) =>
      person === line.person &&
      (place === board.place || isHeardIn(places, board.place, notice, place, day)),
  );
}

const isReachedByRight = (
  { people, places, day }: At,
  person: Id,
  board: Book,
  notice: Notice,
  roles?: readonly Role[],
): boolean =>
  grantsOf(people, person).some((grant) => {
    const isHeld = grant.from <= day && (grant.until === undefined || day <= grant.until);
    if (!isHeld || (roles !== undefined && !roles.includes(grant.role))) return false;
    return asReaching(places, grant, board).some(
      ({ below }) => below !== true || isHeardIn(places, board.place, notice, grant.place, day),
    );
  });

export const mailId = (address: string): Id =>
  toBase64Url(sha256(utf8(`mail ${address}`))).slice(0, 10);

/** The addresses of the settings that hear of what a place says. */
export const addressesFor = (
  { to }: MailSettings,
  places: PlacesState,
  place: Id,
  day: number,
): readonly string[] => {
  const around = ancestorsOf(places, place, day);
  const found = to.filter((each) => around.includes(each.place)).map(({ address }) => address);
  return [...new Set(found)];
};
