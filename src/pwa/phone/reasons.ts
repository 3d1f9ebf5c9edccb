import { COMMON_WORDS, whyText } from '#domain/words.ts';
import { type ReasonWords, reasonVi } from '#words/reason-vi.ts';
import { language } from '#pwa/ui/language.ts';
import { wordsOfPart } from '#pwa/ui/part-words.ts';
import { lateWhy } from './late-words.ts';

const reasonWords = wordsOfPart(
  reasonVi,
  async () => (await import('#words/reason-en.ts')).reasonEn,
);

/** Whoever declines a record writes why in words of their own; every other reason is a code. */
const IS_CODE = /^[a-z\d]+(?:-[a-z\d]+)+$/u;

/** Why a record was not written or not taken as it is, or what a sync stumbled over, and what to do. */
export function reasonText(code: string): string {
  const own: Readonly<Record<string, string>> & ReasonWords = reasonWords.value;
  if (Object.hasOwn(own, code)) return own[code] ?? code;
  if (Object.hasOwn(COMMON_WORDS[language.value].whys, code)) return whyText(language.value, code);
  return IS_CODE.test(code) ? (lateWhy(code) ?? whyText(language.value, code)) : code;
}
