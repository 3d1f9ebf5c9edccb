import type { JsonObject } from '#kernel/canonical.ts';
import { CARE_WORDS } from '#domain/care/words.ts';
import { TEAM_SENTENCES } from '#domain/doors/team-words.ts';
import { DOORS_WORDS } from '#domain/doors/words.ts';
import { HOMES_WORDS } from '#domain/homes/words.ts';
import { PEOPLE_WORDS } from '#domain/people/words.ts';
import { PLACES_WORDS } from '#domain/places/words.ts';
import type { MeasureName } from '#domain/measures.ts';
import { COMMON_WORDS, type Language, type MeasureWords, type Names } from '#domain/words.ts';

type Sentence = (body: JsonObject, names: Names) => string;

const factsOf = (language: Language): Readonly<Record<string, unknown>> => ({
  ...COMMON_WORDS[language].facts,
  ...PLACES_WORDS[language].facts,
  ...PEOPLE_WORDS[language].facts,
  ...HOMES_WORDS[language].facts,
  ...DOORS_WORDS[language].facts,
  ...TEAM_SENTENCES[language],
  ...CARE_WORDS[language].facts,
});

const FACTS = { vi: factsOf('vi'), en: factsOf('en') };

/** A fact as one sentence of the trace. `body` must have been checked by the schema of `type`. */
export function factText(language: Language, type: string, body: JsonObject, names: Names): string {
  const facts = FACTS[language];
  if (!Object.hasOwn(facts, type)) return COMMON_WORDS[language].unknownFact(type);
  return (facts[type] as Sentence)(body, names); // the type says which body it takes
}

const MEASURES: Readonly<Record<Language, Record<MeasureName, MeasureWords>>> = {
  vi: { ...HOMES_WORDS.vi.measures, ...DOORS_WORDS.vi.measures },
  en: { ...HOMES_WORDS.en.measures, ...DOORS_WORDS.en.measures },
};

export const measureWords = (language: Language, measure: MeasureName): MeasureWords =>
  MEASURES[language][measure];
