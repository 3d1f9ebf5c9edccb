import { computed } from '@preact/signals';
import { CASE_WORDS } from '#domain/case-words.ts';
import { caseVi } from '#words/case-vi.ts';
import { language } from '#pwa/ui/language.ts';
import { wordsOfPart } from '#pwa/ui/part-words.ts';

/** Words of what is passed on to the desk; not part of the shell. */
export const caseWords = wordsOfPart(
  caseVi,
  async () => (await import('#words/case-en.ts')).caseEn,
);

/** Names of matters and of how a case stands. */
export const caseNames = computed(() => CASE_WORDS[language.value]);
