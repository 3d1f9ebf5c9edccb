// The service worker of an app that nobody has open, woken as its browser does.

import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { SEND_TAG } from '#pwa/worker-messages.ts';
import { PATIENCE_MS } from './phone-browser.ts';

export type Workers = {
  /** The browser believes that there is a network. */
  wake(): Promise<void>;
};

/** @param page of the browser, and none of the app's */
export async function watchWorkers(page: Page, origin: string): Promise<Workers> {
  const session = await page.context().newCDPSession(page);
  let id = '';
  session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
    id = registrations.find(({ scopeURL }) => scopeURL === `${origin}/`)?.registrationId ?? id;
  });
  await session.send('ServiceWorker.enable');
  return {
    async wake() {
      await expect.poll(() => id, { timeout: PATIENCE_MS }).not.toBe('');
      await session.send('ServiceWorker.dispatchSyncEvent', {
        origin,
        registrationId: id,
        tag: SEND_TAG,
        lastChance: false,
      });
    },
  };
}
