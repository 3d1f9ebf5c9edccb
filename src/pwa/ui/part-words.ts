import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { language } from './language.ts';

/** The words of a part of the app; their English is fetched when it is first spoken. */
export function wordsOfPart<Part>(
  inVietnamese: Part,
  load: () => Promise<Part>,
): ReadonlySignal<Part> {
  const inEnglish = signal<Part | undefined>(undefined);
  const fetchEnglish = async (): Promise<void> => {
    inEnglish.value = await load().catch(() => undefined);
  };
  effect(() => {
    if (language.value === 'en') void fetchEnglish();
  });
  return computed(() =>
    language.value === 'en' ? (inEnglish.value ?? inVietnamese) : inVietnamese,
  );
}
