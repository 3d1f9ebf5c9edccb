import { useEffect } from 'preact/hooks';
import { type Choice, choose } from './chosen.ts';
import type { Decision } from './decisions.ts';
import type { Kind } from './groups.ts';
import { reviewWords } from './review-words.ts';

const LINE = '[data-matter]';

/** What may be decided about a matter of this kind. */
export const CHOICES: Readonly<Record<Kind, readonly Decision[]>> = {
  held: ['release', 'decline'],
  question: ['settle'],
  refused: [],
};

/** Arrows go from line to line; letters decide about the line in which the focus is, and about no other. */
export function useKeyboard(kind: Kind, choice: Choice): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const line = event.target instanceof Element ? event.target.closest(LINE) : null;
      if (!(line instanceof HTMLElement)) return;
      if (take(event.key, line, kind, choice)) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [kind, choice]);
}

/** Whether the key means something there. */
function take(key: string, line: HTMLElement, kind: Kind, choice: Choice): boolean {
  if (key === 'ArrowDown' || key === 'ArrowUp') {
    step(line, key === 'ArrowDown' ? 1 : -1);
    return true;
  }
  const { keys } = reviewWords.value;
  const letter = key.toLowerCase();
  const decision = CHOICES[kind].find((each) => keys[each] === letter);
  if (decision === undefined && letter !== keys.undo) return false;
  choose(choice, [line.dataset['matter'] ?? ''], decision);
  if (decision !== undefined) step(line, 1);
  return true;
}

function step(line: HTMLElement, by: 1 | -1): void {
  const lines = [...document.querySelectorAll(LINE)];
  const next = lines[lines.indexOf(line) + by];
  next?.querySelector<HTMLElement>('button, a')?.focus();
}
