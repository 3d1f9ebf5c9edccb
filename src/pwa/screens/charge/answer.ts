import { err } from '#kernel/result.ts';
import type { Origin } from '#book/fact.ts';
import { proposeDecline, proposeRelease, proposeSettlement } from '#domain/propose.ts';
import type { Device } from '#device/device.ts';
import { foldedOf } from '#pwa/phone/attention.ts';
import type { Matter } from '#pwa/phone/attention.ts';
import { authorIn } from '#pwa/phone/author-in.ts';
import type { Intended } from '#pwa/phone/save.ts';

export type Answer = 'release' | 'decline' | 'settle';

/** The word of the person in charge, as a record of its own. */
export function proposeAnswer(
  device: Device,
  { book }: Matter,
  origin: Origin,
  answer: Answer,
  note: string,
): Intended {
  const folded = foldedOf(device, book);
  if (folded === undefined) return err({ code: 'book-unknown' });
  const author = authorIn(device, book);
  switch (answer) {
    case 'release':
      return proposeRelease(folded, author, origin);
    case 'decline':
      return proposeDecline(folded, author, origin, note);
    case 'settle':
      return proposeSettlement(folded, author, origin, note);
  }
}
