import { language } from '#pwa/ui/language.ts';
import { LANGUAGES } from '#words/words.ts';
import type { Language } from '#words/words.ts';
import { keep, recall } from './kept.ts';

export function startLanguage(): void {
  const kept = recall('language');
  apply(LANGUAGES.find((each) => each === kept) ?? 'vi');
}

export function chooseLanguage(next: Language): void {
  apply(next);
  keep('language', next);
}

function apply(next: Language): void {
  language.value = next;
  document.documentElement.lang = next;
}
