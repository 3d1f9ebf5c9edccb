import { computed } from '@preact/signals';
import { language } from '#pwa/ui/language.ts';
import { MEMBER_WORDS } from '#words/member-words.ts';

/** The words of the member's screens; comes with the first of them and not with the shell. */
export const memberWords = computed(() => MEMBER_WORDS[language.value]);
