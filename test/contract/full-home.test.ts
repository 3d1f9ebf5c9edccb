import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { newId } from '#kernel/id.ts';
import { seededRandom } from '#kernel/random.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import { openHome } from '#server/home.ts';
import { createApp } from '#server/http/app.ts';
import { openSqliteStore } from '#server/store/sqlite.ts';
import { verifyBooks } from '#server/verify.ts';
import { NOON, openTestHome } from '#test/support/test-home.ts';
import { createTestPhone, type TestPhone } from '#test/support/test-phone.ts';

/** Room for the home itself and a few hundred facts. */
const PAGES = 120;
/** So often nothing is taken before there is room again. */
const REFUSALS = 12;
const folder = mkdtempSync(join(tmpdir(), 'banso-full-'));
const random = seededRandom(5);
const clock = { now: () => NOON };
afterAll(() => rmSync(folder, { recursive: true }));

/** A home on the folder, with or without room. */
async function open(pagesMax?: number) {
  const opened = openSqliteStore(folder, 'demo', pagesMax === undefined ? {} : { pagesMax });
  if (!opened.ok) throw new Error(opened.error.code);
  const home = await openHome(opened.value, { name: 'Thử', ...clock });
  return { home, app: createApp(home, { log: () => undefined }) };
}

it('answers 507 while its disk is full, loses nothing, and takes what waited once there is room', async () => {
  const the = await openTestHome({ folder });
  const book = the.homes;
  const person = await the.addPerson('member', the.village);
  let home = the.home;
  let { app } = the;
  const phone: TestPhone = createTestPhone(
    { request: (path, init) => app.request(path, init) },
    random,
    clock,
  );
  const stream = { stream: phone.stream, person, key: phone.key };
  await home.recorder.record(the.people, [
    { type: 'stream.registered@1', on: the.today, body: stream },
  ]);
  phone.meet(home.directory.identity.key);
  await the.close();

  const facts = () =>
    Array.from({ length: 20 }, () => ({
      type: 'household.added@1',
      on: dayOfSeconds(NOON),
      body: { household: newId(random), head: 'x'.repeat(100) },
    }));
  ({ home, app } = await open(PAGES));
  let acknowledged = 0;
  let waiting = phone.part(book.id, facts());
  let answer = await phone.push([waiting]);
  while (answer.status === 200) {
    acknowledged += 20;
    waiting = phone.part(book.id, facts());
    answer = await phone.push([waiting]);
  }
  expect(acknowledged).toBeGreaterThan(100);
  for (let again = 0; again < REFUSALS; again += 1) {
    answer = await phone.push([waiting]);
    expect(answer).toMatchObject({ status: 507, reply: { code: 'disk-full' } });
  }
  expect((await phone.pull()).status).toBe(200);
  await home.store.close();

  ({ home, app } = await open());
  const head = await home.store.read(book.cell).findStreamHead(book.id, phone.stream);
  expect(head?.n).toBe(acknowledged);
  for (const part of [waiting, phone.part(book.id, facts())]) {
    answer = await phone.push([part]);
    expect(answer.status).toBe(200);
    acknowledged += 20;
  }
  expect(answer.reply.parts).toMatchObject([{ n: acknowledged }]);
  expect((await verifyBooks(home.store, home.directory)).defects).toEqual([]);
  await home.store.close();
});
