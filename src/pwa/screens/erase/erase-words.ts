import { computed } from '@preact/signals';
import { ERASE_WORDS } from '#words/erase-words.ts';
import { language } from '#pwa/ui/language.ts';

export const eraseWords = computed(() => ERASE_WORDS[language.value]);

export type EraseWords = (typeof eraseWords)['value'];
