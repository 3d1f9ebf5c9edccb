import { computed } from '@preact/signals';
import type { Media } from '#domain/doors/facts.ts';
import { language } from '#pwa/ui/language.ts';
import { reasonText } from '#pwa/phone/reasons.ts';
import { FILES_WORDS } from '#words/files-words.ts';

export const filesWords = computed(() => FILES_WORDS[language.value]);

/** What went wrong with a picture or file, and what to do. */
export function fileProblemText(code: string): string {
  const problems: Readonly<Record<string, string>> = filesWords.value.problems;
  return (Object.hasOwn(problems, code) ? problems[code] : undefined) ?? reasonText(code);
}

export type FileKind = 'picture' | 'sound' | 'paper';

export function kindOf(media: Media): FileKind {
  if (media.startsWith('image/')) return 'picture';
  return media.startsWith('audio/') ? 'sound' : 'paper';
}
