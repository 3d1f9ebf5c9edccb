import { expect } from 'vitest';
import { asJson, statesOf } from './stage.ts';
import type { VersionHome } from './version-home.ts';
import { type KeptHome, unsaid, withoutHeldVerdicts } from './versions.ts';

/** `8 books, 40 facts` as what was counted. */
export const countsIn = (line: string): Record<string, number> =>
  Object.fromEntries(
    line.split(', ').map((each) => {
      const [count = '', what = ''] = each.split(' ');
      return [what, Number(count)];
    }),
  );

/**
 * All that was written down of a store is what today's code makes of it, and all of it verifies. Answers how
 * many books were founded at the opening, of activities that came since: they are empty.
 */
export async function expectKept(home: VersionHome, kept: KeptHome): Promise<number> {
  const { line, defects } = await home.verify();
  expect(defects).toEqual([]);
  const counts = countsIn(kept.verify.line);
  const heads = await home.heads();
  const isKept = ({ book }: { readonly book: string }): boolean =>
    kept.heads.some((each) => each.book === book);
  expect(heads.filter(isKept)).toEqual(kept.heads);
  const founded = heads.filter((head) => !isKept(head));
  expect(founded.every(({ seq }) => seq === 0)).toBe(true);
  const books = (counts['books'] ?? 0) + founded.length;
  expect(countsIn(line)).toMatchObject({ ...counts, books });
  expect(await home.origins(home.findBook('doors', kept.places.village))).toEqual(kept.origins);
  const states = Object.entries(kept.states).map(
    ([book, state]) => [book, withoutHeldVerdicts(state)] as const,
  );
  expect(unsaid(asJson(Object.fromEntries(states)), await statesOf(home))).toEqual([]);
  return founded.length;
}
