import type { JsonObject } from '#kernel/canonical.ts';
import { BOARD_WORDS } from '#domain/board/words.ts';
import { CARE_WORDS } from '#domain/care/words.ts';
import { TEAM_SENTENCES } from '#domain/doors/team-words.ts';
import { DOORS_WORDS } from '#domain/doors/words.ts';
import { FUNDS_WORDS } from '#domain/funds/words.ts';
import { HOMES_WORDS } from '#domain/homes/words.ts';
import { LEARNING_WORDS } from '#domain/learning/words.ts';
import { PEOPLE_WORDS } from '#domain/people/words.ts';
import { PLACES_WORDS } from '#domain/places/words.ts';
import { REACH_WORDS } from '#domain/reach/words.ts';
import { WORK_WORDS } from '#domain/work/words.ts';
import { COMMON_WORDS, type Language, type Names, whyText } from '#domain/words.ts';

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
  ...BOARD_WORDS[language].facts,
  ...REACH_WORDS[language].facts,
  ...FUNDS_WORDS[language].facts,
});

const FACTS = { vi: factsOf('vi'), en: factsOf('en') };

/** A fact as one sentence of the trace. `body` must have been checked by the schema of `type`. */
export function factText(language: Language, type: string, body: JsonObject, names: Names): string {
  const facts = FACTS[language];
  if (!Object.hasOwn(facts, type)) return COMMON_WORDS[language].unknownFact(type);
  return (facts[type] as Sentence)(body, names); // the type says which body it takes
}

/** Why a fact is held, asked about or refused, whichever activity it is of. */
export function whyOf(language: Language, code: string): string {
  const { whys } = FUNDS_WORDS[language];
  return new Map(Object.entries(whys)).get(code) ?? whyText(language, code);
}
