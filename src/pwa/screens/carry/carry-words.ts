import { computed } from '@preact/signals';
import { CARRY_WORDS } from '#words/carry-words.ts';
import { language } from '#pwa/ui/language.ts';

/** Words of carrying, in the language of the phone. */
export const carryWords = computed(() => CARRY_WORDS[language.value]);

/** What went wrong, and that nothing is lost. */
export function carryProblem(code: string): string {
  const { problems } = carryWords.value;
  return Object.entries(problems).find(([known]) => known === code)?.[1] ?? problems.other;
}
