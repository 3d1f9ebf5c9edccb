import type { Id } from '#kernel/id.ts';
import { ROLES } from '#book/activity.ts';
import { standingOver } from '#domain/actor.ts';
import { GIVES, type PeopleStates } from '#domain/people/judge.ts';
import { type Grant, grantsOf } from '#domain/people/state.ts';
import type { Way } from '#domain/people/facts.ts';
import { type Bytes, toBase64Url, utf8 } from '#kernel/bytes.ts';
import { machineRandom, sha256 } from '#server/crypto.ts';
import type { Card, Store } from '#server/store/store.ts';

/**
 * Cards that enrol a phone, or for some minutes the browser of somebody who has signed in. The secret stands
 * in the link alone; the home keeps its hash.
 */
export type Cards = {
  /**
   * Answers the secret. Always of the machine's own randomness, in a demo too. Single-use cards that the
   * person was given before and has not used are withdrawn.
   */
  issue(card: NewCard): Promise<string>;
  find(secret: string): Promise<Card | undefined>;
  use(secret: string, stream: Id): Promise<Card | undefined>;
  withdraw(person: Id): Promise<number>;
};

export type NewCard = {
  readonly person: Id;
  /** The people book in which the person stands. */
  readonly people: Id;
  readonly singleUse: boolean;
  /** The person of the same book who gives it; the home itself when absent. */
  readonly issuedBy?: Id;
  /** Seconds UTC. */
  readonly expiresAt?: number;
  /** Given to whoever has signed in, so that their browser becomes a stream for `lastsS` seconds. */
  readonly way?: Way;
  readonly lastsS?: number;
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
    find: (secret) => store.directories.findCard(cardHashOf(secret)),
    use: (secret, stream) => store.directories.useCard(cardHashOf(secret), stream, now()),
    withdraw: (person) => store.directories.deleteCardsOf(person),
  };
}

/**
 * Who opens a card speaks with all rights of its person: so whoever gives it must be one who could give each
 * of them today.
 */
export function mayGiveCard(states: PeopleStates, giver: Id, person: Id, today: number): boolean {
  const rights = grantsOf(states.people, person).filter((grant) => (grant.until ?? today) >= today);
  return rights.length > 0 && rights.every((grant) => couldGive(states, giver, grant, today));
}

function couldGive(states: PeopleStates, person: Id, grant: Grant, today: number): boolean {
  const givers = ROLES.filter((role) => GIVES[role].includes(grant.role));
  const standing = standingOver(states, { person }, givers, grant.place, { on: today });
  return standing === 'on-that-day';
}
