// The command line beside a server that is running on the same database.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isId } from '#kernel/id.ts';
import { openHome } from '#server/home.ts';
import { createApp } from '#server/http/app.ts';
import { createPlace, openStoreAt } from '#test/support/postgres.ts';
import { createTestPhone } from '#test/support/test-phone.ts';
import { seededRandom } from '#kernel/random.ts';
import { clock } from './phones.ts';

const run = promisify(execFile);
let database = '';
let home: Awaited<ReturnType<typeof openHome>>;

beforeAll(async () => {
  database = await createPlace('beside');
  home = await openHome(await openStoreAt(database, 'real'), { name: 'Thử' });
});
afterAll(() => home.store.close());

async function banso(...args: string[]): Promise<string[]> {
  const env = { ...process.env, DATABASE_URL: database, ORIGIN: 'https://so.vn' };
  const { stdout } = await run(process.execPath, ['src/cli/main.ts', ...args], { env });
  return stdout.trim().split('\n');
}

test('the command line founds, enrols and checks beside a running server', async () => {
  const [link = ''] = await banso('people', 'bootstrap');
  const app = createApp(home, { log: () => undefined });
  const phone = createTestPhone(app, seededRandom(9), clock);
  const enrolled = await phone.enrol(link.split('#')[1] ?? '');
  expect(enrolled).toMatchObject({ status: 200, reply: { me: { grants: [{ role: 'admin' }] } } });
  const { country } = home.directory.identity;
  const [place = ''] = await banso(
    'places',
    'found',
    ...`--kind tinh --name Ninh --parent ${country}`.split(' '),
  );
  expect(isId(place)).toBe(true);
  await home.directory.meetBooks();
  expect(home.directory.findBookOf('people', place)).toBeDefined();
  expect((await banso('verify')).join('\n')).toMatch(/^3 books, .* holds?\.$/u);
});
