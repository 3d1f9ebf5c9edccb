import type { JsonObject } from '#kernel/canonical.ts';
import { ANSWER_WORDS } from '#domain/board/answer-words.ts';
import { MEETING_WORDS } from '#domain/board/meeting-words.ts';
import { BOARD_WORDS } from '#domain/board/words.ts';
import { DESK_WORDS } from '#domain/desk/words.ts';
import { CASE_WORDS } from '#domain/case-words.ts';
import { FUNDS_WORDS } from '#domain/funds/words.ts';
import { POST_WORDS } from '#domain/people/post-words.ts';
import { MEETING_REACH_WORDS } from '#domain/reach/meeting-words.ts';
import { REACH_WORDS } from '#domain/reach/words.ts';
import { factText as factTextOf, type LateWords } from '#domain/wording.ts';
import { type Language, type Names, whyText } from '#domain/words.ts';
import { DIRECTIVE_WORDS } from '#domain/work/directive-words.ts';

const factsOf = (language: Language): Readonly<Record<string, unknown>> => ({
  ...BOARD_WORDS[language].facts,
  ...MEETING_WORDS[language].facts,
  ...REACH_WORDS[language].facts,
  ...DIRECTIVE_WORDS[language],
  ...POST_WORDS[language].facts,
  ...MEETING_REACH_WORDS[language].facts,
  ...FUNDS_WORDS[language].facts,
  ...CASE_WORDS[language].facts,
  ...DESK_WORDS[language].facts,
});

const whysOf = (language: Language): Readonly<Record<string, string>> => ({
  ...FUNDS_WORDS[language].whys,
  ...MEETING_WORDS[language].whys,
  ...ANSWER_WORDS[language].whys,
});

/** What a phone fetches when it is first told of: words of activities that few screens speak of. */
export const LATE_WORDS: LateWords = {
  vi: { facts: factsOf('vi'), whys: whysOf('vi') },
  en: { facts: factsOf('en'), whys: whysOf('en') },
};

/** A fact of any activity as one sentence. `body` must have been checked by the schema of `type`. */
export const factText = (
  language: Language,
  type: string,
  body: JsonObject,
  names: Names,
): string => factTextOf(language, type, body, names, LATE_WORDS);

/** Why a fact is held, asked about or refused, whichever activity it is of. */
export const whyOf = (language: Language, code: string): string => {
  const { whys } = LATE_WORDS[language];
  return (Object.hasOwn(whys, code) ? whys[code] : undefined) ?? whyText(language, code);
};
