import { dateOfDay } from '#kernel/vi-calendar.ts';
import { parseDay } from '#kernel/vi-day-text.ts';

/** A day as it is typed; undefined while it is none. */
export function typedDay(line: string, today: number): number | undefined {
  const read = parseDay(line, dateOfDay(today).year + 1);
  return read.ok && 'day' in read.value ? read.value.day : undefined;
}
