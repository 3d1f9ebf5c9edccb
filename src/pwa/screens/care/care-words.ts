import { computed } from '@preact/signals';
import { CARE_SCREEN_WORDS } from '#words/care-words.ts';
import { language } from '#pwa/ui/language.ts';

export const careWords = computed(() => CARE_SCREEN_WORDS[language.value]);
