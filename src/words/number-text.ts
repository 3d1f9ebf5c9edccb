/** Whole number with its thousands set apart: 1200 → "1.200". */
export function groupDigits(value: number, mark: string): string {
  return String(Math.trunc(value)).replaceAll(/\B(?=(\d{3})+$)/gu, mark);
}

type Marks = { readonly decimal: string; readonly group: string };

/**
 * "76% (912/1.200)", or "—" when there is nothing to divide by. Rounding never says 0% for some nor 100% for
 * not all: it then adds decimals, at most three. `digits` is the least number of decimals.
 */
export function ratioText(met: number, of: number, marks: Marks, digits = 0): string {
  if (of === 0) return '—';
  return `${percentText(met, of, marks, digits)} (${groupDigits(met, marks.group)}/${groupDigits(of, marks.group)})`;
}

export function percentText(met: number, of: number, marks: Marks, digits = 0): string {
  if (of === 0) return '—';
  const share = (met / of) * 100;
  let text = share.toFixed(digits);
  for (
    let more = digits + 1;
    more <= 3 && Number(text) % 100 === 0 && met !== 0 && met !== of;
    more += 1
  ) {
    text = share.toFixed(more);
  }
  return `${text.replace('.', marks.decimal)}%`;
}
