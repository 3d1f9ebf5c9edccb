import { computed } from '@preact/signals';
import { language } from '#pwa/ui/language.ts';
import { NOTICE_WORDS } from '#words/notice-words.ts';

/** What the phone tells of itself; comes after the first screen and not with the shell. */
export const noticeWords = computed(() => NOTICE_WORDS[language.value]);
