import { forgetPractice, openPractice, type Practice } from '#device/practice.ts';
import { words } from '#pwa/ui/language.ts';
import { replaceBy } from '#pwa/router.ts';
import { lockBook } from './lock-up.ts';
import { closeStore, openPhone } from './open.ts';
import { phone, showPhone } from './phone.ts';
import { markPractice } from './practice-mode.ts';
import { stage } from './stage.ts';
import './practice.css';

/* Into the practice village and out of it. The real book is closed meanwhile, and asks for its PIN after. */

let open: Practice | undefined;
/** The link that was being taken up when somebody went to practise. */
let cardBefore: string | undefined;

document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') void open?.device.flushDrafts();
});

/** Opens it in this tab; throws, with the real book as it was before, where the browser gives no room. */
export async function enterPractice(card?: string): Promise<void> {
  const practice = await openPractice();
  await lockBook();
  closeStore();
  cardBefore = card;
  open = practice;
  show(practice);
}

/** With a new village, or back in the real book where the browser gives it no room: then it throws. */
export async function restartPractice(): Promise<void> {
  // No screen can be turned to meanwhile: it would be left again for the doors.
  stage.value = { name: 'opening' };
  close();
  try {
    await forgetPractice();
    open = await openPractice();
  } catch (cause) {
    await leavePractice();
    throw cause;
  }
  show(open);
}

export async function leavePractice(): Promise<void> {
  endPractice();
  stage.value = { name: 'opening' };
  replaceBy('#/');
  await openPhone(cardBefore);
}

/** A link was opened, or the person leaves: what follows is real. */
export function endPractice(): void {
  close();
  phone.value = undefined;
  markPractice(false, '');
}

function close(): void {
  open?.close();
  open = undefined;
}

function show({ device }: Practice): void {
  markPractice(true, words.peek().shell.practice.word);
  showPhone(device);
  replaceBy('#/doors');
  stage.value = { name: 'open' };
}
