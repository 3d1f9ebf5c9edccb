import type { Id } from '#kernel/id.ts';
import { foldText } from '#kernel/vi-text.ts';
import { headNameOf, type Household, householdsOn, type HomesState } from '#domain/homes/state.ts';

/* What helps to write down a house that the register does not know yet. */

const NUMBERED = /^(.*?)(\d{1,9})$/u;

/**
 * The next code nobody has or had, written as most codes of the village are: after PH-041 comes PH-042.
 * Undefined where no code of the village ends in a number.
 */
export function nextCode(homes: HomesState): string | undefined {
  const last = new Map<string, { readonly count: number; readonly digits: string }>();
  for (const { code } of homes.households.values()) {
    const [, prefix, digits] = NUMBERED.exec(code ?? '') ?? [];
    if (prefix === undefined || digits === undefined) continue;
    const known = last.get(prefix);
    last.set(prefix, {
      count: (known?.count ?? 0) + 1,
      digits: known !== undefined && Number(known.digits) > Number(digits) ? known.digits : digits,
    });
  }
  const [most] = [...last].sort(([, left], [, right]) => right.count - left.count);
  if (most === undefined) return undefined;
  const [prefix, { digits }] = most;
  return prefix + String(Number(digits) + 1).padStart(digits.length, '0');
}

/** Alleys of the village, the one with most houses first. */
export function alleysIn(homes: HomesState, day: number): readonly string[] {
  const counts = new Map<string, number>();
  for (const { alley } of householdsOn(homes, day)) {
    if (alley !== undefined) counts.set(alley, (counts.get(alley) ?? 0) + 1);
  }
  return [...counts].sort(([, left], [, right]) => right - left).map(([alley]) => alley);
}

/** Houses whose head has this name, in this alley or where either alley is not known. */
export function housesLike(
  homes: HomesState,
  sought: { readonly household?: Id; readonly head: string; readonly alley: string },
  day: number,
): readonly Household[] {
  const head = foldText(sought.head);
  if (head === '') return [];
  const alley = foldText(sought.alley);
  return householdsOn(homes, day).filter((each) => {
    const other = foldText(each.alley ?? '');
    return (
      each.id !== sought.household &&
      foldText(headNameOf(homes, each, day) ?? '') === head &&
      (alley === '' || other === '' || other === alley)
    );
  });
}
