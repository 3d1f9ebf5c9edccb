import { computed } from '@preact/signals';
import { OFFICER_PHONES_WORDS } from '#words/officer-phones-words.ts';
import { language } from '#pwa/ui/language.ts';

/** Words of a person's phones; come with their screen. */
export const phonesWords = computed(() => OFFICER_PHONES_WORDS[language.value]);
