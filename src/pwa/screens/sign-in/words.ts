import { computed } from '@preact/signals';
import { language } from '#pwa/ui/language.ts';
import { SIGN_IN_WORDS } from '#words/sign-in-words.ts';

/** Words of signing in; come with its screens. */
export const signInWords = computed(() => SIGN_IN_WORDS[language.value]);

/** What went wrong and what to do. */
export function problemText(code: string): string {
  const { problems } = signInWords.value;
  const known: Readonly<Record<string, string>> = problems; // asked with any code
  return (Object.hasOwn(known, code) ? known[code] : undefined) ?? problems.other;
}
