const MARK = ';';
const ORDER_MARK = '\uFEFF';

/**
 * Lines as spreadsheets of Vietnam read them, where a comma is part of a number. Text that a spreadsheet
 * would take for a formula stays text.
 */
export const csvOf = (lines: readonly (readonly (string | number)[])[]): string =>
  ORDER_MARK + lines.map((line) => `${line.map(fieldOf).join(MARK)}\r\n`).join('');

function fieldOf(value: string | number): string {
  const text = typeof value === 'string' ? value.replace(/^(?=[=+\-@\t\r])/u, "'") : String(value);
  return /[";\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
