import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { PERSON_UNDER_WAY_MAX } from '#protocol/limits.ts';
import { createLanes } from '#server/http/lanes.ts';
import { createHeldTime } from '#test/support/held-time.ts';

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
  const time = createHeldTime();
  const inLane = createLanes(PERSON_UNDER_WAY_MAX, time.pass);
  const said: string[] = [];
  const say = (name: string) => async () => said.push(name);
  const first = inLane('a', async (rest) => {
    rest(60);
    said.push('first');
  });
  const second = inLane('a', say('second'));
  await first;
  await inLane('b', say('other'));
  const third = inLane('a', say('third'));
  await inLane('b', say('other again'));
  expect([said, time.asked]).toEqual([['first', 'other', 'other again'], [60]]);
  time.release();
  await Promise.all([second, third]);
  expect(said.slice(3)).toEqual(['second', 'third']);
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

test('works of all keys wait for each other where too many run, and begin in the order in which they came', async () => {
  const inLane = createLanes(PERSON_UNDER_WAY_MAX, undefined, 2);
  const said: string[] = [];
  const ends = new Map<string, (fails?: true) => void>();
  const work = (name: string) => () =>
    new Promise<void>((resolve, reject) => {
      said.push(name);
      ends.set(name, (fails) => (fails ? reject(new Error('no')) : resolve()));
    });
  const all = ['a', 'b', 'c', 'd'].map((key) => begun(inLane(key, work(key))));
  const [first, second] = all;
  await wait(0);
  expect(said).toEqual(['a', 'b']);
  ends.get('b')?.(true);
  await expect(second).rejects.toThrow('no');
  await wait(0);
  expect(said).toEqual(['a', 'b', 'c']);
  ends.get('a')?.();
  await first;
  await wait(0);
  expect(said).toEqual(['a', 'b', 'c', 'd']);
  ends.get('c')?.();
  ends.get('d')?.();
  await Promise.all(all.slice(2));
  const later = begun(inLane('e', work('e')));
  await wait(0);
  ends.get('e')?.();
  await later;
});

test('where very many wait, whoever comes is not taken', async () => {
  const inLane = createLanes(PERSON_UNDER_WAY_MAX, undefined, 1);
  const { promise, resolve: end } = Promise.withResolvers<undefined>();
  const first = begun(inLane('first', () => promise));
  const others = Array.from({ length: 32 }, (_, index) =>
    begun(inLane(`${index}`, async () => index)),
  );
  await wait(0);
  expect(inLane('late', async () => 0)).toBeUndefined();
  end(undefined);
  await first;
  expect(await Promise.all(others)).toHaveLength(32);
  expect(await begun(inLane('late', async () => 'on'))).toBe('on');
});
