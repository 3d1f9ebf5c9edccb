import { whyText } from '#domain/words.ts';
import { language, words } from '#pwa/ui/language.ts';

/** Why a record is not taken as it is, was not written, or what a sync stumbled over: what happened, what to do. */
export function reasonText(code: string): string {
  const own: Readonly<Record<string, string>> = words.value.member.reasons; // asked with any code
  return (Object.hasOwn(own, code) ? own[code] : undefined) ?? whyText(language.value, code);
}
