import type { Page } from 'playwright-core';
import * as v from 'valibot';

/**
 * Presses a button as a finger does. Answers how to learn when the page heard it, in milliseconds since 1970:
 * to find the button and to wait until it rests is the script's doing, and takes a slow page half a second.
 */
export async function press(page: Page, name: string): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const hear = (): void => {
      document.documentElement.dataset['pressed'] = String(Date.now());
    };
    addEventListener('pointerdown', hear, { capture: true, once: true });
  });
  await page.getByRole('button', { name }).click();
  return async () => {
    const heard = await page.evaluate(() => document.documentElement.dataset['pressed']);
    return Number(v.parse(v.string(), heard));
  };
}
