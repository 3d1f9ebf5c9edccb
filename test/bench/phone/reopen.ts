// An opening without a network, as ours and those beside it are timed alike.

import { argv } from 'node:process';
import type { Page } from 'playwright-core';
import type { SlowBrowser } from './browser.ts';
import { sharesBetween, usedBetween } from './threads.ts';

export type Reopened = { readonly firstS: number; readonly cpuS: number };

/** @param sees until a household can be pressed */
export async function timeOpening(
  browser: SlowBrowser,
  address: string,
  sees: (page: Page) => Promise<void>,
): Promise<Reopened> {
  const { page } = browser;
  await browser.rest();
  const [cpu, threads] = [browser.usedS() ?? 0, browser.threads()];
  const began = performance.now();
  await page.goto(address);
  await sees(page);
  const firstS = hundredths((performance.now() - began) / 1_000);
  const cpuS = hundredths((browser.usedS() ?? 0) - cpu);
  const after = browser.threads();
  if (argv.includes('--table')) {
    console.log(
      'seconds of processor:',
      sharesBetween(threads, after),
      usedBetween(threads, after),
    );
  }
  return { firstS, cpuS };
}

const hundredths = (seconds: number): number => Math.round(seconds * 100) / 100;
