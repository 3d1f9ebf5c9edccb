import { computed, signal } from '@preact/signals';
import { wordsOf } from '#words/words.ts';
import type { Language } from '#words/words.ts';

/** The language of the screens; whoever changes it keeps the choice and the `lang` of the page. */
export const language = signal<Language>('vi');

/** Reading `words.value` inside a component redraws it when the language changes. */
export const words = computed(() => wordsOf(language.value));
