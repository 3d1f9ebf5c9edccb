import { expect, test } from 'vitest';
import { finish, finishBreathing, type Steps } from './steps.ts';

function* count(until: number, done: number[]): Steps<number> {
  for (let step = 0; step < until; step += 1) {
    done.push(step);
    yield;
  }
  return until;
}

test('all at once', () => {
  const done: number[] = [];
  expect(finish(count(3, done))).toBe(3);
  expect(done).toEqual([0, 1, 2]);
});

test('others go on after each step', async () => {
  const done: number[] = [];
  const seen: number[] = [];
  const breathe = (): Promise<void> => Promise.resolve(void seen.push(done.length));
  expect(await finishBreathing(count(3, done), breathe)).toBe(3);
  expect(seen).toEqual([1, 2, 3]);
});
