// Types into a search field as a person does, and takes the time of each letter.

import { type ComponentChild, render } from 'preact';
import { lettersOf } from './texts.ts';

/** Until the frame with what was found is on the screen. */
const painted = async (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(undefined);
    });
  });

async function timed(act: () => void, answered?: Promise<unknown>): Promise<number> {
  const began = performance.now();
  act();
  await answered;
  await painted();
  return performance.now() - began;
}

/**
 * Going to the field, and then each letter of each text, in ms until it was painted; and what found nobody.
 * @param answered for what finds later: resolves when what a text finds has been handed to the screen
 */
export async function typed(
  screen: ComponentChild,
  texts: readonly string[],
  answered?: (text: string) => Promise<unknown>,
) {
  const root = document.createElement('main');
  document.body.replaceChildren(root);
  render(screen, root);
  await painted();
  const field = root.querySelector('input');
  if (field === null) throw new Error('nothing to type into');
  const type = (text: string): void => {
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const focusMs = await timed(() => field.focus());
  const lettersMs: number[] = [];
  const missed: string[] = [];
  for (const text of texts) {
    for (const letters of lettersOf(text)) {
      lettersMs.push(await timed(() => type(letters), answered?.(letters)));
    }
    if (root.querySelector('li') === null) missed.push(text);
    type('');
    await painted();
  }
  render(null, root);
  return { focusMs, lettersMs, missed };
}
