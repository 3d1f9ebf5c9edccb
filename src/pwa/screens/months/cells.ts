import { findMeasure, isSensitive, type MeasureName } from '#domain/measures.ts';
import type { MonthFeed } from '#protocol/feeds.ts';

export type Figures = MonthFeed['figures'];

/** What is known of a measure of a place in a month. */
export type Cell =
  | { readonly kind: 'told'; readonly met: number; readonly of: number; readonly communes: number }
  /** Left out, because it could point at somebody. */
  | { readonly kind: 'hidden' }
  /** Counted, and there is nobody to count. */
  | { readonly kind: 'nobody' }
  | { readonly kind: 'none' }
  /** It has not been heard of yet. */
  | { readonly kind: 'unread' };

export const UNREAD: Cell = { kind: 'unread' };

export function cellOf(figures: Figures | undefined, measure: string): Cell {
  const line = figures?.find((each) => each.measure === measure);
  if (figures === undefined || line === undefined) return { kind: 'none' };
  const { met, of, communes } = line;
  if (of > 0) return { kind: 'told', met, of, communes };
  if (communes > 0) return { kind: 'nobody' };
  return isCounted(figures) && isKept(measure) ? { kind: 'hidden' } : { kind: 'none' };
}

/** Of a place without any number nothing was left out. */
export const isCounted = (figures: Figures): boolean => figures.some(({ of }) => of > 0);

/** A measure that this build does not know may be one of those that are left out. */
const isKept = (measure: string): boolean =>
  findMeasure(measure) === undefined || isSensitive(measure as MeasureName); // it is one, as just asked

/** By how much it has risen; undefined where one of the two is not told, or over fewer communes. */
export const riseOf = (now: Cell, before: Cell): number | undefined =>
  now.kind === 'told' && before.kind === 'told' && now.communes === before.communes
    ? now.met - before.met
    : undefined;

export const unitOf = (measure: string): 'household' | 'resident' =>
  findMeasure(measure)?.counts ?? 'household';
