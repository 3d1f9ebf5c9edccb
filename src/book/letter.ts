import { toBase64Url, utf8 } from '#kernel/bytes.ts';
import type { Sha256 } from '#kernel/hash.ts';
import type { JsonObject } from '#kernel/canonical.ts';
import type { Id } from '#kernel/id.ts';
import type { ActivityName, Book } from '#book/activity.ts';
import type { Origin } from '#book/fact.ts';

/*
 * A letter is a fact that a home writes into one book because of a fact that stands in another. It is worked
 * out again whenever somebody asks, so its own id is worked out as well: whoever repeats it finds it there.
 */

/** A letter before the home gives it its id and says after which fact it was written. */
export type Letter = {
  /** The kind of book it goes to, and the place whose book that is, or around which it is looked for. */
  readonly to: ActivityName;
  readonly place: Id;
  /** Of several books around that place the one goes first that knows this entity. */
  readonly follows: Id;
  readonly type: string;
  readonly body: JsonObject;
};

/** How an activity answers facts of its own with letters. */
export type Reaction<State, OwnFact> = {
  /**
   * Types of facts that people write: none of them is a letter, so no letter is answered by another without
   * a person's word between.
   */
  readonly after: readonly string[];
  /** Pure, and the same at any time after the fact; undefined while the book knows too little to write. */
  write(state: State, fact: OwnFact, book: Pick<Book, 'place'>): Letter | undefined;
};

const ID_LENGTH = 10;
const ANY_ID: Id = '_'.repeat(ID_LENGTH);

/** What every letter says of itself, as long as it can be: the body that it goes out with has room for it. */
export const LETTER_AT_MOST = {
  letter: ANY_ID,
  from: { book: ANY_ID, stream: ANY_ID, n: Number.MAX_SAFE_INTEGER },
} as const;

/** By the book and the fact it was written after, and what kind of letter it is. */
export const letterId = (sha256: Sha256, book: Id, { stream, n }: Origin, type: string): Id =>
  toBase64Url(sha256(utf8(`banso.letter@1\n${book}\n${stream}\n${n}\n${type}`))).slice(
    0,
    ID_LENGTH,
  );
