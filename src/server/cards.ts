import type { Id } from '#kernel/id.ts';
import { ROLES } from '#book/activity.ts';
import { standingOver } from '#domain/actor.ts';
import { GIVES, type PeopleStates } from '#domain/people/judge.ts';
import { type Grant, grantsOf } from '#domain/people/state.ts';
import type { Way } from '#domain/people/facts.ts';
import type { ProblemCode } from '#protocol/problems.ts';
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
  /** Why a card does not open for a stream: another has used it, its time is over, another home gave it. */
  whyNot(secret: string, stream: Id): Promise<CardProblem>;
  use(secret: string, stream: Id): Promise<Card | undefined>;
  withdraw(person: Id): Promise<number>;
};

export type NewCard = {
  readonly person: Id;
  /** The people book in which the person stands. */
  readonly people: Id;
  readonly singleUse: boolean;
  /** Who gives it, as that book knows them: somebody of its own or elsewhere; the home when absent. */
  readonly issuedBy?: string;
  /** Seconds UTC. */
  readonly expiresAt?: number;
  /** Given to whoever has signed in, so that their browser becomes a stream for `lastsS` seconds. */
  readonly way?: Way;
  readonly lastsS?: number;
};

export type CardProblem = Extract<ProblemCode, `card-${string}`>;

const SECRET_LENGTH = 24;
/** A card begins with so many letters of the name of its home; one of 0.1.0 is the bare secret. */
const HOME_LETTERS = 8;
const CARD_LETTERS = HOME_LETTERS + 32;

export const cardHashOf = (secret: string): Bytes => sha256(utf8(secret));

/** The address a card is handed over as; the fragment never reaches a server. */
export const cardLink = (origin: string, secret: string): string => `${origin}/#${secret}`;

/** @param homeName of its key, so that another home can say that a card is not one of its own */
export function createCards(store: Store, now: () => number, homeName: string): Cards {
  const begin = homeName.slice(0, HOME_LETTERS);
  return {
    async issue(card) {
      const secret = begin + toBase64Url(machineRandom(SECRET_LENGTH));
      await store.directories.putCard({ ...card, hash: cardHashOf(secret), issuedAt: now() });
      return secret;
    },
    find: (secret) => store.directories.findCard(cardHashOf(secret)),
    use: (secret, stream) => store.directories.useCard(cardHashOf(secret), stream, now()),
    async whyNot(secret, stream) {
      const card = await store.directories.findCard(cardHashOf(secret));
      if (card === undefined) {
        const isElsewhere = secret.length === CARD_LETTERS && !secret.startsWith(begin);
        return isElsewhere ? 'card-elsewhere' : 'card-unknown';
      }
      const { singleUse, usedBy = stream, expiresAt = Infinity } = card;
      if (singleUse && usedBy !== stream) return 'card-used';
      return expiresAt <= now() ? 'card-expired' : 'card-unknown';
    },
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
