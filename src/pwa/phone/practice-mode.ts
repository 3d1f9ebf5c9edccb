import { signal } from '@preact/signals';

const KEY = 'practice';

/** Whether the screens show the practice village, of which nothing is anybody's. */
export const isPractice = signal(false);

/** Whether this tab was left in the practice village: it opens there again. */
export function wasPractising(): boolean {
  try {
    return sessionStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}

/** Every screen shows it by this: the band, the frame, the word behind everything. */
export function markPractice(is: boolean, word: string): void {
  isPractice.value = is;
  const { dataset } = document.body;
  if (is) dataset['practice'] = word;
  else delete dataset['practice'];
  try {
    if (is) sessionStorage.setItem(KEY, '1');
    else sessionStorage.removeItem(KEY);
  } catch {
    // The tab then opens with the real book.
  }
}
