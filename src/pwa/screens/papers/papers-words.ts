import { computed } from '@preact/signals';
import { language } from '#pwa/ui/language.ts';
import { PAPERS_WORDS } from '#words/papers-words.ts';

export const papersWords = computed(() => PAPERS_WORDS[language.value]);
