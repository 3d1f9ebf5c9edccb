// A Chromium of its own under a quota, with a profile that outlives it.

import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { env, pid } from 'node:process';
import { chromium, type Page } from 'playwright-core';
import { debuggingPort, FLAGS, killAll } from '#test/support/phone-browser.ts';
import { openQuota } from './quota.ts';
import { readThreads, type Threads } from './threads.ts';

/** The slowest of what is measured takes minutes. */
const PATIENCE_MS = 15 * 60_000;

/** At rest is what uses less processor than this between two looks. */
const RESTING_S = 0.03;
const RESTING_LOOK_MS = 1_000;
/** One that never rests is measured as it is. */
const RESTING_LOOKS_MAX = 15;

/** How a page is held back where no control group does it. */
export const slowedText = (divisor: number): string =>
  divisor === 1 ? 'as this machine is' : `the page's own thread to 1/${divisor} by the browser`;

export type SlowBrowser = {
  readonly page: Page;
  /** How its processor is limited, in words. */
  readonly how: string;
  /** From now on. */
  slow(divisor: number): Promise<void>;
  /** Seconds of processor so far, of all its processes; undefined where nobody counts them. */
  usedS(): number | undefined;
  /** The same by thread. */
  threads(): Threads;
  /** Until it does next to nothing: a browser that has just been started has much of its own to do. */
  rest(): Promise<void>;
  kill(): Promise<void>;
};

let opened = 0;

/** @param divisor of what this machine's processors do */
export async function openSlowBrowser(profile: string, divisor: number): Promise<SlowBrowser> {
  rmSync(join(profile, 'DevToolsActivePort'), { force: true });
  opened += 1;
  const quota = openQuota(`banso-bench-${pid}-${opened}`);
  quota?.slow(divisor);
  const program = env['CHROMIUM_PATH'] ?? 'chromium';
  const flags = [
    ...FLAGS,
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    'about:blank',
  ];
  const child = spawn('sh', ['-c', `${quota?.enter ?? ':'}; exec "$@"`, 'sh', program, ...flags], {
    detached: true,
    stdio: 'ignore',
  });
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${await debuggingPort(profile)}`);
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('a browser without a context');
  const page = await context.newPage();
  await page.setViewportSize({ width: 360, height: 640 });
  page.setDefaultTimeout(PATIENCE_MS);
  let rate = 1;
  const slow = async (by: number): Promise<void> => {
    quota?.slow(by);
    if (quota !== undefined || by === rate) return;
    rate = by;
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate });
  };
  if (quota === undefined) await slow(divisor);
  return {
    page,
    get how() {
      return quota?.how ?? `${slowedText(rate)}: no control group can be made here`;
    },
    slow,
    usedS: () => quota?.usedS(),
    threads: () => readThreads(quota?.pids() ?? []),
    async rest() {
      for (let look = 0; look < RESTING_LOOKS_MAX; look += 1) {
        const before = quota?.usedS() ?? 0;
        await page.waitForTimeout(RESTING_LOOK_MS);
        if ((quota?.usedS() ?? 0) - before < RESTING_S) return;
      }
    },
    async kill() {
      await killAll(child);
      quota?.end();
    },
  };
}
