import type { Id } from '#kernel/id.ts';
import { type Bytes, concatBytes, fromBase64Url, toBase64Url, utf8 } from '#kernel/bytes.ts';
import type { Book } from '#book/activity.ts';
import { machineRandom, sha256 } from '#server/crypto.ts';
import type { HouseholdCard, Store } from '#server/store/store.ts';

/*
 * A household's card opens the household's page and nothing else: it enrols no phone. Its secret begins with
 * the cell that its hash lies in, two bytes, so that one cell is asked.
 */

const CELL_LENGTH = 2;
const SECRET_LENGTH = CELL_LENGTH + 24;

const hashOf = (secret: string): Bytes => sha256(utf8(`household ${secret}`));

/** Gives a household a card; the one it had opens nothing any more. Answers the secret. */
export async function issueHouseholdCard(
  store: Store,
  book: Book,
  card: Pick<HouseholdCard, 'household' | 'issuedAt' | 'issuedBy'>,
): Promise<string> {
  const cell = new Uint8Array([book.cell >> 8, book.cell & 0xff]);
  const secret = toBase64Url(concatBytes(cell, machineRandom(SECRET_LENGTH - CELL_LENGTH)));
  await store.write(book.cell, async (writing) =>
    writing.putHouseholdCard({ ...card, book: book.id, hash: hashOf(secret) }),
  );
  return secret;
}

export async function withdrawHouseholdCard(
  store: Store,
  book: Book,
  household: Id,
): Promise<boolean> {
  return store.write(book.cell, async (writing) => writing.deleteHouseholdCard(book.id, household));
}

/** The card of a secret; undefined when there is none such, or not any more. */
export async function findHouseholdCard(
  store: Store,
  secret: string,
): Promise<HouseholdCard | undefined> {
  const bytes = fromBase64Url(secret);
  if (!bytes.ok || bytes.value.length !== SECRET_LENGTH) return undefined;
  const [high = 0, low = 0] = bytes.value;
  return store.read((high << 8) | low).findHouseholdCard(hashOf(secret));
}
