// What honest phones notice: each pushes two facts and pulls about once a second, never in step with others.

import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'vitest';
import type { TestPhone } from '#test/support/test-phone.ts';
import { type Stage, visitsTo } from './stage.ts';

/** Milliseconds of each exchange. */
export type Times = { readonly push: readonly number[]; readonly pull: readonly number[] };

export const NO_TIMES: Times = { push: [], pull: [] };

/** Many times what a phone in the field does. */
const ROUND_MS = 1_000;

/** What each honest phone holds. */
const haves = new Map<TestPhone, string>();

/** All of them push and pull in their rounds; everything they say is taken. */
export async function runHonest(
  { doors, households }: Stage,
  phones: readonly TestPhone[],
  seconds: number,
): Promise<Times> {
  const push: number[] = [];
  const pull: number[] = [];
  const end = performance.now() + seconds * 1_000;
  await Promise.all(
    phones.map(async (phone) => {
      await wait(Math.random() * ROUND_MS);
      while (performance.now() < end) {
        const began = performance.now();
        const part = phone.part(doors, visitsTo(households, 2));
        push.push(await timed(async () => expectTaken(await phone.push([part]))));
        pull.push(await timed(() => pullNews(phone)));
        await wait(ROUND_MS * (0.5 + Math.random()) - (performance.now() - began));
      }
    }),
  );
  return { push, pull };
}

async function pullNews(phone: TestPhone): Promise<void> {
  const { status, reply } = await phone.pull(haves.get(phone));
  expect(status).toBe(200);
  haves.set(phone, reply.books.map(({ book, seq }) => `${book.id}.0.${seq}`).join(','));
}

function expectTaken({ status, reply }: Awaited<ReturnType<TestPhone['push']>>): void {
  expect(status).toBe(200);
  const [part] = reply.parts;
  if (part === undefined || !('items' in part)) throw new Error(JSON.stringify(reply));
  expect(part.items.map(({ verdict }) => verdict)).toEqual(['ok', 'ok']);
}

async function timed(act: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await act();
  return performance.now() - began;
}

export const joined = (first: Times, second: Times): Times => ({
  push: [...first.push, ...second.push],
  pull: [...first.pull, ...second.pull],
});

/** Others alone, and while somebody lied. */
export const compared = (alone: Times, under: Times) => ({
  push: sideBySide(alone.push, under.push),
  pull: sideBySide(alone.pull, under.pull),
});

function sideBySide(alone: readonly number[], under: readonly number[]) {
  const at = (share: number) => {
    const [before, during] = [quantile(alone, share), quantile(under, share)];
    const changePercent = Math.round((during / before - 1) * 100);
    return { aloneMs: tenths(before), underMs: tenths(during), changePercent };
  };
  return { n: [alone.length, under.length], p50: at(0.5), p95: at(0.95) };
}

const tenths = (ms: number): number => Math.round(ms * 10) / 10;

function quantile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
