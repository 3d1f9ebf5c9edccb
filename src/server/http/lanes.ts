/** Runs works of one key one after the other; undefined when too many of the key wait already. */
export type Lanes = <T>(key: string, work: () => Promise<T>) => Promise<T> | undefined;

/** @param most works of one key under way, the running one included */
export function createLanes(most: number): Lanes {
  const lanes = new Map<string, { count: number; last: Promise<unknown> }>();
  return (key, work) => {
    const lane = lanes.get(key) ?? { count: 0, last: Promise.resolve() };
    if (lane.count >= most) return undefined;
    lanes.set(key, lane);
    lane.count += 1;
    const turn = lane.last.then(work).finally(() => {
      lane.count -= 1;
      if (lane.count === 0) lanes.delete(key);
    });
    lane.last = turn.catch(() => undefined);
    return turn;
  };
}
