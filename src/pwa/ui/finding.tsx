import { useMemo, useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { foldText } from '#kernel/vi-text.ts';
import { words } from './language.ts';
import { WHOLE_MAX } from './long-list.tsx';
import { SearchField } from './search-field.tsx';

export type Finding<T> = {
  /** The rows are too many to be all in the document. */
  readonly isLong: boolean;
  /** Those that fit what is looked for. */
  readonly shown: readonly T[];
  readonly isFinding: boolean;
  /** Stands above the rows, where they are too many to look through. */
  readonly field: ComponentChildren;
};

/** @param textOf what an item is found by; the same function each time */
export function useFinding<T>(items: readonly T[], textOf: (item: T) => string): Finding<T> {
  const [sought, setSought] = useState('');
  const isLong = items.length > WHOLE_MAX;
  const wanted = isLong ? foldText(sought.trim()) : '';
  const isFinding = wanted !== '';
  const keys = useMemo(
    () => (isFinding ? items.map((item) => foldText(textOf(item))) : []),
    [items, isFinding, textOf],
  );
  const shown = isFinding ? items.filter((_, i) => keys[i]?.includes(wanted)) : items;
  const { find, noneFound } = words.value.list;
  const field = isLong && (
    <>
      <SearchField label={find} value={sought} onInput={setSought} />
      {shown.length === 0 && <p role="status">{noneFound}</p>}
    </>
  );
  return { isLong, shown, isFinding, field };
}
