import {
  ADDRESS_FAILURES,
  ADDRESS_UNDER_WAY_MAX,
  type Allowance,
  CARRY_REST,
  EXCHANGES_AT_ONCE,
  PULLED_TEN_FACTS_REST_MS,
  PUSHED_FACT_REST_MS,
  PERSON_FACTS,
  PERSON_FILES_KB,
  PERSON_PULLED_FACTS,
  PERSON_REQUESTS,
  PERSON_UNDER_WAY_MAX,
  SIGN_IN_TRIES,
  SIGN_IN_TRY_WEIGHT,
  UNSIGNED_REST,
} from '#protocol/limits.ts';
import type { Id } from '#kernel/id.ts';
import { createAllowances } from '#server/http/allowances.ts';
import { createLanes, type Lanes, type Pass } from '#server/http/lanes.ts';
import type { StreamLine } from '#server/store/store.ts';

export type Limits = {
  readonly requests: Allowance;
  readonly facts: Allowance;
  readonly filesKb: Allowance;
  readonly pulled: Allowance;
  readonly failures: Allowance;
  readonly signInTries: Allowance;
  readonly underWay: number;
  readonly atOnce: number;
  readonly pushedFactRestMs: number;
  readonly pulledTenFactsRestMs: number;
  readonly addressUnderWay: number;
  readonly unsignedRest: RestLimits;
  readonly carryRest: RestLimits;
};

type RestLimits = { readonly times: number; readonly leastMs: number; readonly mostMs: number };

/** Those of a home that phones reach. */
export const LIMITS: Limits = {
  requests: PERSON_REQUESTS,
  facts: PERSON_FACTS,
  filesKb: PERSON_FILES_KB,
  pulled: PERSON_PULLED_FACTS,
  failures: ADDRESS_FAILURES,
  signInTries: SIGN_IN_TRIES,
  underWay: PERSON_UNDER_WAY_MAX,
  atOnce: EXCHANGES_AT_ONCE,
  pushedFactRestMs: PUSHED_FACT_REST_MS,
  pulledTenFactsRestMs: PULLED_TEN_FACTS_REST_MS,
  addressUnderWay: ADDRESS_UNDER_WAY_MAX,
  unsignedRest: UNSIGNED_REST,
  carryRest: CARRY_REST,
};

/** What is not yet proven to come from a stream. */
export type Knock = {
  readonly path: string;
  /** Whose stream the request names, if it is one of this home. */
  readonly claims: Owner | undefined;
  readonly address: string;
};

/** A person as a key: ids of persons are of their people book. */
export type Owner = `${Id}.${Id}`;

export const ownerOf = ({ people, person }: Pick<StreamLine, 'people' | 'person'>): Owner =>
  `${people}.${person}`;

/**
 * How much each person may ask, and each address of what no stream has signed. A number answered is the
 * seconds to wait, 0 when it may be now. Nobody can spend a person's allowance without the key of one of
 * their streams, and an address has none for what is signed: thousands of phones may share one.
 */
export type Gate = {
  /** False when nothing is limited. */
  readonly isKept: boolean;
  /** Before anything is read. Costs nothing. */
  knock(knock: Knock): number;
  /** A request whose signature holds. */
  begin(owner: Owner): number;
  /** Facts of a push, before they are looked at: while any are left, all. What comes again is given back. */
  takeFacts(owner: Owner, count: number): number;
  giveBackFacts(owner: Owner, count: number): void;
  /** Facts that somebody else brought, once they are taken and so proven to be the person's. */
  payFacts(owner: Owner, count: number): void;
  /** Bytes of an attachment that were written. */
  payFile(owner: Owner, bytes: number): void;
  /** Facts that an answer carried. */
  handOut(owner: Owner, count: number): void;
  /** A request that was refused and that no signature vouches for. */
  fail(knock: Knock): number;
  /** Before a password is looked at, whether or not anybody has the name; given back when it is right. */
  trySignIn(name: string): number;
  giveBackSignIn(name: string): void;
  /** Pushes of a person, and their pulls, one after the other with a rest for what each weighed. */
  readonly inLane: Lanes;
  readonly pushRestMs: (facts: number) => number;
  readonly pullRestMs: (facts: number) => number;
  /** What an address asks without a signature, by kind one after the other. */
  readonly inAddressLane: Lanes;
  /** @param workMs how long the last of them took */
  readonly unsignedRestMs: (workMs: number) => number;
  /** The same after carried copies. */
  readonly carryRestMs: (workMs: number) => number;
};

const PUSH = '/api/push';
const UPLOAD = '/api/upload/';
/** What brings books to a phone. */
const PULLS: ReadonlySet<string> = new Set(['/api/pull', '/api/snapshots']);
/** Tries of cards, sign-ins and plates are counted apart: stale signatures must keep nobody from them. */
const APART = ['/api/enrol', '/api/sign-in', '/ho', '/bien/'] as const;

/**
 * @param now seconds of a clock that only goes forward
 * @param pass how lanes rest; the machine's own time when absent
 */
export function createGate(limits: Limits, now: () => number, pass?: Pass): Gate {
  const requests = createAllowances(limits.requests);
  const facts = createAllowances(limits.facts);
  const files = createAllowances(limits.filesKb);
  const pulled = createAllowances(limits.pulled);
  const failures = createAllowances(limits.failures);
  const signInTries = createAllowances(limits.signInTries);
  const apartOf = (path: string) => APART.find((each) => path.startsWith(each));
  const failureKey = ({ path, address }: Knock): string => `${apartOf(path) ?? ''} ${address}`;
  return {
    isKept: true,
    knock(knock) {
      if (apartOf(knock.path) !== undefined) return failures.waitS(failureKey(knock), 1, now());
      if (knock.claims === undefined) return 0;
      const waits = [requests.waitS(knock.claims, 1, now())];
      if (knock.path === PUSH) waits.push(facts.waitS(knock.claims, 1, now()));
      if (knock.path.startsWith(UPLOAD)) waits.push(files.waitS(knock.claims, 1, now()));
      if (PULLS.has(knock.path)) waits.push(pulled.waitS(knock.claims, 1, now()));
      return Math.max(...waits);
    },
    begin(owner) {
      const waitS = requests.waitS(owner, 1, now());
      if (waitS === 0) requests.spend(owner, 1, now());
      return waitS;
    },
    takeFacts(owner, count) {
      const waitS = facts.waitS(owner, 1, now());
      if (waitS === 0) facts.spend(owner, count, now());
      return waitS;
    },
    giveBackFacts: (owner, count) => facts.spend(owner, -count, now()),
    payFacts: (owner, count) => facts.spend(owner, count, now()),
    payFile: (owner, bytes) => files.spend(owner, bytes / 1_024, now()),
    handOut: (owner, count) => pulled.spend(owner, count, now()),
    fail(knock) {
      const waitS = failures.waitS(failureKey(knock), 1, now());
      if (waitS === 0) failures.spend(failureKey(knock), 1, now());
      return waitS;
    },
    trySignIn(name) {
      const waitS = signInTries.waitS(name, SIGN_IN_TRY_WEIGHT, now());
      if (waitS === 0) signInTries.spend(name, SIGN_IN_TRY_WEIGHT, now());
      return waitS;
    },
    giveBackSignIn: (name) => signInTries.spend(name, -SIGN_IN_TRY_WEIGHT, now()),
    inLane: createLanes(limits.underWay, pass, limits.atOnce),
    pushRestMs: (count) => count * limits.pushedFactRestMs,
    pullRestMs: (count) => (count / 10) * limits.pulledTenFactsRestMs,
    inAddressLane: createLanes(limits.addressUnderWay, pass),
    unsignedRestMs: restAfter(limits.unsignedRest),
    carryRestMs: restAfter(limits.carryRest),
  };
}

const restAfter =
  ({ times, leastMs, mostMs }: RestLimits) =>
  (workMs: number): number =>
    Math.min(Math.max(workMs * times, leastMs), mostMs);

/** Lets everybody through: for tests and simulations that ask more than phones do. */
export function createOpenGate(): Gate {
  return {
    isKept: false,
    knock: () => 0,
    begin: () => 0,
    takeFacts: () => 0,
    giveBackFacts: () => undefined,
    payFacts: () => undefined,
    payFile: () => undefined,
    handOut: () => undefined,
    fail: () => 0,
    trySignIn: () => 0,
    giveBackSignIn: () => undefined,
    inLane: createLanes(Infinity),
    pushRestMs: () => 0,
    pullRestMs: () => 0,
    inAddressLane: createLanes(Infinity),
    unsignedRestMs: () => 0,
    carryRestMs: () => 0,
  };
}
