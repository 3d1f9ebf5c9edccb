import {
  ADDRESS_FAILURES,
  type Allowance,
  PULLED_TEN_FACTS_REST_MS,
  PUSHED_FACT_REST_MS,
  STREAM_FACTS,
  STREAM_PULLED_FACTS,
  STREAM_REQUESTS,
  STREAM_UNDER_WAY_MAX,
} from '#protocol/limits.ts';
import { createAllowances } from '#server/http/allowances.ts';
import { createLanes, type Lanes } from '#server/http/lanes.ts';

export type Limits = {
  readonly requests: Allowance;
  readonly facts: Allowance;
  readonly pulled: Allowance;
  readonly failures: Allowance;
  readonly underWay: number;
  readonly pushedFactRestMs: number;
  readonly pulledTenFactsRestMs: number;
};

/** Those of a home that phones reach. */
export const LIMITS: Limits = {
  requests: STREAM_REQUESTS,
  facts: STREAM_FACTS,
  pulled: STREAM_PULLED_FACTS,
  failures: ADDRESS_FAILURES,
  underWay: STREAM_UNDER_WAY_MAX,
  pushedFactRestMs: PUSHED_FACT_REST_MS,
  pulledTenFactsRestMs: PULLED_TEN_FACTS_REST_MS,
};

/** What is not yet proven to come from a stream. */
export type Knock = {
  readonly path: string;
  /** The stream that the request names, if any. */
  readonly claims: string | undefined;
  readonly address: string;
};

/**
 * How much each stream may ask, and each address of what no stream has signed. A number answered is the
 * seconds to wait, 0 when it may be now. Nobody can spend a stream's allowance without its key, and an
 * address has none for what is signed: thousands of phones may share one.
 */
export type Gate = {
  /** False when nothing is limited. */
  readonly isKept: boolean;
  /** Before anything is read. Costs nothing. */
  knock(knock: Knock): number;
  /** A request whose signature holds. */
  begin(stream: string): number;
  /** Facts of a push, before they are looked at: while any are left, all. What comes again is given back. */
  takeFacts(stream: string, count: number): number;
  giveBackFacts(stream: string, count: number): void;
  /** Facts that an answer carried. */
  handOut(stream: string, count: number): void;
  /** A request that was refused and that no signature vouches for. */
  fail(knock: Knock): number;
  /** Pushes of a stream, and its pulls, one after the other with a rest for what each weighed. */
  readonly inLane: Lanes;
  readonly pushRestMs: (facts: number) => number;
  readonly pullRestMs: (facts: number) => number;
};

const PUSH = '/api/push';
const PULL = '/api/pull';
/** Tries of cards are counted apart: phones that come with stale signatures must not keep others from enrolling. */
const ENROL = '/api/enrol';

/** @param now seconds of a clock that only goes forward */
export function createGate(limits: Limits, now: () => number): Gate {
  const requests = createAllowances(limits.requests);
  const facts = createAllowances(limits.facts);
  const pulled = createAllowances(limits.pulled);
  const failures = createAllowances(limits.failures);
  const failureKey = ({ path, address }: Knock): string =>
    path === ENROL ? `enrol ${address}` : address;
  return {
    isKept: true,
    knock(knock) {
      if (knock.path === ENROL) return failures.waitS(failureKey(knock), 1, now());
      if (knock.claims === undefined) return 0;
      const waits = [requests.waitS(knock.claims, 1, now())];
      if (knock.path === PUSH) waits.push(facts.waitS(knock.claims, 1, now()));
      if (knock.path === PULL) waits.push(pulled.waitS(knock.claims, 1, now()));
      return Math.max(...waits);
    },
    begin(stream) {
      const waitS = requests.waitS(stream, 1, now());
      if (waitS === 0) requests.spend(stream, 1, now());
      return waitS;
    },
    takeFacts(stream, count) {
      const waitS = facts.waitS(stream, 1, now());
      if (waitS === 0) facts.spend(stream, count, now());
      return waitS;
    },
    giveBackFacts: (stream, count) => facts.spend(stream, -count, now()),
    handOut: (stream, count) => pulled.spend(stream, count, now()),
    fail(knock) {
      const waitS = failures.waitS(failureKey(knock), 1, now());
      if (waitS === 0) failures.spend(failureKey(knock), 1, now());
      return waitS;
    },
    inLane: createLanes(limits.underWay),
    pushRestMs: (count) => count * limits.pushedFactRestMs,
    pullRestMs: (count) => (count / 10) * limits.pulledTenFactsRestMs,
  };
}

/** Lets everybody through: for tests and simulations that ask more than phones do. */
export function createOpenGate(): Gate {
  return {
    isKept: false,
    knock: () => 0,
    begin: () => 0,
    takeFacts: () => 0,
    giveBackFacts: () => undefined,
    handOut: () => undefined,
    fail: () => 0,
    inLane: createLanes(Infinity),
    pushRestMs: () => 0,
    pullRestMs: () => 0,
  };
}
