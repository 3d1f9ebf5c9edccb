import { signal } from '@preact/signals';
import type { FUNDS_WORDS } from '#domain/funds/words.ts';
import { COMMON_WORDS, whyText } from '#domain/words.ts';
import { REASON_WORDS } from '#words/reason-words.ts';
import { language } from '#pwa/ui/language.ts';

/** Whoever declines a record writes why in words of their own; every other reason is a code. */
const IS_CODE = /^[a-z\d]+(?:-[a-z\d]+)+$/u;

/** Why a record was not written or not taken as it is, or what a sync stumbled over, and what to do. */
export function reasonText(code: string): string {
  const own = REASON_WORDS[language.value];
  if (Object.hasOwn(own, code)) return own[code] ?? code;
  const ofMoney = moneyReason(code);
  if (ofMoney !== undefined) return ofMoney;
  const isKnown = Object.hasOwn(COMMON_WORDS[language.value].whys, code);
  return isKnown || IS_CODE.test(code) ? whyText(language.value, code) : code;
}

/** What is said of money comes when it is first spoken; a phone without funds never pays for it. */
const money = signal<typeof FUNDS_WORDS | undefined>(undefined);

function moneyReason(code: string): string | undefined {
  if (Object.hasOwn(COMMON_WORDS[language.value].whys, code) || !IS_CODE.test(code)) {
    return undefined;
  }
  if (money.value === undefined) void loadMoney();
  const { whys = {} } = money.value?.[language.value] ?? {};
  return new Map<string, string>(Object.entries(whys)).get(code);
}

async function loadMoney(): Promise<void> {
  const loaded = await import('#domain/funds/words.ts').catch(() => undefined);
  if (loaded !== undefined) money.value = loaded.FUNDS_WORDS;
}
