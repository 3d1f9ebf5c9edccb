import type { JsonObject } from '#kernel/canonical.ts';
import { factText, isToldHere } from '#domain/wording.ts';
import type { Names } from '#domain/words.ts';
import { language } from '#pwa/ui/language.ts';
import { lateWords } from './late-words.ts';

/** A fact as one sentence, in the language of this phone. */
export const toldFact = (type: string, body: JsonObject, names: Names): string =>
  factText(language.value, type, body, names, isToldHere(type) ? undefined : lateWords());
