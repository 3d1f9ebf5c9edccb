import { formatDay } from '#kernel/vi-calendar.ts';
import type { FigureMessage, FiguresReply } from '#protocol/queries.ts';
import { ratioText } from '#words/number-text.ts';
import { findMeasure } from '#domain/measures.ts';
import type { MeasureName } from '#domain/measures.ts';
import { measureWords } from '#domain/measure-words.ts';
import type { MeasureWords } from '#domain/words.ts';
import { language, words } from '#pwa/ui/language.ts';
import type { DoorFace } from '#look/door.ts';
import { dayQuery } from './as-of.tsx';
import { officerWords } from './officer-words.ts';

export type VillageLine = FiguresReply['villages'][number];

/** The figures a commune is asked for first, in their order. */
export const HEADLINE = [
  'household-proficient',
  'household-met',
  'adult-vneid-1',
  'adult-vneid-2',
  'household-smartphone-epay',
  'household-bank',
] as const;

const wordsOfMeasure = (id: string): MeasureWords =>
  findMeasure(id) === undefined
    ? { title: id, short: id }
    : measureWords(language.value, id as MeasureName); // it is one, as just asked

export const measureTitle = (id: string): string => wordsOfMeasure(id).title;
export const measureShort = (id: string): string => wordsOfMeasure(id).short;

/** Headline first, the others after them in the order of the home. */
export function inOrder(figures: readonly FigureMessage[]): readonly FigureMessage[] {
  const rank = (id: string): number => {
    const place = HEADLINE.findIndex((each) => each === id);
    return place < 0 ? HEADLINE.length : place;
  };
  return [...figures].sort((left, right) => rank(left.measure) - rank(right.measure));
}

export const findFigure = (
  figures: readonly FigureMessage[],
  measure: string,
): FigureMessage | undefined => figures.find((each) => each.measure === measure);

export const shareOf = ({ met, of }: { readonly met: number; readonly of: number }): number =>
  of === 0 ? 0 : met / of;

/** "76% (912/1.200)" */
export const figureText = ({ met, of }: { readonly met: number; readonly of: number }): string =>
  ratioText(met, of, words.value.language);

export const listHref = (measure: string, place: string, asOf: number | undefined): string =>
  `#/figure/${measure}/${place}${dayQuery(asOf)}`;

export const villageHref = (place: string, asOf: number | undefined): string =>
  `#/village/${place}${dayQuery(asOf)}`;

export const asOfText = (day: number): string => officerWords.value.day.asOf(formatDay(day));

/** A door from its bit set: bits 0–4 panes, 5 met, 6 proficient, 7 teaches. */
export const faceOfBits = (bits: number): DoorFace => ({
  panes: [0, 1, 2, 3, 4].map((pane) => (bits & (1 << pane)) !== 0),
  met: (bits & 32) !== 0,
  whole: (bits & 64) !== 0,
  teaches: (bits & 128) !== 0,
  away: 0,
});

export type DoorCounts = {
  readonly of: number;
  readonly met: number;
  /** Doors with at least one lit pane. */
  readonly lit: number;
  readonly whole: number;
};

export function countDoors(bits: readonly number[]): DoorCounts {
  const having = (mask: number): number => bits.filter((each) => (each & mask) !== 0).length;
  return { of: bits.length, met: having(32), lit: having(31), whole: having(64) };
}
