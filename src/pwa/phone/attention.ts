import type { Book } from '#book/activity.ts';
import type { Origin } from '#book/fact.ts';
import type { Folded, Held, Question } from '#book/folded.ts';
import type { Device } from '#device/device.ts';
import type { PeopleState } from '#domain/people/state.ts';

/** What a person in charge is asked: a held fact to release or decline, or a question to settle. */
export type Matter = {
  readonly book: Book;
  /** `stream.n`, the origin that the answer names. */
  readonly origin: string;
  readonly held?: Held;
  readonly question?: Question;
};

export const foldedOf = (device: Device, book: Book): Folded | undefined =>
  device.findView(book.activity, book.place);

/** The people book that says who may do what in this book. */
export function peopleOf(device: Device, book: Book): Folded<PeopleState> | undefined {
  const people = device.books().find((each) => each.id === book.people);
  return device.findView('people', people?.place ?? book.place);
}

/** Everything that waits for an answer in the books this phone holds: held records first. */
export function mattersOf(device: Device): readonly Matter[] {
  const matters = device.books().flatMap((book): readonly Matter[] => {
    const folded = foldedOf(device, book);
    if (folded === undefined) return [];
    const held = Array.from(folded.held.entries(), ([origin, each]) => ({
      book,
      origin,
      held: each,
    }));
    const asked = Array.from(folded.questions.entries(), ([origin, question]) => ({
      book,
      origin,
      question,
    }));
    return [...held, ...asked];
  });
  return [
    ...matters.filter((matter) => matter.held),
    ...matters.filter((matter) => matter.question),
  ];
}

export function waitingForMe(device: Device): number {
  let count = 0;
  for (const book of device.books()) {
    const folded = foldedOf(device, book);
    count += (folded?.held.size ?? 0) + (folded?.questions.size ?? 0);
  }
  return count;
}

export function findOrigin({ origin }: Matter): Origin | undefined {
  const [stream, n] = origin.split('.');
  return stream === undefined || n === undefined ? undefined : { stream, n: Number(n) };
}
