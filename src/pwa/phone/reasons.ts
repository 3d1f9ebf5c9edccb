import { COMMON_WORDS, whyText } from '#domain/words.ts';
import { REASON_WORDS } from '#words/reason-words.ts';
import { language } from '#pwa/ui/language.ts';

/** Whoever declines a record writes why in words of their own; every other reason is a code. */
const IS_CODE = /^[a-z\d]+(?:-[a-z\d]+)+$/u;

/** Why a record was not written or not taken as it is, or what a sync stumbled over, and what to do. */
export function reasonText(code: string): string {
  const own = REASON_WORDS[language.value];
  if (Object.hasOwn(own, code)) return own[code] ?? code;
  const isKnown = Object.hasOwn(COMMON_WORDS[language.value].whys, code);
  return isKnown || IS_CODE.test(code) ? whyText(language.value, code) : code;
}
