import type { Book } from '#book/activity.ts';
import type { Id } from '#kernel/id.ts';
import { everAround } from '#domain/actor.ts';
import { SPEAKERS } from '#domain/board/access.ts';
import { type BoardState, byWeight, isShown, type Notice } from '#domain/board/state.ts';
import { isHeardIn } from '#domain/heard.ts';
import { householdsOn } from '#domain/homes/state.ts';
import { emptyPeople, type PeopleState } from '#domain/people/state.ts';
import { emptyPlaces, lineageOf, type PlacesState } from '#domain/places/state.ts';
import type { Author } from '#domain/propose.ts';
import { type Reach, reachOf } from '#domain/reach/measures.ts';
import type { Device } from '#device/device.ts';
import { authorIn } from '#pwa/phone/as-now.ts';
import { peopleOf } from '#pwa/phone/attention.ts';
import { phone, tick } from '#pwa/phone/phone.ts';
import { firstPlace } from '#pwa/phone/roles.ts';
import { useVillage, type Village } from '#pwa/phone/village.ts';
import { findCommune } from '#pwa/screens/officer/territory.ts';

/** A notice with the book that it stands in. */
export type Posted = {
  readonly notice: Notice;
  readonly book: Book;
  readonly board: BoardState;
  /** Of the commune, for the village being looked at. */
  readonly isFromAbove: boolean;
};

/** What stands on the boards where the phone is being used. */
export type Boards = {
  readonly device: Device;
  /** Undefined for whoever looks over a commune. */
  readonly village: Village | undefined;
  /** Whose board it is. */
  readonly place: Id;
  readonly places: PlacesState;
  readonly day: number;
  readonly at: number;
  readonly all: readonly Posted[];
};

/** Undefined while no board is here. */
export function useBoards(): Boards | undefined {
  void tick.value;
  const village = useVillage();
  const device = phone.value;
  if (device === undefined) return undefined;
  return firstPlace(device) === 'commune' ? boardsOfCommune(device) : village && boardsOf(village);
}

export function boardsOf(village: Village): Boards {
  const { device, place, day, at } = village;
  const places = village.places?.state ?? emptyPlaces();
  const lineage = lineageOf(places, place, day);
  const around = everAround(places, place);
  const all = postedIn(device, (each) => around.includes(each), lineage).filter(
    ({ notice, book, isFromAbove }) =>
      !isFromAbove || isHeardIn(places, book.place, notice, place, day),
  );
  return { device, village, place, places, day, at, all };
}

function boardsOfCommune(device: Device): Boards | undefined {
  const place = findCommune(device);
  if (place === undefined) return undefined;
  const { at, on: day } = device.now();
  const places = device.places()?.state ?? emptyPlaces();
  const chapters = lineageOf(places, place, day);
  const all = postedIn(device, (each) => chapters.includes(each), chapters);
  return { device, village: undefined, place, places, day, at, all };
}

function postedIn(
  device: Device,
  isNear: (place: Id) => boolean,
  own: readonly Id[],
): readonly Posted[] {
  const posted = device.books().flatMap((book): readonly Posted[] => {
    if (book.activity !== 'board' || !isNear(book.place)) return [];
    const board = device.findView('board', book.place)?.state;
    if (board === undefined) return [];
    const isFromAbove = !own.includes(book.place);
    return [...board.notices.values()].map((notice) => ({ notice, book, board, isFromAbove }));
  });
  return posted.sort((left, right) => byWeight(left.notice, right.notice));
}

export const shownOn = ({ all, day, at }: Boards): readonly Posted[] =>
  all.filter(({ notice }) => isShown(notice, { day, at }));

const PAST_MAX = 20;

/** What stood here once, the newest first. */
export const pastOn = ({ all, day, at }: Boards): readonly Posted[] =>
  all
    .filter(({ notice }) => !isShown(notice, { day, at }) && notice.from <= day)
    .sort((left, right) => right.notice.at - left.notice.at)
    .slice(0, PAST_MAX);

export const findPosted = ({ all }: Boards, id: string): Posted | undefined =>
  all.find(({ notice }) => notice.notice === id);

/** How far a notice has come here; undefined where no village is being looked at. */
export function reachHere(village: Village | undefined, notice: Notice): Reach | undefined {
  if (village === undefined) return undefined;
  const reach = village.device.findView('reach', village.place)?.state;
  if (reach === undefined) return undefined;
  return reachOf(householdsOn(village.homes.state, village.day), reach, notice);
}

/** Whether this person may write on the board of a place today. */
export function maySpeak(device: Device, book: Book | undefined): boolean {
  if (book === undefined) return false;
  const { on } = device.now();
  return authorIn(device, book).grants.some(
    ({ role, from, until = on, below }) =>
      below !== true && SPEAKERS.includes(role) && from <= on && on <= until,
  );
}

/** The states as they are at this moment, and the person of this phone as author. */
export function toWrite(
  device: Device,
  book: Book,
): { states: { board: BoardState; people: PeopleState }; author: Author } | undefined {
  const board = device.findView('board', book.place)?.state;
  if (board === undefined) return undefined;
  const people = peopleOf(device, book)?.state ?? emptyPeople();
  return { states: { board, people }, author: authorIn(device, book) };
}

/** The same for the book of who was told, in the village being looked at. */
export function toTell(village: Village) {
  const { device, place } = village;
  const book = device.findBook('reach', place);
  const reach = device.findView('reach', place)?.state;
  const homes = device.findView('homes', place)?.state;
  if (book === undefined || reach === undefined || homes === undefined) return undefined;
  const people = peopleOf(device, book)?.state ?? emptyPeople();
  return { book, states: { reach, homes, people }, author: authorIn(device, book) };
}

const collator = new Intl.Collator('vi', { numeric: true });

/** The alleys in which somebody lives, as the register names them. */
export const alleysIn = ({ homes, day }: Village): readonly string[] =>
  [...new Set(householdsOn(homes.state, day).flatMap(({ alley }) => alley ?? []))].sort(
    collator.compare,
  );
