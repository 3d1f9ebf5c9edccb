/**
 * Tells of refusals: the first of a kind from one sender at once, the others of that minute as a count.
 * A line is the time, the code, the route and a stream or a nameless address.
 */
export type RefusalLog = {
  note(kind: string, from: string, now: number): void;
  /** Writes the counts of minutes that are over. */
  tellCounts(now: number): void;
};

const MINUTE_S = 60;
/** Senders and kinds told apart in a minute; more than that is one line. */
const APART_MAX = 200;

type Minute = { readonly since: number; more: number };

/** @param write one line of the log; it names no person, only a kind, a stream or a nameless address */
export function createRefusalLog(write: (line: string) => void): RefusalLog {
  const minutes = new Map<string, Minute>();

  function tellCounts(now: number): void {
    for (const [what, { since, more }] of minutes) {
      if (now >= since && now - since < MINUTE_S) return;
      minutes.delete(what);
      if (more > 0) write(`${timeOf(since)} refused ${what}: ${more} more within a minute`);
    }
  }

  return {
    note(kind, from, now) {
      tellCounts(now);
      const known = `${kind} from ${from}`;
      const isApart = minutes.has(known) || minutes.size < APART_MAX;
      const what = isApart ? known : 'by many others';
      const minute = minutes.get(what);
      if (minute !== undefined) {
        minute.more += 1;
        return;
      }
      minutes.set(what, { since: now, more: 0 });
      write(`${timeOf(now)} refused ${what}`);
    },
    tellCounts,
  };
}

export const timeOf = (seconds: number): string =>
  `${new Date(seconds * 1_000).toISOString().slice(0, 19)}Z`;
