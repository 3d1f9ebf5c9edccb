import { signal } from '@preact/signals';
import type { LateWords } from '#domain/wording.ts';
import { language } from '#pwa/ui/language.ts';

/** Words of activities that few screens speak of; they come when they are first needed. */
const late = signal<LateWords | undefined>(undefined);

async function load(): Promise<void> {
  const loaded = await import('#domain/late-wording.ts').catch(() => undefined);
  if (loaded !== undefined) late.value = loaded.LATE_WORDS;
}

/** They, or nothing until they have come: whoever asks is told anew then. */
export function lateWords(): LateWords | undefined {
  if (late.value === undefined) void load();
  return late.value;
}

/** Why a fact is asked about, where that is among them. */
export function lateWhy(code: string): string | undefined {
  const whys = lateWords()?.[language.value].whys ?? {};
  return Object.hasOwn(whys, code) ? whys[code] : undefined;
}
