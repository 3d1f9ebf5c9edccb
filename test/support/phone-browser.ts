// A phone in a test: a Chromium of its own, with a profile that outlives it.

import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { env, kill } from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { type Browser, chromium, type Page } from 'playwright-core';

/** What a busy machine may take for one step. */
export const PATIENCE_MS = 40_000;

export const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--no-first-run',
  '--hide-scrollbars',
  '--force-prefers-reduced-motion',
  '--lang=vi',
  // A microphone that hums, and nobody to ask for it.
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
];

export type PhoneBrowser = {
  readonly page: Page;
  readonly pid: number;
  /** What the page said went wrong. */
  readonly complaints: string[];
  /** The whole browser at once, as when the battery is empty. */
  kill(): Promise<void>;
};

export async function startPhone(
  profile: string,
  viewport: { readonly width: number; readonly height: number },
  offline = false,
): Promise<PhoneBrowser> {
  rmSync(join(profile, 'DevToolsActivePort'), { force: true });
  const child = spawn(
    env['CHROMIUM_PATH'] ?? 'chromium',
    [...FLAGS, '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'],
    { detached: true, stdio: 'ignore' },
  );
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${await debuggingPort(profile)}`);
  const page = await newPage(browser, offline);
  await slowDown(page);
  await page.setViewportSize(viewport);
  page.setDefaultTimeout(PATIENCE_MS);
  const complaints = watchComplaints(page);
  return { page, pid: child.pid ?? 0, complaints, kill: async () => killAll(child) };
}

async function newPage(browser: Browser, offline: boolean): Promise<Page> {
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('a browser without a context');
  await context.setOffline(offline);
  return context.newPage();
}

/** A phone of the villages: so many times slower than this machine, where CPU_RATE says so. */
export async function slowDown(page: Page): Promise<void> {
  const rate = Number(env['CPU_RATE'] ?? 1);
  if (rate === 1) return;
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
}

/** Errors of scripts and of the console. A request that found no network is how an offline phone lives. */
export function watchComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (line) => {
    const isNetwork = line.text().includes('net::ERR_');
    if (line.type() === 'error' && !isNetwork) {
      complaints.push(`${line.text()} ${line.location().url}`);
    }
  });
  return complaints;
}

export async function debuggingPort(profile: string): Promise<string> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    try {
      const [port] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
      if (port) return port;
    } catch {
      // Not written yet.
    }
    await wait(50);
  }
  throw new Error('the browser did not start');
}

/** The browser and all it started. */
export async function killAll(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => {
    child.once('exit', resolve);
  });
  if (child.pid !== undefined) kill(-child.pid, 'SIGKILL');
  await ended;
}
