import type { Book } from '#book/activity.ts';
import type { Id } from '#kernel/id.ts';
import type { Purpose } from '#domain/care/facts.ts';
import type { CareStates } from '#domain/care/judge.ts';
import {
  type EvidenceIntent,
  proposeEvidence as proposeEvidenceOf,
  proposeRevoked,
} from '#domain/care/propose.ts';
import { emptyCare } from '#domain/care/state.ts';
import type { Author } from '#domain/propose.ts';
import { asNow } from './as-now.ts';
import { authorIn } from './author-in.ts';
import type { Intended } from './save.ts';
import { findVillage, type Village } from './village.ts';

/** Evidence goes to the closed book, of which this phone holds nothing; undefined where it knows of none. */
export function proposeEvidence(village: Village, intent: EvidenceIntent): ToClosed {
  return inClosed(village, (states, author) => proposeEvidenceOf(states, author, intent));
}

export function proposeEvidenceEnd(village: Village, resident: Id, purpose: Purpose): ToClosed {
  return inClosed(village, (states, author) => proposeRevoked(states, author, resident, purpose));
}

export type ToClosed = { readonly book: Book; readonly intended: Intended } | undefined;

/** What is proposed for the closed book of a village, over a state of which this phone knows nothing. */
export function inClosed(
  village: Village,
  propose: (states: CareStates, author: Author) => Intended,
): ToClosed {
  const { device, place } = findVillage(village.device, village.place) ?? village;
  const book = device.findBook('care', place);
  if (book === undefined) return undefined;
  const states = { care: emptyCare(), homes: asNow(village).states.homes };
  return { book, intended: propose(states, authorIn(device, book)) };
}

/** The code of what went wrong; nothing is told where the home has no closed book yet. */
export async function saveEvidence(
  { device }: Pick<Village, 'device'>,
  evidence: ToClosed,
): Promise<string | undefined> {
  if (evidence === undefined) return undefined;
  if (!evidence.intended.ok) return evidence.intended.error.code;
  const saved = await device.save(evidence.book.id, evidence.intended.value);
  return saved.ok ? undefined : saved.error.code;
}
