/** Where progress is written: a terminal, or a file that somebody reads later. */
export type Output = { readonly isTTY?: boolean; write(text: string): unknown };

const STEP_PERCENT = 10;

/**
 * On a terminal one line that is written over and left open; elsewhere a line whenever ten more percent are
 * done.
 */
export function createFillProgress(
  output: Output,
): (done: number, of: number, line: string) => void {
  const isTerminal = output.isTTY === true;
  let told = -1;
  let shown = '';
  return (done, of, line) => {
    const exact = of === 0 ? 100 : Math.floor((done * 100) / of);
    const percent = isTerminal ? exact : exact - (exact % STEP_PERCENT);
    const text = `${line} – ${percent} %`;
    if (!isTerminal && percent > told) output.write(`${text}\n`);
    if (isTerminal && text !== shown) output.write(`\r${text.padEnd(shown.length)}`);
    told = Math.max(told, percent);
    shown = text;
  };
}
