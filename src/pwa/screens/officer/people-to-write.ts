import type { Id } from '#kernel/id.ts';
import type { Device } from '#device/device.ts';
import { withRights } from '#domain/people-seen.ts';
import type { PeopleState } from '#domain/people/state.ts';
import { ancestorsOf } from '#domain/places/state.ts';
import { authorIn } from '#pwa/phone/as-now.ts';
import { peopleHere } from './team-of.ts';

/**
 * The people book to write in, its states as they are at this moment, and the person of this phone as its
 * author: the book in which what is written of stands, else that of the place.
 */
export function toWriteOf(
  device: Device,
  place: Id | undefined,
  isAbout: (people: PeopleState) => boolean,
) {
  const places = device.places()?.state;
  const held = peopleHere(device);
  const { on } = device.now();
  const around = places === undefined || place === undefined ? [] : ancestorsOf(places, place, on);
  const near = around.flatMap((each) => held.find(({ book }) => book.place === each) ?? []);
  const found = held.find(({ people }) => isAbout(people.state)) ?? near[0] ?? held[0];
  const me = device.me();
  if (places === undefined || found === undefined || me === undefined) return undefined;
  const { book, people } = found;
  const isOwn = people.state.persons.has(me.person);
  const seen = isOwn ? people.state : withRights(people.state, me.person, me.grants);
  return { book, states: { people: seen, places }, author: authorIn(device, book) };
}
