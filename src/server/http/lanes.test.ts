import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { PERSON_UNDER_WAY_MAX } from '#protocol/limits.ts';
import { createLanes } from '#server/http/lanes.ts';

/** A work that the lane has room for. */
function begun<T>(turn: Promise<T> | undefined): Promise<T> {
  if (turn === undefined) throw new Error('the lane is full');
  return turn;
}

test('works of one key go one after the other, those of another beside them', async () => {
  const inLane = createLanes(PERSON_UNDER_WAY_MAX);
  const said: string[] = [];
  const work = (name: string, ms: number) => async () => {
    said.push(`${name} begins`);
    await wait(ms);
    said.push(`${name} ends`);
    return name;
  };
  const answers = [
    begun(inLane('a', work('one', 20))),
    begun(inLane('a', work('two', 0))),
    begun(inLane('b', work('other', 0))),
  ];
  expect(await Promise.all(answers)).toEqual(['one', 'two', 'other']);
  expect(said.filter((line) => !line.startsWith('other'))).toEqual([
    'one begins',
    'one ends',
    'two begins',
    'two ends',
  ]);
  expect(said.indexOf('other ends')).toBeLessThan(said.indexOf('one ends'));
});

test('the next work waits for the rest after the last, and one that comes later too', async () => {
  const inLane = createLanes(PERSON_UNDER_WAY_MAX);
  const began = performance.now();
  const at = async (): Promise<number> => performance.now() - began;
  const first = inLane('a', async (rest) => {
    rest(60);
    return at();
  });
  const second = inLane('a', at);
  expect(await first).toBeLessThan(50);
  expect(await inLane('b', at)).toBeLessThan(50);
  const third = inLane('a', at);
  expect(await second).toBeGreaterThanOrEqual(59);
  expect(await third).toBeGreaterThanOrEqual(59);
});

test('one more than may be under way is not taken, and the lane is free again when they end', async () => {
  const inLane = createLanes(PERSON_UNDER_WAY_MAX);
  const under = Array.from({ length: PERSON_UNDER_WAY_MAX }, () =>
    begun(inLane('a', () => wait(5))),
  );
  expect(inLane('a', () => wait(0))).toBeUndefined();
  await Promise.all(under);
  const failing = inLane('a', () => Promise.reject(new Error('no')));
  await expect(failing).rejects.toThrow('no');
  expect(await inLane('a', async () => 'on')).toBe('on');
});
