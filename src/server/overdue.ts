import { ok, type Result } from '#kernel/result.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { Ground } from '#book/common.ts';
import type { Book } from '#book/activity.ts';
import { decodeFact } from '#book/decode.ts';
import { type LogFact, type Origin, originKey, originOf, type Verdict } from '#book/fact.ts';
import type { CareFact } from '#domain/care/facts.ts';
import { type CareState, consentEnd } from '#domain/care/state.ts';
import type { DoorsState } from '#domain/doors/state.ts';
import { getActivity } from '#domain/register.ts';
import { residueOf } from '#book/residue.ts';
import { endOf, erase, type NotErased } from '#server/erase/erase.ts';
import { filesOfExamples } from '#server/erase/select.ts';
import type { Home } from '#server/home.ts';
import { LEAP_DAYS } from '#server/proven-time.ts';

/*
 * What may be kept only until a day: what rests on a consent, until it ends; what proves a consent or answers
 * a request, for five years. Officers have a month in which it can be renewed; then it is erased by itself.
 */

const FIVE_YEARS_DAYS = 5 * 365 + 2;
/** In which a consent that ran out is asked for again, and what it covered may stand. */
export const RENEWAL_DAYS = 30;
const PAGE = 1_000;

export type Overdue = {
  readonly book: Book;
  readonly origins: readonly Origin[];
  readonly ground: Ground;
};

/** @param since the day by which it was to be gone: this one or an earlier one */
export async function findOverdue(home: Home, since: number): Promise<readonly Overdue[]> {
  const found: Overdue[] = [];
  for (const book of home.directory.books()) found.push(...(await overdueOf(home, book, since)));
  return found;
}

async function overdueOf(home: Home, book: Book, since: number): Promise<readonly Overdue[]> {
  const facts = await overdueIn(home, book, since);
  const known = new Map(facts.map((each) => [originKey(each.origin), each]));
  const byGround = Map.groupBy(known.values(), (fact) => fact.ground);
  return [...byGround].map(([ground, each]) => ({
    book,
    ground,
    origins: each.map(({ origin }) => origin),
  }));
}

type Arrived = LogFact & { readonly receivedAt: number; readonly verdict: Verdict };

/** What waits for an officer, or was sent back, may have come when its day was past: their month is whole. */
const notBefore = ({ verdict, receivedAt }: Arrived, day: number): number =>
  verdict === 'ok' ? day : Math.max(day, dayOfSeconds(receivedAt));

type Found = { readonly origin: Origin; readonly ground: Ground };

async function overdueIn(home: Home, book: Book, since: number): Promise<readonly Found[]> {
  if (book.activity === 'care') return overdueNotes(home, book, since);
  return book.activity === 'doors' ? overdueExamples(home, book, since) : [];
}

/** Those that were held, declined or refused say it all the same. */
async function overdueNotes(home: Home, book: Book, since: number): Promise<readonly Found[]> {
  const reading = home.store.read(book.cell);
  const care = (await home.warm.get(book)).state as CareState; // of a care book
  const found: Found[] = [];
  const look = (fact: Arrived): void => {
    const decoded = decodeFact(getActivity('care'), fact);
    const isGone =
      fact.commitment !== undefined || residueOf(getActivity('care'), fact) === fact.body;
    if (!decoded.ok || isGone) return;
    const due = dueOf(care, decoded.value as CareFact); // of a care book, and no common one is kept less
    if (due !== undefined && notBefore(fact, due.day) <= since) {
      found.push({ origin: originOf(fact), ground: due.ground });
    }
  };
  for (const fact of await reading.listRefused(book.id)) look({ ...fact, verdict: 'refused' });
  for (let after = 0; ;) {
    const facts = await reading.listFacts(book.id, after, PAGE);
    for (const fact of facts) look(fact);
    const last = facts.at(-1);
    if (last === undefined || facts.length < PAGE) return found;
    after = last.seq;
  }
}

/** The first day on which it is kept no more. */
function dueOf(
  care: CareState,
  fact: CareFact,
): { readonly day: number; readonly ground: Ground } | undefined {
  switch (fact.type) {
    case 'ethnic.noted@1':
    case 'health.noted@1': {
      const purpose = fact.type === 'ethnic.noted@1' ? 'ethnic' : 'health';
      const day = consentEnd(care, fact.body.resident, purpose) ?? fact.on;
      return { day, ground: 'consent-ended' };
    }
    case 'consent.given@1': {
      const end = consentEnd(care, fact.body.resident, fact.body.purpose) ?? fact.on;
      return { day: end + FIVE_YEARS_DAYS, ground: 'purpose-ended' };
    }
    case 'request.received@1':
    case 'request.extended@1':
    case 'request.closed@1':
      return { day: fact.on + FIVE_YEARS_DAYS, ground: 'purpose-ended' };
    default:
      return undefined;
  }
}

/** What a neighbour agreed to be told on until a day, with what was pictured and recorded of it. */
async function overdueExamples(home: Home, book: Book, since: number): Promise<readonly Found[]> {
  const { state, traces } = await home.warm.get(book);
  const { examples } = state as DoorsState; // of a doors book
  const seqs = [...examples.values()].flatMap(({ id, until }) =>
    until < since ? (traces.get(id) ?? []) : [],
  );
  const facts = await home.store.read(book.cell).getFacts(book.id, seqs);
  const told = facts.filter(
    (fact) => fact.type === 'example.told@1' && notBefore(fact, since) <= since,
  );
  const files = await filesOfExamples(home, book, told);
  return [...told, ...files].map((fact) => ({ origin: originOf(fact), ground: 'consent-ended' }));
}

export type Tidied = {
  readonly facts: number;
  /** Why it stopped: of an erasure, or `clock-unproven`. */
  readonly failed?: string;
};

/**
 * Erases what has been due for longer than a consent may be renewed.
 * @param proven a time that has come (`proven-time.ts`): what was not due by then waits
 */
export async function eraseOverdue(
  home: Home,
  proven: number | undefined,
  isDry: boolean,
): Promise<Tidied> {
  const today = dayOfSeconds(home.now());
  const day = proven === undefined ? Number.NEGATIVE_INFINITY : dayOfSeconds(proven);
  if (today > day + LEAP_DAYS) {
    const isAnyDue = (await findOverdue(home, today - RENEWAL_DAYS)).length > 0;
    return { facts: 0, ...(isAnyDue && { failed: 'clock-unproven' as const }) };
  }
  const overdue = await findOverdue(home, day - RENEWAL_DAYS);
  if (isDry) return { facts: overdue.reduce((sum, { origins }) => sum + origins.length, 0) };
  let facts = 0;
  for (const { book, ground } of overdue) {
    const done = await eraseOf(home, book, ground, day - RENEWAL_DAYS);
    if (!done.ok) return { facts, failed: done.error.code };
    facts += done.value;
  }
  return { facts };
}

/** After this many somebody writes all the time: tomorrow is a day, too. */
const TRIES_MAX = 5;

/** Looks again, for another program on the same store may have been faster, or a consent given once more. */
async function eraseOf(
  home: Home,
  book: Book,
  ground: Ground,
  since: number,
): Promise<Result<number, NotErased>> {
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const ifAt = { book, seq: await endOf(home, book) };
    const due = await overdueOf(home, book, since);
    const origins = due.find((each) => each.ground === ground)?.origins ?? [];
    // Of the book as such: who agrees once more is not somebody whose word waits.
    const wanted = { book: book.id, origins, about: [book.id] };
    const done = await erase(home, { wanted, ground, ifAt });
    if (done.ok) return ok(done.value.facts);
    if (done.error.code === 'nothing-to-erase') return ok(0);
    if (done.error.code !== 'moved-on') return done;
  }
  return ok(0);
}
