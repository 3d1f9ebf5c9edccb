// What is typed, everywhere the same: four texts that must find somebody, and the names of thirty people.

import { foldText, initialsOf } from '#kernel/vi-text.ts';

const ASKED = ['Hà', 'Vy', 'nguyen', 'nvp'];
const NAMES = 30;
/** Names lie by household. */
const STEP = 997;

export function textsOf(names: readonly string[]): readonly string[] {
  const texts = [...ASKED];
  for (let index = 0; index < NAMES; index += 1) {
    const name = names[(index * STEP) % names.length] ?? '';
    // As people type: with marks, without, the given name alone, initials.
    const forms = [name, foldText(name), name.split(' ').at(-1) ?? '', initialsOf(name)];
    texts.push(forms[index % forms.length] ?? name);
  }
  return texts;
}

/** Text after text, each letter by letter. */
export const lettersOf = (text: string): readonly string[] =>
  Array.from(text, (_, index) => text.slice(0, index + 1));

/** Milliseconds by letter, as they are told. */
export function spread(ms: readonly number[]) {
  const sorted = ms.toSorted((left, right) => left - right);
  const at = (share: number): number =>
    Math.round((sorted[Math.ceil(sorted.length * share) - 1] ?? 0) * 10) / 10;
  return { letters: ms.length, p50: at(0.5), p95: at(0.95), most: at(1) };
}
