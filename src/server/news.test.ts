import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { createNews, type News } from '#server/news.ts';
import type { Ear } from '#server/ears.ts';
import type { BookHead, StoredHead } from '#server/store/store.ts';
import { until } from '#test/support/listener.ts';

const PACE = { turnMs: 5, perTurn: 10, restMs: 30, lookMs: 10 };
const headAt = (seq: number): StoredHead => ({
  epoch: 0,
  generation: 0,
  seq,
  hash: new Uint8Array(32),
});

let news: News;
afterEach(() => news.end());

/** An ear that notes when it was told. */
function createEar(stream: string, books: readonly string[] = ['book']) {
  const told: number[] = [];
  let drop = (): void => undefined;
  const ear: Ear = {
    stream,
    owner: stream,
    books: () => books,
    rights: new Set(),
    refresh: async () => true,
    tell: () => void told.push(performance.now()),
    end: () => drop(),
  };
  drop = news.listen(ear);
  return { told };
}

/** A store that other programs write to. */
function createShared() {
  const heads = new Map<string, BookHead>();
  let looks = 0;
  let isAway = false;
  return {
    isShared: true,
    async listHeads() {
      looks += 1;
      if (isAway) throw new Error('away');
      return [...heads.values()];
    },
    write: (book: string, seq: number) => void heads.set(book, { book, ...headAt(seq) }),
    setAway: (next: boolean) => void (isAway = next),
    looks: () => looks,
  };
}

it('tells once of all that comes while somebody rests, and of nothing twice', async () => {
  news = createNews({ isShared: false, listHeads: async () => [] }, PACE);
  const { told } = createEar('a');
  for (let seq = 1; seq <= 1_000; seq += 1) news.note('book', headAt(seq), undefined);
  await until(() => told.length === 1);
  for (let seq = 1_001; seq <= 2_000; seq += 1) news.note('book', headAt(seq), undefined);
  await until(() => told.length === 2);
  await wait(5 * PACE.restMs);
  expect(told).toHaveLength(2);
  expect((told[1] ?? 0) - (told[0] ?? 0)).toBeGreaterThanOrEqual(PACE.restMs);
});

it('brings back a few in a turn, and everybody in the end', async () => {
  news = createNews({ isShared: false, listHeads: async () => [] }, PACE);
  const ears = Array.from({ length: 95 }, (_, index) => createEar(`s${index}`));
  news.note('book', headAt(1), undefined);
  await until(() => ears.every(({ told }) => told.length === 1));
  const times = ears.flatMap(({ told }) => told).toSorted((left, right) => left - right);
  expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(9 * PACE.turnMs - 5);
});

it('tells whoever brought something only of what others brought as well', async () => {
  news = createNews({ isShared: false, listHeads: async () => [] }, PACE);
  const own = createEar('own');
  const other = createEar('other');
  news.note('book', headAt(1), 'own');
  await until(() => other.told.length === 1);
  expect(own.told).toHaveLength(0);
  news.note('book', headAt(2), 'own');
  news.note('book', headAt(3), 'another');
  await until(() => own.told.length === 1);
});

it('hears of what other programs wrote, and not twice of what this one wrote', async () => {
  const store = createShared();
  store.write('book', 1);
  news = createNews(store, PACE);
  const { told } = createEar('a');
  // What was written before the first look, nobody here knows whether they have seen.
  await until(() => told.length === 1);
  store.write('book', 2);
  await until(() => told.length === 2);
  store.write('book', 3);
  news.note('book', headAt(3), undefined);
  await until(() => told.length === 3);
  const looks = store.looks();
  await until(() => store.looks() > looks + 3);
  expect(told).toHaveLength(3);
});

it('looks at nothing while nobody listens, and bears a store that is away', async () => {
  const store = createShared();
  news = createNews(store, PACE);
  await wait(5 * PACE.lookMs);
  expect(store.looks()).toBe(0);
  const { told } = createEar('a');
  await until(() => store.looks() > 1);
  store.setAway(true);
  const looks = store.looks();
  await until(() => store.looks() > looks + 1);
  store.write('book', 1);
  store.setAway(false);
  await until(() => told.length === 1);
});

it('closes the oldest of a person who listens too often', () => {
  news = createNews({ isShared: false, listHeads: async () => [] }, PACE);
  for (let index = 0; index < 20; index += 1) {
    let drop = (): void => undefined;
    const ear: Ear = {
      stream: `s${index}`,
      owner: 'one person',
      books: () => [],
      rights: new Set(),
      refresh: async () => true,
      tell: () => undefined,
      end: () => drop(),
    };
    drop = news.listen(ear);
  }
  expect(news.count()).toBe(6);
});
