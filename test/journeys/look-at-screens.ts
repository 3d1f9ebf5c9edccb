// Opens screens one after the other and looks at each in every dress: by day and by night, on a phone and at
// a desk.

import { join } from 'node:path';
import { env } from 'node:process';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { breaches, overflows, smallTargets } from '#test/support/look-over.ts';
import { FLAGS, PATIENCE_MS, watchComplaints } from '#test/support/phone-browser.ts';
import { type DemoServer, serveSmallDemo } from '#test/support/small-demo.ts';
import { enrol, sees } from './member-steps.ts';
import type { Screen, World } from './screens.ts';

const SIZES = [
  { name: 'phone', width: 360, height: 640, targetPx: 48 },
  { name: 'desk', width: 1_280, height: 800, targetPx: 24 },
] as const;
const SCHEMES = ['light', 'dark'] as const;

let home: DemoServer;
let world: World;
let browser: Browser;

beforeAll(async () => {
  home = await serveSmallDemo();
  browser = await chromium.launch({
    executablePath: env['CHROMIUM_PATH'] ?? 'chromium',
    args: [...FLAGS],
  });
  const page = await openAs('Cán bộ xã Sơn Động');
  const placeIn = async (link: string): Promise<string> => {
    const href = await page.locator(`main a[href^="${link}"]`).first().getAttribute('href');
    return href?.slice(link.length) ?? '';
  };
  world = {
    home,
    communePage: `${home.origin}/xa/${await placeIn('#/figure/household-met/')}`,
    villagePage: `${home.origin}/thon/${await placeIn('#/village/')}`,
  };
  await page.context().close();
});

afterAll(async () => {
  await browser?.close();
  await home?.stop();
});

async function openAs(role: string | undefined): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    viewport: { width: 360, height: 640 },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  if (role !== undefined) {
    await enrol(page, home.origin + home.linkOf(role), 'Máy thử');
    await sees(page.getByRole('navigation', { name: 'Các mục chính' }));
  }
  return page;
}

/** To be looked at by people, where PICTURES names a folder for them. */
async function picture(page: Page, dress: string): Promise<void> {
  const folder = env['PICTURES'];
  if (folder === undefined) return;
  const file = `${dress.replaceAll(/[^\p{L}\d]+/gu, '-')}.png`;
  await page.screenshot({ path: join(folder, file), fullPage: true });
}

/** Opens each screen once and looks at it in every dress; the names of all that was looked at. */
async function lookAt(
  page: Page,
  screens: readonly Screen[],
): Promise<{ looked: string[]; wrong: string[] }> {
  const complaints = watchComplaints(page);
  const looked: string[] = [];
  const wrong: string[] = [];
  for (const { name, open, mayComplain } of screens) {
    await page.setViewportSize(SIZES[0]);
    await open(page, world);
    for (const size of SIZES) {
      await page.setViewportSize(size);
      for (const colorScheme of SCHEMES) {
        await page.emulateMedia({ colorScheme });
        const dress = `${name}, ${size.name}, ${colorScheme}`;
        looked.push(dress);
        await picture(page, dress);
        const broken = await breaches(page, colorScheme === 'light' ? 'all' : 'colours');
        wrong.push(...broken.map((line) => `${dress}: ${line}`));
      }
      const seen = [...(await overflows(page)), ...(await smallTargets(page, size.targetPx))];
      wrong.push(...seen.map((line) => `${name}, ${size.name}: ${line}`));
    }
    wrong.push(...(await overflowsInLargeLetters(page)).map((line) => `${name}, large: ${line}`));
    const heard = complaints.splice(0).filter((line) => mayComplain?.test(line) !== true);
    wrong.push(...heard.map((line) => `${name}: ${line}`));
  }
  await page.context().close();
  return { looked, wrong };
}

/** On a phone, with letters more than twice as large. */
async function overflowsInLargeLetters(page: Page): Promise<readonly string[]> {
  const sizeLetters = (size: string): Promise<void> =>
    page.evaluate((to) => {
      document.documentElement.style.fontSize = to;
    }, size);
  await page.setViewportSize(SIZES[0]);
  await sizeLetters('225%');
  const found = await overflows(page);
  await sizeLetters('');
  return found;
}

/** Who looks (nobody: without a link), at which screens, and how many there must be. */
export type Round = readonly [string, string | undefined, readonly Screen[], number];

export function lookAtRounds(rounds: readonly Round[]): void {
  describe('every screen is whole, by day and by night, on a phone and at a desk', () => {
    test.each(rounds)('%s', async (_, role, screens, count) => {
      const page = await openAs(role);
      const { looked, wrong } = await lookAt(page, screens);
      expect(wrong).toEqual([]);
      expect(new Set(looked).size).toBe(count * SIZES.length * SCHEMES.length);
    });
  });
}
