import { computed } from '@preact/signals';
import { language } from '#pwa/ui/language.ts';
import { ACTING_WORDS } from '#words/acting-words.ts';

/** Words of acting for a person; not part of the shell. */
export const actingWords = computed(() => ACTING_WORDS[language.value]);
