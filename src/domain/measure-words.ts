import { DOORS_WORDS } from '#domain/doors/words.ts';
import { HOMES_WORDS } from '#domain/homes/words.ts';
import type { MeasureName } from '#domain/measures.ts';
import type { Language, MeasureWords } from '#domain/words.ts';

/* Apart from the sentences of all facts: whoever shows figures needs none of those. */

const MEASURES: Readonly<Record<Language, Record<MeasureName, MeasureWords>>> = {
  vi: { ...HOMES_WORDS.vi.measures, ...DOORS_WORDS.vi.measures },
  en: { ...HOMES_WORDS.en.measures, ...DOORS_WORDS.en.measures },
};

export const measureWords = (language: Language, measure: MeasureName): MeasureWords =>
  MEASURES[language][measure];
