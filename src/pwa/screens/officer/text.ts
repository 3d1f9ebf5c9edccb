import { dayOfSeconds, formatDay, formatTime } from '#kernel/vi-calendar.ts';
import { officerWords } from './officer-words.ts';

export const startUpper = (text: string): string =>
  text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

/** "19:30 ngày 21/11/2026" */
export const momentText = (atSeconds: number): string =>
  officerWords.value.day.at(formatTime(atSeconds), formatDay(dayOfSeconds(atSeconds)));

const collator = new Intl.Collator('vi', { numeric: true });

export const compareText = (left: string, right: string): number => collator.compare(left, right);
