import { computed } from '@preact/signals';
import { LOCK_WORDS } from '#words/lock-words.ts';
import { language } from '#pwa/ui/language.ts';

/** Words of the lock, in the language of the phone. */
export const lockWords = computed(() => LOCK_WORDS[language.value]);
