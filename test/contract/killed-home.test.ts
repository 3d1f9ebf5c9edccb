// By hand: KILL_ROUNDS=200.

import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { randomInt, seededRandom } from '#kernel/random.ts';
import { openHome } from '#server/home.ts';
import { openSqliteStore } from '#server/store/sqlite.ts';
import { verifyBooks } from '#server/verify.ts';
import { startHome } from '#test/support/home-process.ts';
import { openTestHome } from '#test/support/test-home.ts';
import { createTestPhone, type TestPhone } from '#test/support/test-phone.ts';

const ROUNDS = Number(process.env['KILL_ROUNDS'] ?? 20);
const TIMEOUT_MS = ROUNDS * 20_000;
const PHONES = 3;
const clock = { now: () => Math.floor(Date.now() / 1_000) };

/** Sends what an app would have been asked to a home in another process. */
const remote = (base: () => string) => ({
  request: (path: string, init?: RequestInit) => fetch(`${base()}${path}`, init),
});

describe('a home that is killed in the middle of pushes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'banso-killed-'));
  const random = seededRandom(11);
  const phones: TestPhone[] = [];
  let base = '';
  let homes = '';
  let village = '';
  let untold = 0;

  beforeAll(async () => {
    const the = await openTestHome({ folder });
    village = the.village;
    homes = the.homes.id;
    for (let count = 0; count < PHONES; count += 1) {
      const person = await the.addPerson('member', village, { from: the.today - 4_000 });
      const phone = createTestPhone(
        // eslint-disable-next-line no-loop-func -- the address changes with every start, on purpose
        remote(() => base),
        random,
        clock,
      );
      const { stream, key } = phone;
      const body = { stream, person, key };
      await the.home.recorder.record(the.people, [
        { type: 'stream.registered@1', on: the.today, body },
      ]);
      phone.meet(the.home.directory.identity.key);
      phones.push(phone);
    }
    await the.close();
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it(
    `keeps everything it acknowledged, ${ROUNDS} times`,
    async () => {
      const acknowledged = new Map<string, number>();
      for (let round = 0; round < ROUNDS; round += 1) {
        const { child, base: address } = await startHome(folder);
        base = address;
        const killed = once(child, 'exit');
        // Dies some milliseconds after some answers, while the other phones wait for theirs.
        let answersLeft = 1 + randomInt(random, 12);
        const onAnswer = (): void => {
          answersLeft -= 1;
          if (answersLeft === 0) setTimeout(() => child.kill('SIGKILL'), randomInt(random, 8));
        };
        await Promise.all(phones.map((phone) => pushUntilDead(phone, acknowledged, onAnswer)));
        await killed;
        await compare(acknowledged);
      }
      const facts = [...acknowledged.values()].reduce((sum, n) => sum + n, 0);
      expect(facts).toBeGreaterThan(ROUNDS);
      console.log(
        `${ROUNDS} kills: ${facts} facts acknowledged, 0 missing, ${untold} stored and not answered for`,
      );
    },
    TIMEOUT_MS,
  );

  const household = () => ({
    type: 'household.added@1',
    on: Math.floor(clock.now() / 86_400),
    body: { household: newId(random) },
  });

  /** Notes what was acknowledged, push by push, until nobody answers. */
  async function pushUntilDead(
    phone: TestPhone,
    acknowledged: Map<string, number>,
    onAnswer: () => void,
  ): Promise<void> {
    for (;;) {
      const part = phone.part(homes, [household(), household()]);
      const answer = await phone.push([part]).catch(() => undefined);
      if (answer === undefined) return;
      const [receipt] = answer.reply.parts;
      if (receipt === undefined || 'code' in receipt) throw new Error(JSON.stringify(answer.reply));
      acknowledged.set(phone.stream, receipt.n);
      onAnswer();
    }
  }

  /** Opens what the dead home left: all that was acknowledged is there, and every chain holds. */
  async function compare(acknowledged: ReadonlyMap<string, number>): Promise<void> {
    const opened = openSqliteStore(folder, 'demo');
    if (!opened.ok) throw new Error(opened.error.code);
    const home = await openHome(opened.value, { name: 'Thử' });
    const book = home.directory.getBook(homes);
    for (const phone of phones) {
      const head = await home.store.read(book.cell).findStreamHead(homes, phone.stream);
      const told = acknowledged.get(phone.stream) ?? 0;
      expect(head?.n ?? 0).toBeGreaterThanOrEqual(told);
      untold += (head?.n ?? 0) - told;
      // What was stored but not answered is known to the phone: it goes on from there.
      phone.rewind(homes, head);
    }
    expect((await verifyBooks(home.store, home.directory)).defects).toEqual([]);
    await home.store.close();
  }
});
