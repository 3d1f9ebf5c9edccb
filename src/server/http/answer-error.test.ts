// What nobody expected: told in one line of the log, and to whoever asked as a code alone.

import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '#server/http/app.ts';
import { answerError } from '#server/http/answer-error.ts';
import { StoreAwayError } from '#server/store/store-away.ts';
import { openTestHome, type TestHome } from '#test/support/test-home.ts';

let the: TestHome;
beforeAll(async () => {
  the = await openTestHome();
});
afterAll(() => the.close());

/** Hono hands out addresses with their line breaks decoded. */
const TRICKS = [
  '/api/x%0a2026-11-21T05:00:00Z%20refused%20nobody',
  '/api/%0d%0aforged',
  '/api/L%C3%B2%20V%C4%83n%20Ho%C3%A0ng',
  '/api/%E2%80%A8forged',
];

describe('a store that is away', () => {
  test.each(TRICKS)('is told in one line, without what was asked: %s', async (path) => {
    const log: string[] = [];
    const gone = new StoreAwayError(Object.assign(new Error('gone'), { code: 'ECONN\nREFUSED' }));
    const home = {
      ...the.home,
      store: { ...the.home.store, isShared: true },
      directory: { ...the.home.directory, meetBooks: () => Promise.reject(gone) },
    };
    const app = createApp(home, { log: (line) => log.push(line) });
    const answer = await app.request(`http://localhost${path}`);
    expect(await answer.json()).toMatchObject({ code: 'store-away', status: 503 });
    expect(log).toEqual(['2026-11-21T05:00:00Z error GET /api store-away ECONN REFUSED']);
  });
});

test('a bug is a code and a line of where, whatever the error says of what', async () => {
  const log: string[] = [];
  const app = new Hono().get('*', () => {
    const error = new Error('Lò Văn Hoàng\r\nrefused everybody');
    error.name = 'Evil\nName';
    throw error;
  });
  app.onError((error, c) => answerError(c, error, 'elsewhere', (line) => log.push(line)));
  const answer = await app.request('/L%C3%B2%0aV%C4%83n');
  expect(answer.status).toBe(500);
  const text = await answer.text();
  expect(JSON.parse(text)).toMatchObject({ code: 'bug', status: 500 });
  expect(text).not.toMatch(/Hoàng|Evil|\.ts|node_modules/u);
  expect(log).toHaveLength(1);
  expect(log[0]).toMatch(/^error GET elsewhere Evil Name at /u);
  expect(log[0]).not.toMatch(/[\p{Cc}\u2028]|Hoàng|everybody/u);
});
