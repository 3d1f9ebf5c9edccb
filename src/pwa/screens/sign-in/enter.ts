import { askAbout } from '#device/about-home.ts';
import { homeTransport } from '#device/browser.ts';
import type { Device } from '#device/device.ts';
import { proposeStreamEnd } from '#domain/people/propose.ts';
import type { End } from '#domain/people/facts.ts';
import type { Stream } from '#domain/people/state.ts';
import type { SignInReply } from '#protocol/sign-in.ts';
import { authorIn } from '#pwa/phone/author-in.ts';
import { openLocked, openStore } from '#pwa/phone/open.ts';
import { phone } from '#pwa/phone/phone.ts';
import { enter } from '#pwa/screens/start/enrol.tsx';
import { storeKeyOf } from '#pwa/phone/stores.ts';
import { emptyPlaces } from '#domain/places/state.ts';
import type { Intended } from '#pwa/phone/save.ts';
import { browserName } from './browser-name.ts';

const nameHere = (): string => browserName(navigator.userAgent);

/** Makes this browser a stream of whoever has signed in; the code of what went wrong. */
export async function enterBy({ card, person }: SignInReply): Promise<string | undefined> {
  const current = phone.peek();
  if (current?.me()?.person === person) return enterAgain(current, { card, person });
  const home = await askAbout(homeTransport(''));
  if (!home.ok) return home.error.code;
  const key = await storeKeyOf(`signed in ${person}`);
  if (!home.value.demo) {
    await openLocked(key, card, nameHere());
    return undefined;
  }
  const device = await openStore(key);
  const isKnown = device.me() !== undefined;
  const entered = await (isKnown
    ? device.enrolAgain(card, nameHere())
    : device.enrol(card, nameHere()));
  if (!entered.ok) return entered.error.code;
  enter(device, key);
  return undefined;
}

/** The same person in the same store: a fresh stream follows, and the one before ends if it has not. */
export async function enterAgain(
  device: Device,
  { card, person }: SignInReply,
): Promise<string | undefined> {
  if (device.me()?.person !== person) return 'card-of-another';
  const before = device.hasEnded() ? undefined : device.stream();
  const entered = await device.enrolAgain(card, nameHere());
  if (!entered.ok) return entered.error.code;
  const found = before === undefined ? undefined : findOwnPeople(device);
  if (found !== undefined && before !== undefined) {
    const ending = proposeEnd(device, before, 'signed-out');
    if (ending.ok) await device.save(found.book.id, ending.value);
  }
  return undefined;
}

/** The people book in which this person stands. */
export function findOwnPeople(device: Device) {
  for (const book of device.books()) {
    const view = book.activity === 'people' ? device.findView('people', book.place) : undefined;
    const people = view?.state;
    if (people?.streams.has(device.stream() ?? '') === true) return { book, people };
  }
  return undefined;
}

export function proposeEnd(device: Device, stream: Stream['id'], why: End): Intended {
  const found = findOwnPeople(device);
  if (found === undefined) return { ok: false, error: { code: 'stream-unknown' } };
  const places = device.places()?.state ?? emptyPlaces();
  const author = authorIn(device, found.book);
  return proposeStreamEnd({ people: found.people, places }, author, stream, why);
}
