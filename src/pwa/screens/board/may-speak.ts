import type { Book } from '#book/activity.ts';
import { SPEAKERS } from '#domain/board/access.ts';
import type { BoardState } from '#domain/board/state.ts';
import { emptyPeople, type PeopleState } from '#domain/people/state.ts';
import type { Author } from '#domain/propose.ts';
import type { Device } from '#device/device.ts';
import { authorIn } from '#pwa/phone/author-in.ts';
import { peopleOf } from '#pwa/phone/attention.ts';
import { rolesIn } from '#pwa/phone/roles-in.ts';
import type { Village } from '#pwa/phone/village.ts';

/** Whether this person may write on the board of a place today. */
export function maySpeak(device: Device, book: Book | undefined): boolean {
  if (book === undefined) return false;
  return rolesIn({ device, place: book.place }).some((role) => SPEAKERS.includes(role));
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
