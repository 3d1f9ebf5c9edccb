import { err, ok, type Result } from '#kernel/result.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import { grantsOf, hasEnded, type PeopleState, type Stream } from '#domain/people/state.ts';
import type { Environment } from '#server/config.ts';
import { sayNotErased } from '#server/erase/erase.ts';
import type { Home } from '#server/home.ts';
import { eraseOverdue, type Tidied } from '#server/overdue.ts';
import { findProvenTime } from '#server/proven-time.ts';

/*
 * How long what stands beside the books is kept, and what in them may be kept only until a day
 * (`overdue.ts`). Unfinished uploads go after 7 days (`files/sweep.ts`). Facts that
 * were refused stay: they use up a number of their stream, whose chain could not be proven without them; of a
 * person who asks for it they are erased like any other.
 */

const DAY_S = 86_400;
const DAY_MS = 86_400_000;

/** Setting, what it is about, default and least number of days. */
export const RETENTION = [
  { setting: 'RETAIN_SEEN_DAYS', of: 'who looked at whom', days: 730, least: 90 },
  { setting: 'RETAIN_SENT_DAYS', of: 'what was sent to whom', days: 365, least: 30 },
] as const;

export type Retention = { readonly seenDays: number; readonly sentDays?: number };

const [SEEN, SENT] = RETENTION;

/** The settings, or one sentence that says what is wrong with them. */
export function readRetention(env: Environment): Result<Required<Retention>, string> {
  const seenDays = readDays(env, SEEN);
  if (!seenDays.ok) return seenDays;
  const sentDays = readDays(env, SENT);
  return sentDays.ok ? ok({ seenDays: seenDays.value, sentDays: sentDays.value }) : sentDays;
}

function readDays(
  env: Environment,
  { setting, days, least }: (typeof RETENTION)[number],
): Result<number, string> {
  const text = env[setting]?.trim() ?? '';
  if (text === '') return ok(days);
  const given = /^\d{1,5}$/u.test(text) ? Number(text) : Number.NaN;
  if (given >= least) return ok(given);
  return err(`${setting} must be a number of days, ${String(least)} or more, not "${text}".`);
}

/** Takes out what is older than the settings say; answers how many lines that were, or would be. */
export async function retain(
  home: Home,
  { seenDays, sentDays = SENT.days }: Retention,
  isDry: boolean,
): Promise<{ readonly looks: number; readonly sent: number; readonly overdue: Tidied }> {
  const proven = await findProvenTime(home);
  // A wrong date forgets nothing: without a time that has come for certain, nothing is old.
  const daysAgo = (days: number): number => (proven ?? 0) - days * DAY_S;
  const books = [...home.directory.books()];
  const before = daysAgo(seenDays);
  const looks = await (isDry ? home.seen.count(books, before) : home.seen.drop(books, before));
  await dropSubscriptions(home, isDry);
  const sent = await dropSent(home, daysAgo(sentDays), isDry);
  return { looks, sent, overdue: await eraseOverdue(home, proven, isDry) };
}

/** Of devices that speak no more, and of people who work nowhere by now: nothing is sent there again. */
async function dropSubscriptions(home: Home, isDry: boolean): Promise<void> {
  const at = home.now();
  const day = dayOfSeconds(at);
  for (const book of home.directory.books()) {
    if (book.activity !== 'people' || isDry) continue;
    const subscriptions = await home.store.read(book.cell).listPushSubscriptions(book.id);
    if (subscriptions.length === 0) continue;
    const people = (await home.warm.get(book)).state as PeopleState; // of a people book
    for (const { stream: id } of subscriptions) {
      const stream = people.streams.get(id);
      const isOf = stream !== undefined && !hasEnded(stream, at) && works(people, stream, day);
      if (isOf) continue;
      await home.store.write(book.cell, (writing) => writing.deletePushSubscription(book.id, id));
    }
  }
}

/** A right that begins later counts: its person hears of the place from that day on. */
const works = (people: PeopleState, { person }: Stream, day: number): boolean =>
  grantsOf(people, person).some(({ until = day }) => day <= until);

/** Of books in which there are recipients; see `server/bridges`. */
async function dropSent(home: Home, before: number, isDry: boolean): Promise<number> {
  let dropped = 0;
  for (const { id, cell, activity } of home.directory.books()) {
    if (!['reach', 'people', 'board'].includes(activity)) continue;
    const old = await home.store.read(cell).countDeliveries(id, before);
    dropped += old;
    if (old > 0 && !isDry) {
      await home.store.write(cell, (writing) => writing.dropDeliveries(id, before));
    }
  }
  return dropped;
}

/** Now and once a day while the program runs; what could not be taken out is told, and tried the next day. */
export function keepRetained(home: Home, retention: Retention, log: (line: string) => void): void {
  const run = async (): Promise<void> => {
    try {
      const { failed } = (await retain(home, retention, false)).overdue;
      if (failed !== undefined) log(`banso: ${sayNotErased({ code: failed })}`);
    } catch {
      log('banso: what is kept long enough could not be taken out.');
    }
  };
  void run();
  setInterval(() => void run(), DAY_MS).unref();
}
