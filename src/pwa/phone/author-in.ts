import type { Book } from '#book/activity.ts';
import { emptyPlaces } from '#domain/places/state.ts';
import { type Author, authorOf } from '#domain/propose.ts';
import type { Device } from '#device/device.ts';

/** The person of this phone as author of a book. */
export function authorIn(device: Device, book: Book): Author {
  const me = device.me() ?? { person: '', name: '', grants: [] };
  const now = { on: device.now().on, newId: () => device.newId() };
  return authorOf(device.places()?.state ?? emptyPlaces(), book, me, now);
}
