import { afterAll, beforeAll, expect, it } from 'vitest';
import { seededRandom } from '#kernel/random.ts';
import { createIngest } from '#server/ingest/ingest.ts';
import { createRecorder } from '#server/record.ts';
import { DiskFullError } from '#server/store/store.ts';
import { openTestHome, type TestHome } from '#test/support/test-home.ts';
import { createTestPhone } from '#test/support/test-phone.ts';

let the: TestHome;
beforeAll(async () => {
  the = await openTestHome();
});
afterAll(() => the.close());

it('mends a directory that a full disk kept from following what was committed', async () => {
  const { store, directory, warm, cards, now, random } = the.home;
  const full = { ...directory, addStreams: () => Promise.reject(new DiskFullError('no room')) };
  const recorder = createRecorder(store, directory, warm, createIngest(store, full, warm), {
    now,
    random,
  });
  const person = await the.addPerson('member', the.village);
  const phone = createTestPhone(the.app, seededRandom(11), the.clock);
  const body = { stream: phone.stream, person, key: phone.key };
  const recorded = await recorder.record(the.people, [
    { type: 'stream.registered@1', on: the.today, body },
  ]);
  expect(recorded).toMatchObject({ ok: true, value: [{ verdict: 'ok' }] });
  expect(directory.findStream(phone.stream)).toBe(undefined);
  expect((await phone.pull()).reply.code).toBe('stream-unknown');
  const card = await cards.issue({ person, people: the.people.id, singleUse: true });
  expect((await phone.enrol(card)).status).toBe(200);
  expect((await phone.pull()).status).toBe(200);
});
