import { setTimeout as wait } from 'node:timers/promises';
import type { Book } from '#book/activity.ts';
import { deliver, type Sending } from '#server/bridges/send.ts';
import { CHANNELS, type ChannelName, type Delivery } from '#server/store/deliveries.ts';

/*
 * One lane for each channel: a gateway that takes a message every few seconds keeps no push waiting. Few rows
 * of each book at a time, and before each of them the alarms of all books, so that none waits for ordinary
 * news of whatever village, at its first attempt or at a later one.
 */
export type Lanes = {
  /** Something of a book is due at a second. */
  add(book: Book, due: number): void;
  /** No further attempt is begun. */
  stop(): void;
  /** Resolves once everything that is due now was tried. */
  run(): Promise<void>;
};

/** Ordinary rows between two looks for alarms: where one message follows the other, that is one. */
const AT_A_TIME: Readonly<Record<ChannelName, number>> = { push: 20, zalo: 1, sms: 1, mail: 2 };
const ALARMS_AT_A_TIME = 20;
/** Push services take many at once. */
const AT_ONCE: Readonly<Record<ChannelName, number>> = { push: 8, zalo: 1, sms: 1, mail: 2 };

export function createLanes(sending: Sending): Lanes {
  const queue = createQueue(sending.home);
  const running = new Map<ChannelName, Promise<boolean>>();
  const again = new Set<ChannelName>();
  const ending = new AbortController();

  /** Whether anything was tried. */
  async function drive(channel: ChannelName): Promise<boolean> {
    const tried = new Set<string>();
    let isAny: boolean;
    do {
      again.delete(channel);
      isAny = await pass(sending, queue, { channel, tried, signal: ending.signal });
    } while (isAny || again.has(channel));
    return tried.size > 0;
  }

  function start(channel: ChannelName): Promise<boolean> {
    const known = running.get(channel);
    if (known !== undefined) {
      again.add(channel);
      return known;
    }
    const driven = drive(channel)
      .catch(() => {
        sending.tell(`banso: the bridge ${channel} waits for the store.`);
        return false;
      })
      .finally(() => running.delete(channel));
    running.set(channel, driven);
    return driven;
  }

  return {
    stop: () => ending.abort(),
    add: queue.add,
    async run() {
      // What one channel could not bring goes on over the next.
      while ((await Promise.all(CHANNELS.map(start))).some(Boolean));
      await queue.settle().catch(() => sending.tell('banso: the bridges wait for the store.'));
    },
  };
}

type Queue = {
  add(book: Book, due: number): void;
  dueNow(): readonly Book[];
  /** What presses and is due over a channel, of all books. */
  alarms(channel: ChannelName): Promise<readonly Delivery[]>;
  /** Asks the store when the next of each book is due. */
  settle(): Promise<void>;
};

/** Books of which something is queued, and when the next is due; and those in which alarms may be. */
function createQueue({ store, now }: Sending['home']): Queue {
  const queued = new Map<Book, { readonly due: number }>();
  const pressing = new Map<Book, { readonly due: number }>();
  const isDue = ([, { due }]: readonly [Book, { readonly due: number }]): boolean => due <= now();
  return {
    add(book, due) {
      queued.set(book, { due: Math.min(due, queued.get(book)?.due ?? due) });
      pressing.set(book, { due: 0 });
    },
    dueNow: () => [...queued].filter(isDue).map(([book]) => book),
    async alarms(channel) {
      const alarms: Delivery[] = [];
      for (const [book, known] of [...pressing].filter(isDue)) {
        const reading = store.read(book.cell);
        const due = await reading.listUrgentDeliveries(book.id, channel, now(), ALARMS_AT_A_TIME);
        alarms.push(...due);
        if (due.length > 0) continue;
        const next = await reading.findNextUrgent(book.id);
        // Something was added meanwhile.
        if (pressing.get(book) !== known) continue;
        if (next === undefined) pressing.delete(book);
        else pressing.set(book, { due: next });
      }
      return alarms;
    },
    async settle() {
      for (const [book, known] of [...queued].filter(isDue)) {
        const next = await store.read(book.cell).findNextDue(book.id);
        // Something was added meanwhile.
        if (queued.get(book) !== known) continue;
        if (next === undefined) queued.delete(book);
        else queued.set(book, { due: Math.max(next, now() + 1) });
      }
    },
  };
}

type Pass = {
  readonly channel: ChannelName;
  /** No attempt of a drive is made in it again. */
  readonly tried: Set<string>;
  readonly signal: AbortSignal;
};

/** All alarms, then some rows of each book; whether there were any. */
async function pass(sending: Sending, queue: Queue, passing: Pass): Promise<boolean> {
  const { store, now } = sending.home;
  const { channel, signal } = passing;
  let isAny = false;
  for (const { id, cell } of queue.dueNow()) {
    while (await sendFresh(sending, queue, await queue.alarms(channel), passing)) isAny = true;
    if (signal.aborted) return false;
    const due = await store.read(cell).listDueDeliveries(id, channel, now(), AT_A_TIME[channel]);
    isAny = (await sendFresh(sending, queue, due, passing)) || isAny;
  }
  return isAny;
}

/** Whether there was any that this drive has not tried as it stands. */
async function sendFresh(
  sending: Sending,
  queue: Queue,
  due: readonly Delivery[],
  { channel, tried, signal }: Pass,
): Promise<boolean> {
  if (signal.aborted) return false;
  const fresh = due.filter((each) => !tried.has(attemptOf(each)));
  for (const each of fresh) tried.add(attemptOf(each));
  await sendAll(sending, queue, fresh, { channel, signal });
  return fresh.length > 0;
}

const attemptOf = ({ book, edition, recipient, tries }: Delivery): string =>
  `${book}${edition}${recipient}${tries}`;

async function sendAll(
  sending: Sending,
  queue: Pick<Queue, 'add'>,
  deliveries: readonly Delivery[],
  { channel, signal }: Pick<Pass, 'channel' | 'signal'>,
): Promise<void> {
  const { directory, now } = sending.home;
  const left = [...deliveries];
  const paceMs = sending.channels[channel]?.paceMs ?? 0;
  const lane = async (): Promise<void> => {
    for (let each = left.shift(); each !== undefined; each = left.shift()) {
      if (signal.aborted) return;
      const isSent = await deliver(sending, each);
      const book = each.urgent === true ? directory.findBook(each.book) : undefined;
      // An alarm that did not go out waits for its next attempt, or over the next channel by now.
      if (book !== undefined) queue.add(book, now());
      if (isSent && paceMs > 0) await wait(paceMs, undefined, { signal }).catch(() => undefined);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE[channel] }, lane));
}
