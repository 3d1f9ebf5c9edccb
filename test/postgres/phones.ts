// Phones of one village, whose home has its books in a database or a folder, and what each was acknowledged.

import { type Id, newId } from '#kernel/id.ts';
import { randomInt, seededRandom } from '#kernel/random.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { Proposal } from '#book/activity.ts';
import { openHome } from '#server/home.ts';
import { verifyBooks } from '#server/verify.ts';
import { openStoreAt } from '#test/support/postgres.ts';
import { openTestHome } from '#test/support/test-home.ts';
import { type Asked, createTestPhone, type TestPhone } from '#test/support/test-phone.ts';

export const clock = { now: () => Math.floor(Date.now() / 1_000) };

export type Phones = {
  readonly phones: readonly TestPhone[];
  /** The book they write. */
  readonly book: Id;
  /** The last number of each stream that was answered for. */
  readonly acknowledged: Map<Id, number>;
  /** One save of 1 to 5 facts; its status, or undefined when there was no answer. */
  push(phone: TestPhone): Promise<number | undefined>;
};

/** A home in an empty database or folder, closed again. @param asked where the phones send */
export async function openPhones(place: string, count: number, asked: Asked): Promise<Phones> {
  const random = seededRandom(11);
  const acknowledged = new Map<Id, number>();
  const the = await openTestHome(
    place.startsWith('postgres:') ? { database: place } : { folder: place },
  );
  const book = the.homes.id;
  const phones: TestPhone[] = [];
  for (let index = 0; index < count; index += 1) {
    const person = await the.addPerson('member', the.village, { from: the.today - 4_000 });
    const phone = createTestPhone(asked, random, clock);
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
  return {
    phones,
    book,
    acknowledged,
    async push(phone) {
      const save = Array.from({ length: 1 + randomInt(random, 5) }, household);
      const answer = await phone.push([phone.part(book, save)]).catch(() => undefined);
      if (answer?.status !== 200) return answer?.status;
      const [receipt] = answer.reply.parts;
      if (receipt === undefined || 'code' in receipt) throw new Error(JSON.stringify(answer.reply));
      acknowledged.set(phone.stream, receipt.n);
      return answer.status;
    },
  };
}

export type Found = {
  /** Facts that were acknowledged and are not there. */
  readonly missing: number;
  /** Facts that are there although nobody was told. */
  readonly untold: number;
  readonly facts: number;
  readonly defects: readonly string[];
};

/** Looks into the database beside whoever has it open, and lets every phone go on from what is there. */
export async function compare(
  database: string,
  { phones, book, acknowledged }: Phones,
  isWhole = true,
): Promise<Found> {
  const home = await openHome(await openStoreAt(database), { name: 'Thử' });
  const reading = home.store.read(home.directory.getBook(book).cell);
  let [missing, untold] = [0, 0];
  for (const phone of phones) {
    const head = await reading.findStreamHead(book, phone.stream);
    const beyond = (head?.n ?? 0) - (acknowledged.get(phone.stream) ?? 0);
    missing += Math.max(0, -beyond);
    untold += Math.max(0, beyond);
    phone.rewind(book, head);
  }
  const facts = (await reading.findHead(book))?.seq ?? 0;
  const defects = isWhole ? (await verifyBooks(home.store, home.directory)).defects : [];
  await home.store.close();
  return { missing, untold, facts, defects };
}
