import { formatDay } from '#kernel/vi-calendar.ts';
import type { Kind } from '#domain/places/facts.ts';
import type { Before, PlaceName, Whereabouts } from '#domain/places/whereabouts.ts';
import { PLACES_WORDS } from '#domain/places/words.ts';
import { join, type Language } from '#domain/words.ts';

const namesVi = (names: readonly PlaceName[]): string =>
  names.map(({ kind, name }) => PLACES_WORDS.vi.placeName(kind, name)).join(', ');

/** "trước 01/07/2025: xã An Bá" */
const beforeVi = ({ from, names }: Before): string => `trước ${formatDay(from)}: ${namesVi(names)}`;

const nowInVi = ({ kind, name }: PlaceName): string =>
  `nay thuộc ${PLACES_WORDS.vi.placeName(kind, name)}`;

const namesEn = (names: readonly PlaceName[]): string =>
  names.map(({ kind, name }) => PLACES_WORDS.en.placeName(kind, name)).join(', ');

const beforeEn = ({ from, names }: Before): string => `${namesEn(names)} before ${formatDay(from)}`;

const nowInEn = ({ kind, name }: PlaceName): string =>
  `now part of ${PLACES_WORDS.en.placeName(kind, name)}`;

type PlaceTexts = {
  placeName(kind: Kind, name: string): string;
  before(before: Before): string;
  nowIn(now: PlaceName): string;
};

function whereaboutsIn(
  text: PlaceTexts,
  { now, before, commune, communeBefore }: Whereabouts,
): readonly string[] {
  const around = [now && text.nowIn(now), commune && text.placeName(commune.kind, commune.name)];
  const bracket = communeBefore && `(${text.before(communeBefore)})`;
  return [before && text.before(before), join([join(around), bracket], ' ')].flatMap(
    (line) => line || [],
  );
}

const vi = {
  ...PLACES_WORDS.vi,
  before: beforeVi,
  nowIn: nowInVi,
  /** Lines: "trước 21/11/2026: bản Pán", "xã Sơn Động (trước 01/07/2025: xã An Bá)". */
  whereabouts: (where: Whereabouts) => whereaboutsIn(vi, where),
};

const en: typeof vi = {
  ...PLACES_WORDS.en,
  before: beforeEn,
  nowIn: nowInEn,
  whereabouts: (where) => whereaboutsIn(en, where),
};

/** The words of places with those of their former names. */
export const WHERE_WORDS: Readonly<Record<Language, typeof vi>> = { vi, en };
