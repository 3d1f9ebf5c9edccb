import { language, speak } from '#pwa/ui/language.ts';
import { LANGUAGES } from '#words/words.ts';
import type { Language } from '#words/words.ts';
import { keep, recall } from './kept.ts';

export async function startLanguage(): Promise<void> {
  const kept = recall('language');
  await apply(LANGUAGES.find((each) => each === kept) ?? 'vi');
}

export function chooseLanguage(next: Language): void {
  keep('language', next);
  void apply(next);
}

/** What cannot be fetched now is spoken from the next opening on. */
async function apply(next: Language): Promise<void> {
  await speak(next).catch(() => undefined);
  document.documentElement.lang = language.value;
}
