// Lists of thousands: what is drawn of them, and how one comes to their end by eye, by key and by name.

import { join } from 'node:path';
import { cwd, env } from 'node:process';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build } from 'vite';
import { breaches } from '#test/support/look-over.ts';
import { FLAGS, PATIENCE_MS } from '#test/support/phone-browser.ts';

const ROWS_DRAWN_MAX = 400;
let browser: Browser;
let html = '';

beforeAll(async () => {
  const output = await build({
    root: cwd(),
    configFile: false,
    logLevel: 'error',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'chrome109',
      cssCodeSplit: false,
      lib: {
        entry: join(cwd(), 'test/journeys/long-lists-page.tsx'),
        formats: ['iife'],
        name: 'page',
        cssFileName: 'page',
      },
    },
  });
  const [first] = [output].flat();
  if (first === undefined || !('output' in first)) throw new Error('nothing was bundled');
  const code = first.output[0].code.replaceAll('</script', String.raw`<\/script`);
  const style = first.output.flatMap((file) =>
    file.type === 'asset' ? [String(file.source)] : [],
  );
  html = `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Các nhà</title>
    <meta name="viewport" content="width=device-width"><style>${style.join('\n')}</style><body>
    <script>${code}</script></body></html>`;
  browser = await chromium.launch({
    executablePath: env['CHROMIUM_PATH'] ?? 'chromium',
    args: [...FLAGS],
  });
});
afterAll(() => browser?.close());

async function open(view: 'list' | 'wall' | 'twin'): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 360, height: 640 } });
  page.setDefaultTimeout(PATIENCE_MS);
  await page.route('http://lists.test/', (route) =>
    route.fulfill({ body: html, contentType: 'text/html' }),
  );
  await page.goto(`http://lists.test/#${view}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

const drawn = (page: Page): Promise<number> => page.locator('main li').count();

/** To be looked at, where SCREENSHOTS names a folder. */
async function keepPicture(page: Page, name: string): Promise<void> {
  const { SCREENSHOTS } = env;
  if (SCREENSHOTS === undefined) return;
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
}

describe.each(['list', 'wall'] as const)('5,000 doors as a %s', (view) => {
  test('draws those in the window, to the last one', async () => {
    const page = await open(view);
    await page.locator('main li a').first().waitFor();
    expect(await drawn(page)).toBeLessThan(ROWS_DRAWN_MAX);
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await page.locator('a', { hasText: '5000' }).waitFor();
    expect(await drawn(page)).toBeLessThan(ROWS_DRAWN_MAX);
    expect(await breaches(page)).toEqual([]);
    await keepPicture(page, view);
    await page.close();
  });

  test('goes from door to door by key, and none is left out', async () => {
    const page = await open(view);
    await page.getByRole('searchbox').focus();
    const seen: string[] = [];
    for (let count = 0; count < 120; count += 1) {
      await page.keyboard.press('Tab');
      // No hand is quicker than two frames.
      await page.evaluate(
        () =>
          new Promise((resolve) => {
            requestAnimationFrame(() => requestAnimationFrame(resolve));
          }),
      );
      seen.push(await page.evaluate(() => document.activeElement?.getAttribute('href') ?? ''));
    }
    expect(new Set(seen).size).toBe(120);
    const numbers = await page.evaluate(() => document.activeElement?.textContent ?? '');
    // Alley by alley, each with every sixtieth house.
    expect(numbers).toContain(String(1 + (119 - 84) * 60 + 1));
    await page.close();
  });
});

test('24,000 people by name: all who are found, in order, and Ctrl+F leads there', async () => {
  const page = await open('list');
  await page.locator('main li a').first().waitFor();
  await page.keyboard.press('Control+f');
  const field = page.getByRole('searchbox');
  expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);
  for (const sought of ['Hà', 'Vy', 'nguyen', 'nvp']) {
    await field.fill(sought);
    const [, said = '0'] = /(\d[\d.]*)/u.exec(await page.locator('p[aria-live]').innerText()) ?? [];
    const found = Number(said.replaceAll('.', ''));
    expect(found, sought).toBeGreaterThan(0);
    const row = page.locator('main li').first();
    // The count is told first, the rows a frame later.
    if (found > 150) {
      await expect
        .poll(() => row.getAttribute('aria-setsize'), { message: sought, timeout: PATIENCE_MS })
        .toBe(String(found));
    }
    expect(await drawn(page)).toBeLessThanOrEqual(150);
  }
  await field.fill('nguyen');
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  const last = page.locator('main li').last();
  const all = (await last.getAttribute('aria-setsize')) ?? '';
  await expect.poll(() => last.getAttribute('aria-posinset'), { timeout: PATIENCE_MS }).toBe(all);
  expect(await breaches(page)).toEqual([]);
  await keepPicture(page, 'found');
  await page.close();
});

test('5,000 houses of a map, unfolded: those in the window, to the last one, and each by name', async () => {
  const page = await open('twin');
  expect(await drawn(page)).toBe(0);
  await page.locator('summary').click();
  await page.locator('main li a').first().waitFor();
  expect(await drawn(page)).toBeLessThan(ROWS_DRAWN_MAX);
  const heights = await page
    .locator('main li')
    .evaluateAll((rows) =>
      rows.map((row) => row.getBoundingClientRect()).map(({ top, bottom }) => [top, bottom]),
    );
  // One below the other, and none over the next.
  for (const [i, [top = 0]] of heights.entries()) expect(top).toBe(heights[i - 1]?.[1] ?? top);
  await page.keyboard.press('Control+f');
  await page.keyboard.type('5000');
  await expect.poll(() => drawn(page), { timeout: PATIENCE_MS }).toBe(1);
  await page.getByRole('searchbox').fill('');
  await expect.poll(() => drawn(page), { timeout: PATIENCE_MS }).toBeGreaterThan(1);
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await page.locator('a', { hasText: '5000' }).waitFor();
  expect(await drawn(page)).toBeLessThan(ROWS_DRAWN_MAX);
  expect(await breaches(page)).toEqual([]);
  await keepPicture(page, 'twin');
  await page.close();
});
