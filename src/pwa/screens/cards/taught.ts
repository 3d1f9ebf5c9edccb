import type { Book } from '#book/activity.ts';
import type { Id } from '#kernel/id.ts';
import { isRetired, type LearningState } from '#domain/learning/state.ts';
import { SKILLS } from '#domain/doors/facts.ts';
import { emptyPeople, type PeopleState } from '#domain/people/state.ts';
import { ancestorsOf, emptyPlaces } from '#domain/places/state.ts';
import type { Author } from '#domain/propose.ts';
import type { Device } from '#device/device.ts';
import { language } from '#pwa/ui/language.ts';
import { authorIn } from '#pwa/phone/author-in.ts';
import { peopleOf } from '#pwa/phone/attention.ts';
import { phone, tick } from '#pwa/phone/phone.ts';
import { skillName } from '#pwa/phone/skill-names.ts';
import { useVillage } from '#pwa/phone/village.ts';

/** What the commune teaches, as this phone holds it. */
export type Taught = {
  readonly device: Device;
  readonly book: Book;
  readonly learning: LearningState;
  readonly people: PeopleState;
  readonly day: number;
};

/** Of the commune of the village being looked at; undefined while its book is not here. */
export function useTaught(): Taught | undefined {
  void tick.value;
  const village = useVillage();
  return phone.value && findTaught(phone.value, village?.place);
}

function findTaught(device: Device, village: Id | undefined): Taught | undefined {
  const { on: day } = device.now();
  const places = device.places()?.state ?? emptyPlaces();
  const around = village === undefined ? [] : ancestorsOf(places, village, day);
  const all = device.books();
  const isOwn = ({ people }: Book): boolean => all.some(({ id }) => id === people);
  const books = all.filter(({ activity }) => activity === 'learning');
  const near = books.filter(({ place }) => around.includes(place));
  const book = near.find(isOwn) ?? books.find(isOwn) ?? near[0] ?? books[0];
  const learning = book && device.findView('learning', book.place)?.state;
  if (book === undefined || learning === undefined) return undefined;
  // Where communes have merged, the book may be a chapter whose people this phone does not carry.
  const people = (peopleOf(device, book) ?? ownPeople(device))?.state ?? emptyPeople();
  return { device, book, learning, people, day };
}

function ownPeople(device: Device) {
  const own = device.books().find(({ activity }) => activity === 'people');
  return own && device.findView('people', own.place);
}

/** The states as they are at this moment, and the person of this phone as author. */
export function toWrite({ device, book, learning, people }: Taught): {
  readonly states: { readonly learning: LearningState; readonly people: PeopleState };
  readonly author: Author;
} {
  const now = device.findView('learning', book.place)?.state ?? learning;
  return { states: { learning: now, people }, author: authorIn(device, book) };
}

/** A skill as it is called; a commune may teach its own. */
export function skillTitle(skill: string, taught: Taught | undefined): string {
  const name = taught?.learning.described.get(skill)?.name;
  const known = SKILLS.find((each) => each === skill);
  if (name !== undefined) return name[language.value] ?? name.vi;
  return known === undefined ? skill : skillName(known);
}

/** Whether a skill is taught still. */
export const isTaught = (skill: string, taught: Taught | undefined): boolean =>
  taught === undefined || !isRetired(taught.learning, skill);
