// What a page of another site makes a browser ask: as a form, a picture, a typed address or a script.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createGuard, openTarget, type Target } from '#test/fuzz/target.ts';

let the: Target;
beforeAll(async () => {
  the = await openTarget(4);
});
afterAll(() => the.close());

/** How a browser marks it. The first is one that marks nothing. */
const WAYS: readonly Readonly<Record<string, string>>[] = [
  {},
  { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', origin: 'https://khac.example' },
  { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors', origin: 'https://khac.example' },
  { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors', origin: 'https://khac.example' },
  { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' },
];

/** Bodies that a form can have, with all that routes want to be told. */
const FORMS: readonly (readonly [string, string])[] = [
  ['application/x-www-form-urlencoded', `place=a&protocol=2&name=admin&password=a&code=123456`],
  ['text/plain', '{"protocol":2,"person":"AAAAAAAAAA","keep":"today","way":"password","id":""}'],
  [
    'multipart/form-data; boundary=a',
    '--a\r\nContent-Disposition: form-data; name="card"\r\n\r\na\r\n--a--',
  ],
];

const COOKIE = 'banso-mark.AAAAAAAAAA=1.0.0; session=a';

const addresses = (): readonly string[] => [
  ...new Set(
    the.app.routes
      .map(({ path }) => path)
      .filter((path) => !path.endsWith('*'))
      .map((path) => path.replaceAll(/:\w+/gu, the.village)),
  ),
];

test('forms to every address change nothing, and say nothing of anybody', async () => {
  const guard = createGuard(the.witness);
  const codes = new Map<string, number>();
  for (const path of addresses()) {
    for (const way of WAYS) {
      for (const [type, body] of FORMS) {
        const headers = { ...way, 'content-type': type, cookie: COOKIE };
        const answer = await the.app.request(path, { method: 'POST', headers, body });
        const text = await answer.text();
        // A mark is set anew for whoever shows it, and holds nothing of the home.
        const isHarmless =
          path === '/api/mark' || /\/begin$|^\/api\/(?:rejoin|offer|carry)$/u.test(path);
        expect(answer.status >= 400 || isHarmless, `${path} ${answer.status} ${text}`).toBe(true);
        expect(text).not.toContain('Vi Thị Sửu');
        if (path.startsWith('/api/') && 'sec-fetch-site' in way) expect(answer.status).toBe(403);
        const isProblem = answer.headers.get('content-type')?.includes('problem+json') === true;
        const { code = 'none' } = isProblem ? (JSON.parse(text) as { code?: string }) : {}; // says so
        codes.set(code, (codes.get(code) ?? 0) + 1);
      }
      expect(guard.isSame(), path).toBe(true);
    }
  }
  expect(codes.get('site-unknown')).toBeGreaterThan(100);
  expect(codes.get('not-signed')).toBeGreaterThan(10);
});

describe('a signed request', () => {
  const ask = (headers: Readonly<Record<string, string>>) =>
    the.phones.officer.send('GET', `/api/figures?place=${the.commune}`, undefined, headers);

  test.each(WAYS.slice(1))(
    'that a browser says another page sends is not answered: %o',
    async (way) => {
      expect(await ask(way)).toMatchObject({ status: 403, reply: { code: 'site-unknown' } });
    },
  );

  test.each(['cors', 'same-origin'])('of the app’s own page is answered: %s', async (mode) => {
    const answer = await ask({ 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': mode });
    expect(answer.status).toBe(200);
  });
});

test('whom another issuer sends back is let through', async () => {
  const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
  const back = '/api/sign-in/other/back?state=a&code=b';
  expect((await the.app.request(back, { headers })).status).toBe(303);
  const posted = await the.app.request(back, { method: 'POST', headers });
  expect(await posted.json()).toMatchObject({ code: 'site-unknown' });
});
