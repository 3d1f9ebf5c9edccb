import { err, ok, type Result } from '#kernel/result.ts';
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
] as const;

export type Retention = { readonly seenDays: number };

/** The settings, or one sentence that says what is wrong with them. */
export function readRetention(env: Environment): Result<Retention, string> {
  const [{ setting, days, least }] = RETENTION;
  const text = env[setting]?.trim() ?? '';
  if (text === '') return ok({ seenDays: days });
  const given = /^\d{1,5}$/u.test(text) ? Number(text) : Number.NaN;
  if (!(given >= least)) {
    return err(`${setting} must be a number of days, ${String(least)} or more, not "${text}".`);
  }
  return ok({ seenDays: given });
}

/** Takes out what is older than the settings say; answers how many lines that were, or would be. */
export async function retain(
  home: Home,
  { seenDays }: Retention,
  isDry: boolean,
): Promise<{ readonly looks: number; readonly overdue: Tidied }> {
  const proven = await findProvenTime(home);
  // A wrong date forgets nothing: without a time that has come for certain, nothing is old.
  const before = (proven ?? 0) - seenDays * DAY_S;
  const books = [...home.directory.books()];
  const looks = await (isDry ? home.seen.count(books, before) : home.seen.drop(books, before));
  return { looks, overdue: await eraseOverdue(home, proven, isDry) };
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
