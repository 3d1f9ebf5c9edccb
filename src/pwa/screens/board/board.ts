import type { Book } from '#book/activity.ts';
import type { Id } from '#kernel/id.ts';
import { everAround } from '#domain/actor.ts';
import type { Meeting } from '#domain/board/meeting-state.ts';
import { asHeard, type BoardState, byWeight, isShown, type Notice } from '#domain/board/state.ts';
import { isHeardIn } from '#domain/heard.ts';
import { householdsOn } from '#domain/homes/state.ts';
import { emptyPlaces, lineageOf, livesOnIn, type PlacesState } from '#domain/places/state.ts';
import type { Device } from '#device/device.ts';
import { phone, tick } from '#pwa/phone/phone.ts';
import { firstPlace } from '#pwa/phone/roles.ts';
import { useVillage, type Village } from '#pwa/phone/village.ts';
import { asNotice } from '#pwa/screens/meetings/as-notice.ts';
import { findCommune } from '#pwa/screens/officer/territory.ts';

/** A notice with the book that it stands in. */
export type Posted = {
  readonly notice: Notice;
  readonly book: Book;
  readonly board: BoardState;
  /** Of the commune, for the village being looked at. */
  readonly isFromAbove: boolean;
  /** What it invites to, where it is the invitation to a meeting of this village. */
  readonly meeting?: Meeting;
};

/** Where it is read. */
export const hrefOf = ({ notice, meeting }: Posted): string =>
  `#/${meeting === undefined ? 'board' : 'meeting'}/${notice.notice}`;

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
  // What its chapters say is the village's own.
  const lineage = lineageOf(places, livesOnIn(places, place, day), day);
  const around = everAround(places, place);
  const all = postedIn(device, (each) => around.includes(each), lineage, true).flatMap((posted) => {
    if (!posted.isFromAbove) return [posted];
    const isFor = (notice: Notice) => isHeardIn(places, posted.book.place, notice, place, day);
    const notice = asHeard(posted.notice, isFor);
    return notice === undefined ? [] : [{ ...posted, notice }];
  });
  return { device, village, place, places, day, at, all };
}

function boardsOfCommune(device: Device): Boards | undefined {
  const place = findCommune(device);
  if (place === undefined) return undefined;
  const { at, on: day } = device.now();
  const places = device.places()?.state ?? emptyPlaces();
  const chapters = lineageOf(places, place, day);
  const all = postedIn(device, (each) => chapters.includes(each), chapters, false);
  return { device, village: undefined, place, places, day, at, all };
}

function postedIn(
  device: Device,
  isNear: (place: Id) => boolean,
  own: readonly Id[],
  isVillage: boolean,
): readonly Posted[] {
  const posted = device.books().flatMap((book): readonly Posted[] => {
    if (book.activity !== 'board' || !isNear(book.place)) return [];
    const board = device.findView('board', book.place)?.state;
    if (board === undefined) return [];
    const isFromAbove = !own.includes(book.place);
    const of = { book, board, isFromAbove };
    const notices = [...board.notices.values()].map((notice) => ({ notice, ...of }));
    // A commune calls nobody to a meeting of a village.
    const meetings = isFromAbove || !isVillage ? [] : [...board.meetings.values()];
    return [
      ...notices,
      ...meetings.map((each) => ({ notice: asNotice(each), meeting: each, ...of })),
    ];
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

/** A notice, or an invitation, which is told and played in the same way. */
export const findPosted = ({ all }: Boards, id: string): Posted | undefined =>
  all.find(({ notice }) => notice.notice === id);

/** A notice that is no invitation: those have forms and screens of their own. */
export function findNotice(boards: Boards, id: string): Posted | undefined {
  const posted = findPosted(boards, id);
  return posted?.meeting === undefined ? posted : undefined;
}

const collator = new Intl.Collator('vi', { numeric: true });

/** The alleys in which somebody lives, as the register names them. */
export const alleysIn = ({ homes, day }: Village): readonly string[] =>
  [...new Set(householdsOn(homes.state, day).flatMap(({ alley }) => alley ?? []))].sort(
    collator.compare,
  );
