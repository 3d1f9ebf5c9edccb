// The expectations as they were written by hand: which answer each person gets to each question.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CALLERS, UNPROVEN } from '#test/access/country.ts';

export type Cell = {
  readonly ask: string;
  readonly of: string;
  readonly who: string;
  readonly answer: string;
};

type Row = {
  readonly ask: string;
  readonly of: string;
  readonly who: string;
  readonly answer: string;
};

/** Stands for everybody whom no other row of the same question names. */
const OTHERS = 'others';
/** Questions that are answered without a signature: nobody's answer depends on who asks. */
export const ANYBODY = 'anybody';

function readRows(): readonly Row[] {
  const text = readFileSync(join(import.meta.dirname, 'expectations.csv'), 'utf8');
  return text
    .split('\n')
    .slice(1)
    .filter((line) => line !== '' && !line.startsWith('#'))
    .flatMap((line) => {
      const [asks = '', ofs = '', who = '', answer = '', ...more] = line.split(',');
      if (answer === '' || more.length > 0) throw new Error(`not a row: ${line}`);
      const places = ofs.split(';').map((of) => of.trim());
      return asks
        .split(';')
        .flatMap((ask) =>
          places.map((of) => ({ ask: ask.trim(), of, who, answer: answer.trim() })),
        );
    });
}

/** Every cell once: a person named twice, or not at all, is a mistake of the table. */
export function readCells(): readonly Cell[] {
  const rows = readRows();
  const unproven = rows.filter(({ ask }) => ask === 'every signed question');
  const asked = Map.groupBy(
    rows.filter(({ ask }) => ask !== 'every signed question'),
    ({ ask, of }) => `${ask}|${of}`,
  );
  return [...asked.values()].flatMap((each) => cellsOf(each, unproven));
}

function cellsOf(rows: readonly Row[], unproven: readonly Row[]): readonly Cell[] {
  const answers = new Map<string, string>();
  const [{ ask, of } = { ask: '', of: '' }] = rows;
  const isPublic = rows.some(({ who }) => who === ANYBODY);
  for (const { who, answer } of isPublic ? rows : [...rows, ...unproven]) {
    for (const name of namesIn(who, answers)) {
      if (answers.has(name)) throw new Error(`${ask} ${of} names ${name} twice`);
      answers.set(name, answer);
    }
  }
  const missing = CALLERS.filter((name) => !answers.has(name));
  if (missing.length > 0) throw new Error(`${ask} ${of} does not name ${missing.join(' and ')}`);
  return [...answers].map(([who, answer]) => ({ ask, of, who, answer }));
}

function namesIn(who: string, taken: ReadonlyMap<string, string>): readonly string[] {
  if (who === ANYBODY) return CALLERS;
  if (who === OTHERS) {
    return CALLERS.filter((name) => !taken.has(name) && !UNPROVEN.includes(name));
  }
  const names = who.split(';').map((name) => name.trim());
  const unknown = names.find((name) => !CALLERS.includes(name));
  if (unknown !== undefined) throw new Error(`nobody is called ${unknown}`);
  return names;
}
