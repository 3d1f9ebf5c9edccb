import type { Bytes } from '#kernel/bytes.ts';
import type { JsonObject } from '#kernel/canonical.ts';
import type { Id } from '#kernel/id.ts';
import { BODY_BYTES_MAX, LONG_BODY_BYTES_MAX, LONG_FACTS } from '#book/limits.ts';

/**
 * Where a fact was first said: the n-th fact that one stream wrote into one book.
 * A fact said again (after a fork) keeps the origin of its first saying.
 */
export type Origin = { readonly stream: Id; readonly n: number };

/**
 * The header a phone writes. `at`: device seconds UTC plus last known server offset. `on`: the civil
 * day in Asia/Ho_Chi_Minh, in days since 1970-01-01. `origin` only when it differs from (stream, n).
 */
export type FactHeader = {
  readonly type: string;
  readonly stream: Id;
  readonly n: number;
  readonly at: number;
  readonly on: number;
  readonly origin?: Origin;
};

/**
 * A fact as the log keeps it: `body` is the canonical text that was hashed and signed. Of an erased fact
 * `commitment` is what both chains hold in its place, and `body` the residue (`book/residue.ts`).
 */
export type LogFact = FactHeader & { readonly body: string; readonly commitment?: Bytes };

/** What the home says of a fact. Refused facts consume their n and get no seq. */
export type Verdict = 'ok' | 'flagged' | 'held' | 'refused';

/** What the home adds when it orders a fact. `mark` notes a clock that was too far ahead. */
export type Ordering = {
  readonly seq: number;
  readonly receivedAt: number;
  readonly verdict: Exclude<Verdict, 'refused'>;
  readonly why?: string;
  readonly mark?: 'clock-ahead';
};

export type OrderedFact = LogFact & Ordering;

/**
 * A decoded fact as folds and judges see it. `receivedAt` and `seq` are absent for an own fact that
 * the home has not confirmed yet.
 */
export type Fact<Type extends string = string, Body = JsonObject> = Omit<FactHeader, 'type'> & {
  readonly type: Type;
  readonly body: Body;
  readonly seq?: number;
  readonly receivedAt?: number;
};

export const originOf = (fact: FactHeader): Origin =>
  fact.origin ?? { stream: fact.stream, n: fact.n };

/** Whether two facts were said of the same at the same moment, whoever says them under which number. */
export const sameHeader = (left: LogFact, right: LogFact): boolean =>
  left.type === right.type && left.at === right.at && left.on === right.on;

/** Whether two facts say the same, whoever says it under which number. */
export const sameContent = (left: LogFact, right: LogFact): boolean =>
  sameHeader(left, right) && left.body === right.body;

/** The same where one of them, or both, are erased: of such, two residues need not be equal. */
export const sameAsErased = (left: LogFact, right: LogFact): boolean =>
  left.commitment === undefined && right.commitment === undefined
    ? sameContent(left, right)
    : sameHeader(left, right);

/** The origin as one key of a table. */
export const originKey = (origin: Origin): string => `${origin.stream}.${origin.n}`;

/**
 * The earlier of the device's and the home's time: what a wrong clock cannot push into the
 * future.
 */
export const trustedAt = (fact: Pick<Fact, 'at' | 'receivedAt'>): number =>
  Math.min(fact.at, fact.receivedAt ?? fact.at);

/** How long the canonical text of a body may be. */
export const bodyBytesMaxOf = (type: string): number =>
  LONG_FACTS.includes(type) ? LONG_BODY_BYTES_MAX : BODY_BYTES_MAX;
