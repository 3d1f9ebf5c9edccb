import { computed } from '@preact/signals';
import { officerWordsOf } from '#words/officer-words.ts';
import { language } from '#pwa/ui/language.ts';

/** Words of the officer's screens, in the language of the phone. */
export const officerWords = computed(() => officerWordsOf(language.value));
