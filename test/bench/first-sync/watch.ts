// How long the screen of a new phone stands still while its books come, and what the first look at the
// history of a household costs it, behind the same link.

import type { Page } from 'playwright-core';
import { type Still, watchFrames } from '../phone/frames.ts';
import type { Link } from '../phone/link.ts';
import {
  beginButton,
  hasAll,
  hasHistory,
  openDoor,
  READ_MS,
  seesDoors,
} from '../phone/our-phone.ts';
import { press } from '../phone/press.ts';
import { apiOf, kilo, seconds } from './tell.ts';

/** Of the page, from the press until all has come. */
export type Watched = Still & {
  /** From the press of a door's history until the first of its lines stands there. */
  readonly linesS: number;
  /** Until the last of them does: the history of all books that speak of the door comes first. */
  readonly historyS: number;
  readonly historyKb: number;
  readonly historyStillS: number;
  readonly historyStillestS: number;
  /** The same at another door, from then on. */
  readonly laterS: number;
  readonly laterKb: number;
};

export async function watch(page: Page, link: Link): Promise<Watched> {
  const watched = await watchFrames(page);
  const pressedMs = await press(beginButton(page));
  await seesDoors(page);
  await hasAll(page);
  const still = await watched(await pressedMs());
  const history = await lookAt(page, link, 0);
  await page.locator('a[href="#/doors"]').first().click();
  const later = await lookAt(page, link, 1);
  return {
    ...still,
    linesS: history.linesS,
    historyS: history.allS,
    historyKb: history.kb,
    historyStillS: history.stillS,
    historyStillestS: history.stillestS,
    laterS: later.allS,
    laterKb: later.kb,
  };
}

/** Opens a door, reads, and presses its history. */
async function lookAt(page: Page, link: Link, door: number) {
  const trace = await openDoor(page, door);
  await page.waitForTimeout(READ_MS);
  link.reset();
  const changesMs = await watchLines(page);
  const watched = await watchFrames(page);
  const pressedMs = await press(trace);
  await hasHistory(page);
  // What came last is folded and drawn by then.
  await page.waitForTimeout(READ_MS);
  const [began, changed] = [await pressedMs(), await changesMs()];
  const [first, last] = [changed[0], changed.at(-1)];
  if (first === undefined || last === undefined) throw new Error('a door without a history');
  const kb = kilo(apiOf(link));
  const still = await watched(began);
  return { linesS: seconds(first - began), allS: seconds(last - began), kb, ...still };
}

/** The moments from now on at which another number of lines stood in a history, since 1970. */
async function watchLines(page: Page): Promise<() => Promise<readonly number[]>> {
  const noted = await page.evaluateHandle(() => {
    const changes: number[] = [];
    let before = 0;
    new MutationObserver(() => {
      const lines = document.querySelectorAll('.trace li').length;
      if (lines !== before) changes.push(Date.now());
      before = lines;
    }).observe(document.body, { childList: true, subtree: true });
    return changes;
  });
  return () => noted.jsonValue();
}
