import { words } from '#pwa/ui/language.ts';
import { taskWords } from './task-words.ts';

/** "Số mét cống: 120" */
export function countText(unit: string | undefined, count: number): string {
  const text = taskWords.value.report;
  const name = unit === undefined ? text.count : text.countOf(unit);
  return `${name}: ${words.value.shell.count(count)}`;
}
