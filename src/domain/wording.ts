import type { JsonObject } from '#kernel/canonical.ts';
import { CARE_WORDS } from '#domain/care/words.ts';
import { TEAM_SENTENCES } from '#domain/doors/team-words.ts';
import { DOORS_WORDS } from '#domain/doors/words.ts';
import { HOMES_WORDS } from '#domain/homes/words.ts';
import { LEARNING_WORDS } from '#domain/learning/words.ts';
import { PEOPLE_WORDS } from '#domain/people/words.ts';
import { PLACES_WORDS } from '#domain/places/words.ts';
import { WORK_WORDS } from '#domain/work/words.ts';
import { COMMON_WORDS, type Language, type Names } from '#domain/words.ts';

type Sentence = (body: JsonObject, names: Names) => string;

const factsOf = (language: Language): Readonly<Record<string, unknown>> => ({
  ...COMMON_WORDS[language].facts,
  ...PLACES_WORDS[language].facts,
  ...PEOPLE_WORDS[language].facts,
  ...HOMES_WORDS[language].facts,
  ...DOORS_WORDS[language].facts,
  ...TEAM_SENTENCES[language],
  ...CARE_WORDS[language].facts,
  ...LEARNING_WORDS[language].facts,
  ...WORK_WORDS[language].facts,
});

const FACTS = { vi: factsOf('vi'), en: factsOf('en') };

/** Words that come besides, by language: of facts, and of why one is asked about. */
export type LateWords = Readonly<
  Record<
    Language,
    {
      readonly facts: Readonly<Record<string, unknown>>;
      readonly whys: Readonly<Record<string, string>>;
    }
  >
>;

/** Whether a type is told without words that come besides. */
export const isToldHere = (type: string): boolean => Object.hasOwn(FACTS.vi, type);

/** A fact as one sentence of the trace. `body` must have been checked by the schema of `type`. */
export function factText(
  language: Language,
  type: string,
  body: JsonObject,
  names: Names,
  late?: LateWords,
): string {
  const facts = isToldHere(type) ? FACTS[language] : (late?.[language].facts ?? {});
  if (!Object.hasOwn(facts, type)) return COMMON_WORDS[language].unknownFact(type);
  return (facts[type] as Sentence)(body, names); // the type says which body it takes
}
