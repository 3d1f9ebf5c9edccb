import type { Id } from '#kernel/id.ts';
import { type Bytes, toBase64Url, utf8 } from '#kernel/bytes.ts';
import { machineRandom, sha256 } from '#server/crypto.ts';
import type { Card, Store } from '#server/store/store.ts';

/** Cards that enrol a phone. The secret stands in the link alone; the home keeps its hash. */
export type Cards = {
  /** Answers the secret. Always of the machine's own randomness, in a demo too. */
  issue(card: NewCard): Promise<string>;
  use(secret: string, stream: Id): Promise<Card | undefined>;
  withdraw(person: Id): Promise<number>;
};

export type NewCard = {
  readonly person: Id;
  /** The people book in which the person stands. */
  readonly people: Id;
  readonly singleUse: boolean;
  /** Seconds UTC. */
  readonly expiresAt?: number;
};

const SECRET_LENGTH = 24;

export const cardHashOf = (secret: string): Bytes => sha256(utf8(secret));

/** The address a card is handed over as; the fragment never reaches a server. */
export const cardLink = (origin: string, secret: string): string => `${origin}/#${secret}`;

export function createCards(store: Store, now: () => number): Cards {
  return {
    async issue(card) {
      const secret = toBase64Url(machineRandom(SECRET_LENGTH));
      await store.directories.putCard({ ...card, hash: cardHashOf(secret), issuedAt: now() });
      return secret;
    },
    use: (secret, stream) => store.directories.useCard(cardHashOf(secret), stream, now()),
    withdraw: (person) => store.directories.deleteCardsOf(person),
  };
}
