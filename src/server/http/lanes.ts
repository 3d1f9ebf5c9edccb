import { setTimeout as wait } from 'node:timers/promises';

/** Lets a time pass; `isAwaited`: somebody waits for its end. */
export type Pass = (ms: number, isAwaited: boolean) => Promise<unknown>;

const machinePass: Pass = (ms, ref) => wait(ms, undefined, { ref });

/** Says how long the lane rests after this work, in milliseconds. */
export type Rest = (restMs: number) => void;

/** Runs works of one key one after the other; undefined when too many wait already. */
export type Lanes = <T>(key: string, work: (rest: Rest) => Promise<T>) => Promise<T> | undefined;

type Lane = { count: number; last: Promise<unknown> };

/**
 * @param most works of one key under way, the running one included
 * @param atOnce works of all keys that run at the same time; others wait in the order in which they came
 */
export function createLanes(
  most: number,
  pass: Pass = machinePass,
  atOnce: number = Infinity,
): Lanes {
  const lanes = new Map<string, Lane>();
  const together = createTogether(atOnce);

  /** A work has ended; what waits begins after the rest, and without any the lane is kept until then. */
  async function end(key: string, lane: Lane, restMs: number): Promise<void> {
    lane.count -= 1;
    if (restMs > 0) await pass(restMs, lane.count > 0);
    if (lane.count === 0 && lanes.get(key) === lane) lanes.delete(key);
  }

  return (key, work) => {
    const lane = lanes.get(key) ?? { count: 0, last: Promise.resolve() };
    if (lane.count >= most || together.isFull()) return undefined;
    lanes.set(key, lane);
    lane.count += 1;
    let restMs = 0;
    const turn = lane.last.then(() =>
      together.run(() =>
        work((ms) => {
          restMs = ms;
        }),
      ),
    );
    lane.last = turn.then(
      () => end(key, lane, restMs),
      () => end(key, lane, restMs),
    );
    return turn;
  };
}

/** Waiting for each place; whoever comes after them would wait for longer than it takes to come again. */
const WAITING_FOR_A_PLACE = 32;

/** Runs so many works at the same time: one after the other most come sooner than all side by side. */
function createTogether(atOnce: number) {
  const waiting: (() => void)[] = [];
  let running = 0;
  async function run<T>(work: () => Promise<T>): Promise<T> {
    if (running < atOnce) running += 1;
    else {
      await new Promise<void>((begin) => {
        waiting.push(begin);
      });
    }
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // Whoever begins now takes over the place.
      if (next === undefined) running -= 1;
      else next();
    }
  }
  return { run, isFull: () => waiting.length >= atOnce * WAITING_FOR_A_PLACE };
}
