// Phones that push to a home in another process for as long as it answers, and what it acknowledged.

import { setTimeout as wait } from 'node:timers/promises';
import { openHome } from '#server/home.ts';
import { openPostgresStore } from '#server/store/postgres.ts';
import { openSqliteStore } from '#server/store/sqlite.ts';
import type { StoreKind } from '#server/store/store.ts';
import { verifyBooks } from '#server/verify.ts';
import type { Id } from '#kernel/id.ts';
import { newId } from '#kernel/id.ts';
import { seededRandom } from '#kernel/random.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { Proposal } from '#book/activity.ts';
import { openTestHome } from '#test/support/test-home.ts';
import { createTestPhone, type TestPhone } from '#test/support/test-phone.ts';

const AGAIN_MS = 100;
const clock = { now: () => Math.floor(Date.now() / 1_000) };

export type Pushers = {
  readonly phones: readonly TestPhone[];
  /** The book they write. */
  readonly book: Id;
  /** The last number that the home acknowledged, by stream. */
  readonly acknowledged: Map<Id, number>;
  household(): Proposal;
  /** Where the home answers now. */
  goTo(address: string): void;
  /** Every phone pushes one save after the other, until nobody answers. */
  pushUntilDead(): Promise<void>;
  /** The same, and what is not taken is sent again and again until it is over; `taken` hears of each save. */
  pushThrough(isOver: () => boolean, taken: () => void): Promise<void>;
  /** Everyone begins anew, as at a home that never heard of them. */
  forget(): void;
};

/** A home in a folder or database, closed again, with people whose phones push to wherever it will answer. */
export async function openPushers(
  place: string,
  count: number,
  kind: StoreKind = 'demo',
): Promise<Pushers> {
  const random = seededRandom(11);
  const phones: TestPhone[] = [];
  const acknowledged = new Map<Id, number>();
  let base = '';
  const remote = {
    request: (path: string, init?: RequestInit) => fetch(`${base}${path}`, init),
  };
  const the = await openTestHome({
    kind,
    ...(isDatabase(place) ? { database: place } : { folder: place }),
  });
  const book = the.homes.id;
  for (let index = 0; index < count; index += 1) {
    const person = await the.addPerson('member', the.village, { from: the.today - 4_000 });
    const phone = createTestPhone(remote, random, clock, { place: the.village });
    const body = { stream: phone.stream, person, key: phone.key };
    await the.home.recorder.record(the.people, [
      { type: 'stream.registered@1', on: the.today, body },
    ]);
    phone.meet(the.home.directory.identity.key);
    phones.push(phone);
  }
  await the.close();

  const household = (): Proposal => ({
    type: 'household.added@1',
    on: dayOfSeconds(clock.now()),
    body: { household: newId(random) },
  });

  async function pushOn(phone: TestPhone): Promise<void> {
    for (;;) {
      const part = phone.part(book, [household(), household()]);
      const answer = await phone.push([part]).catch(() => undefined);
      if (answer === undefined) return;
      const [receipt] = answer.reply.parts ?? [];
      if (receipt === undefined || 'code' in receipt) throw new Error(JSON.stringify(answer.reply));
      acknowledged.set(phone.stream, receipt.n);
    }
  }

  async function pushAgain(
    phone: TestPhone,
    isOver: () => boolean,
    taken: () => void,
  ): Promise<void> {
    while (!isOver()) {
      const part = phone.part(book, [household(), household()]);
      for (;;) {
        const answer = await phone.push([part]).catch(() => undefined);
        const [receipt] = answer?.status === 200 ? answer.reply.parts : [];
        if (receipt !== undefined && 'code' in receipt) throw new Error(JSON.stringify(receipt));
        if (receipt !== undefined) {
          acknowledged.set(phone.stream, receipt.n);
          taken();
          break;
        }
        await wait(AGAIN_MS);
      }
    }
  }

  return {
    phones,
    book,
    acknowledged,
    household,
    goTo: (address) => void (base = address),
    async pushUntilDead() {
      await Promise.all(phones.map(pushOn));
    },
    async pushThrough(isOver, taken) {
      await Promise.all(phones.map((phone) => pushAgain(phone, isOver, taken)));
    },
    forget() {
      acknowledged.clear();
      for (const phone of phones) phone.rewind(book, undefined);
    },
  };
}

export type Compared = {
  /** Facts that were acknowledged and are not there. */
  readonly lost: number;
  readonly defects: readonly string[];
  readonly opened: boolean;
};

/** Opens the store that a home left and counts what was acknowledged and is not there. */
export async function compareStore(
  place: string,
  { book, phones, acknowledged }: Pushers,
  kind: StoreKind = 'demo',
): Promise<Compared> {
  const all = [...acknowledged.values()].reduce((sum, n) => sum + n, 0);
  try {
    const opened = isDatabase(place)
      ? await openPostgresStore(place, kind)
      : openSqliteStore(place, kind);
    if (!opened.ok) return { lost: all, defects: [opened.error.code], opened: false };
    const home = await openHome(opened.value, { name: 'Thử' });
    const reading = home.store.read(home.directory.getBook(book).cell);
    let lost = 0;
    for (const { stream } of phones) {
      const n = (await reading.findStreamHead(book, stream))?.n ?? 0;
      lost += Math.max(0, (acknowledged.get(stream) ?? 0) - n);
    }
    const { defects } = await verifyBooks(home.store, home.directory);
    await home.store.close();
    return { lost, defects, opened: true };
  } catch (error) {
    return { lost: all, defects: [error instanceof Error ? error.message : 'bug'], opened: false };
  }
}

const isDatabase = (place: string): boolean => place.startsWith('postgres:');
