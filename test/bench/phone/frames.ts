// How long a page stands still.

import type { Page } from 'playwright-core';

/** A frame that takes longer is felt. */
const LONG_MS = 100;

/** Whoever scrolls or presses meanwhile waits: what passed in frames that took long, and the longest. */
export type Still = { readonly stillS: number; readonly stillestS: number };

type Frame = readonly [endMs: number, tookMs: number];

/**
 * Watches the frames of a page, which costs it some processor. What is asked ends it and answers with those
 * since a moment, in milliseconds since 1970; with all when absent.
 */
export async function watchFrames(page: Page): Promise<(sinceMs?: number) => Promise<Still>> {
  const watch = await page.evaluateHandle(() => {
    const frames: Frame[] = [];
    const watched = { frames, lastMs: Date.now(), ends: false };
    const note = (): void => {
      const now = Date.now();
      frames.push([now, now - watched.lastMs]);
      watched.lastMs = now;
      if (!watched.ends) requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
    return watched;
  });
  return async (sinceMs = 0) => {
    const frames = await watch.evaluate((watched) => {
      watched.ends = true;
      const now = Date.now();
      return [...watched.frames, [now, now - watched.lastMs] as const];
    });
    const long = frames
      .map(([endMs, tookMs]) => Math.min(tookMs, endMs - sinceMs))
      .filter((ms) => ms > LONG_MS);
    const all = long.reduce((sum, ms) => sum + ms, 0);
    return { stillS: hundredths(all), stillestS: hundredths(Math.max(0, ...long)) };
  };
}

const hundredths = (ms: number): number => Math.round(ms / 10) / 100;
