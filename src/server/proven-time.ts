import type { Id } from '#kernel/id.ts';
import { trustedAt } from '#book/fact.ts';
import type { Directory } from '#server/directory.ts';
import type { Home } from '#server/home.ts';

/*
 * A machine may start with its date years ahead, and phones follow it. What cannot be undone goes by the time
 * that phones have written by without a leap for a week: whoever sees a wrong date has it to set it right.
 */

const DAY_S = 86_400;
/** A longer silence is a leap: it may be one of the clock. */
export const LEAP_DAYS = 7;
/** How many facts at the end of each book are looked at. */
const LAST = 200;

/** The newest such time that is a day past, seconds UTC; undefined while there is none. */
export async function findProvenTime(home: Home): Promise<number | undefined> {
  const times = await timesOfPhones(home);
  let since = 0;
  let last = Number.NEGATIVE_INFINITY;
  let proven: number | undefined;
  for (const at of times) {
    if (at - last > LEAP_DAYS * DAY_S) since = at;
    if (at - since >= LEAP_DAYS * DAY_S) proven = at;
    last = at;
  }
  return proven;
}

/** When phones wrote, the earliest first. What the home writes itself, in whoever's name, shows nothing. */
async function timesOfPhones({ directory, store, now }: Home): Promise<readonly number[]> {
  const latest = now() - DAY_S;
  const times: number[] = [];
  for (const book of directory.books()) {
    const reading = store.read(book.cell);
    const head = await reading.findHead(book.id);
    if (head === undefined) continue;
    for (const fact of await reading.listFacts(book.id, Math.max(0, head.seq - LAST), LAST)) {
      if (fact.receivedAt <= latest && isOfPhone(directory, fact.stream)) {
        times.push(trustedAt(fact));
      }
    }
  }
  return times.sort((left, right) => left - right);
}

function isOfPhone(directory: Directory, stream: Id): boolean {
  const line = directory.findStream(stream);
  return line !== undefined && line.secret === undefined && !directory.isHome(line);
}
