import { whyText } from '#domain/words.ts';
import { REASON_WORDS } from '#words/reason-words.ts';
import { language } from '#pwa/ui/language.ts';

/** Why a record was not written or not taken as it is, or what a sync stumbled over, and what to do. */
export function reasonText(code: string): string {
  const own = REASON_WORDS[language.value];
  return (Object.hasOwn(own, code) ? own[code] : undefined) ?? whyText(language.value, code);
}
