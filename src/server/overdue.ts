import { ok, type Result } from '#kernel/result.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { Ground } from '#book/common.ts';
import type { Book } from '#book/activity.ts';
import { type LogFact, type Origin, originKey, originOf } from '#book/fact.ts';
import { findDue } from '#server/due.ts';
import { endOf, erase, type NotErased } from '#server/erase/erase.ts';
import { filesOfExamples } from '#server/erase/select.ts';
import type { Home } from '#server/home.ts';
import { LEAP_DAYS } from '#server/proven-time.ts';

/*
 * What is kept until a day (`due.ts`) is erased by itself, a month after it: in that time a consent can be
 * given once more.
 */

/** In which a consent that ran out is asked for again, and what it covered may stand. */
export const RENEWAL_DAYS = 30;
/** The day on which what is due by a day is erased: the home is sure of a day once it is past. */
export const goneOn = (day: number): number => day + RENEWAL_DAYS + 1;

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
  const due = await findDue(home, book, since);
  // What was pictured and recorded of a neighbour goes with what was told.
  const files = await filesOfExamples(
    home,
    book,
    due.map(({ fact }) => fact),
  );
  const found = [...due, ...files.map((fact) => ({ fact, ground: 'consent-ended' as const }))];
  const known = new Map(found.map((each) => [originKey(originIn(each)), each]));
  const byGround = Map.groupBy(known.values(), ({ ground }) => ground);
  return [...byGround].map(([ground, each]) => ({ book, ground, origins: each.map(originIn) }));
}

const originIn = ({ fact }: { readonly fact: LogFact }): Origin => originOf(fact);

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
