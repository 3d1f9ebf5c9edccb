/**
 * Figures as Vietnamese readers expect them: dots between thousands, percentages with their two
 * numbers.
 */

export const nothingToDivide = '—';

/** `1.200`; a fraction is not expected and is cut off. */
export function formatCount(value: number): string {
  const digits = String(Math.trunc(Math.abs(value)));
  const sign = value < 0 && digits !== '0' ? '-' : '';
  return sign + digits.replaceAll(/\B(?=(\d{3})+$)/gu, '.');
}

/**
 * Whole percent, rounded half up, but never 100 while something is missing nor 0 while
 * something is there;
 * undefined when there is nothing to divide by.
 */
export function percentOf(met: number, of: number): number | undefined {
  if (of <= 0) return undefined;
  const rounded = Math.floor((met * 200 + of) / (of * 2));
  if (met < of && rounded >= 100) return 99;
  if (met > 0 && rounded <= 0) return 1;
  return rounded;
}

/** `76%` or `—`. */
export function formatPercent(met: number, of: number): string {
  const percent = percentOf(met, of);
  return percent === undefined ? nothingToDivide : `${String(percent)}%`;
}

/** `76% (912/1.200)`; `—` for nothing to divide by. */
export function formatShare(met: number, of: number): string {
  const percent = percentOf(met, of);
  if (percent === undefined) return nothingToDivide;
  return `${String(percent)}% (${formatCount(met)}/${formatCount(of)})`;
}
