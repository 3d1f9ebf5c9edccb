import { formatDay } from '#kernel/vi-calendar.ts';
import type { Before, PlaceName, Whereabouts } from '#domain/places/whereabouts.ts';
import { PLACES_WORDS } from '#domain/places/words.ts';
import { join, type Language } from '#domain/words.ts';

export type WhereWords = {
  /** "trước 01/07/2025: xã An Bá" */
  before(before: Before): string;
  /** "nay thuộc thôn Đoàn Kết" */
  nowIn(now: PlaceName): string;
};

const textIn = (language: Language, { kind, name }: PlaceName): string =>
  PLACES_WORDS[language].placeName(kind, name);

const namesIn = (language: Language, names: readonly PlaceName[]): string =>
  names.map((name) => textIn(language, name)).join(', ');

export const WHERE_WORDS: Readonly<Record<Language, WhereWords>> = {
  vi: {
    before: ({ from, names }) => `trước ${formatDay(from)}: ${namesIn('vi', names)}`,
    nowIn: (now) => `nay thuộc ${textIn('vi', now)}`,
  },
  en: {
    before: ({ from, names }) => `${namesIn('en', names)} before ${formatDay(from)}`,
    nowIn: (now) => `now part of ${textIn('en', now)}`,
  },
};

/** Lines: "trước 21/11/2026: bản Pán", "xã Sơn Động (trước 01/07/2025: xã An Bá)". */
export function whereaboutsIn(
  language: Language,
  { now, before, commune, communeBefore }: Whereabouts,
): readonly string[] {
  const words = WHERE_WORDS[language];
  const around = join([now && words.nowIn(now), commune && textIn(language, commune)]);
  const bracket = communeBefore && `(${words.before(communeBefore)})`;
  return [before && words.before(before), join([around, bracket], ' ')].flatMap(
    (line) => line || [],
  );
}

/** All that pages say of places. */
export const PLACE_PAGE_WORDS = {
  vi: { ...PLACES_WORDS.vi, ...WHERE_WORDS.vi },
  en: { ...PLACES_WORDS.en, ...WHERE_WORDS.en },
};
