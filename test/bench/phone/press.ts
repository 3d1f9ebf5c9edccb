import type { Locator } from 'playwright-core';
import * as v from 'valibot';

/**
 * Presses as a finger does. Answers how to learn when the page heard it, in milliseconds since 1970:
 * to find what is pressed and to wait until it rests is the script's doing, and takes a slow page half a
 * second.
 */
export async function press(what: Locator): Promise<() => Promise<number>> {
  const page = what.page();
  await page.evaluate(() => {
    const hear = (): void => {
      document.documentElement.dataset['pressed'] = String(Date.now());
    };
    addEventListener('pointerdown', hear, { capture: true, once: true });
  });
  await what.click();
  return async () => {
    const heard = await page.evaluate(() => document.documentElement.dataset['pressed']);
    return Number(v.parse(v.string(), heard));
  };
}
