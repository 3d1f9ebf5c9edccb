import { signal } from '@preact/signals';

export type Theme = 'auto' | 'light' | 'dark';

const KEY = 'theme';

/** The colours in use; `auto` follows the phone. */
export const theme = signal<Theme>('auto');

/** Takes up the kept choice; called once before the first screen is drawn. */
export function startTheme(): void {
  const kept = readKept();
  if (kept === 'light' || kept === 'dark') apply(kept);
}

/** Changes the colours at once and keeps the choice on the phone; no signal is needed. */
export function chooseTheme(next: Theme): void {
  apply(next);
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // A phone that refuses storage still changes its colours until it is closed.
  }
}

function apply(next: Theme): void {
  theme.value = next;
  if (next === 'auto') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = next;
}

function readKept(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
