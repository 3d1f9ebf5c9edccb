import { computed, signal } from '@preact/signals';
import { vi } from '#words/vi.ts';
import type { Language, Words } from '#words/words.ts';

/** The language of the screens; whoever changes it keeps the choice and the `lang` of the page. */
export const language = signal<Language>('vi');

const english = signal<Words | undefined>(undefined);

/** Reading `words.value` inside a component redraws it when the language changes. */
export const words = computed(() => (language.value === 'en' ? (english.value ?? vi) : vi));

/** English is fetched when it is first spoken; where it cannot be, the language stays as it is. */
export async function speak(next: Language): Promise<void> {
  if (next === 'en') english.value ??= (await import('#words/en.ts')).en;
  language.value = next;
}
