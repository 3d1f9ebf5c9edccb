// The phone's device in a page without a screen: served from a home, saving for as long as it lives.

import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { Id } from '#kernel/id.ts';
import type { World } from '#test/device/world.ts';
import type { PhonePage } from '#test/journeys/phone-page.ts';
import { type PhoneBrowser, startPhone } from '#test/support/phone-browser.ts';
import { servePhonePage } from '#test/support/phone-site.ts';

export type Site = {
  readonly address: string;
  /** While true the home answers no push, so that everything waits on the phone. */
  deaf: boolean;
  close(): void;
};

/** A page that holds the device, beside the home it talks to. */
export async function openSite(world: World): Promise<Site> {
  const site = { deaf: false };
  const served = await servePhonePage((request) =>
    site.deaf && new URL(request.url).pathname === '/api/push'
      ? new Response('busy', { status: 503 })
      : world.app.fetch(request),
  );
  return Object.assign(site, served);
}

/** A browser on a profile, with the device's page open. */
export async function startBarePhone(profile: string, address: string): Promise<PhoneBrowser> {
  const browser = await startPhone(profile, { width: 360, height: 640 });
  await browser.page.goto(address);
  await browser.page.waitForFunction(() => 'openPhone' in globalThis);
  return browser;
}

export const enrolBarePhone = (page: Page, card: string): Promise<boolean> =>
  page.evaluate(async (secret) => {
    const { openPhone } = globalThis as unknown as PhonePage; // phone-page.ts put it there
    const { device } = await openPhone();
    return (await device.enrol(secret, 'máy thử')).ok;
  }, card);

export type SavedVisit = { readonly n: number; readonly visit: string };
type Reporting = { saved(fact: SavedVisit): Promise<void> };

export type Saving = {
  /** What the phone called saved: the visit under each number. */
  readonly saved: ReadonlyMap<number, string>;
  /** Until it has called so many saved; rejects with why the page ended before. */
  reach(count: number): Promise<void>;
  /** Until the page is dead. */
  readonly ended: Promise<void>;
};

/**
 * Saves one visit after the other until the page dies. Each is noted when the phone calls it saved, and the
 * next one waits until it is.
 */
export function keepSaving(page: Page, doors: Id, household: Id): Saving {
  const saved = new Map<number, string>();
  let why: Error | undefined;
  const note = ({ n, visit }: SavedVisit): void => void saved.set(n, visit);
  const ended = saveOn(page, doors, household, note).catch((error: unknown) => {
    why = new Error(`no more is saved: ${String(error)}`);
  });
  return {
    saved,
    ended,
    async reach(count) {
      while (saved.size < count) {
        if (why !== undefined) throw why;
        await wait(5);
      }
    },
  };
}

async function saveOn(
  page: Page,
  doors: Id,
  household: Id,
  onSaved: (fact: SavedVisit) => void,
): Promise<void> {
  await page.exposeFunction('saved', onSaved);
  await page.evaluate(
    async ([book, door]) => {
      const { openPhone } = globalThis as unknown as PhonePage; // phone-page.ts put it there
      const { device } = await openPhone();
      const report = (globalThis as unknown as Reporting).saved; // exposed above
      for (;;) {
        const visit = device.newId();
        const body = { visit, household: door, outcome: 'met' };
        const saved = await device.save(book, [
          { type: 'door.visited@1', on: device.now().on, body },
        ]);
        if (!saved.ok) throw new Error(saved.error.code);
        await report({ n: saved.value[0]?.n ?? 0, visit });
      }
    },
    [doors, household] as const,
  );
}

/** The visits that a phone finds in its store when it opens. */
export const ownVisits = (page: Page): Promise<readonly SavedVisit[]> =>
  page.evaluate(async () => {
    const { openPhone } = globalThis as unknown as PhonePage; // phone-page.ts put it there
    const { device } = await openPhone();
    const own = await device.ownFacts();
    return own.map((fact) => ({ n: fact.n, visit: String(fact.body['visit']) }));
  });
