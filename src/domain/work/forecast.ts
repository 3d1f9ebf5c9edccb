/*
 * When a campaign will be done, from its own pace. Those who are left are taken to come as they came in the
 * last weeks: at a rate that so few weeks tell only roughly, and by chance. Both go into the range.
 */

export type Asked = {
  readonly day: number;
  readonly from: number;
  readonly until: number;
  /** How many must still reach it. */
  readonly left: number;
  /** How many had reached it by the end of each week, oldest first and today last; see `paceOf`. */
  readonly totals: readonly number[] | undefined;
};

export type Forecast =
  | { readonly code: 'reached' }
  /** It has not begun. */
  | { readonly code: 'coming' }
  /** Too little is known of the pace to say anything of a day. */
  | { readonly code: 'thin' }
  /** Nobody was added in all these weeks. */
  | { readonly code: 'still'; readonly weeks: number }
  | {
      readonly code: 'due';
      readonly weeks: number;
      readonly earliest: number;
      readonly likely: number;
      readonly latest: number;
    };

const DAYS = 7;
/** Fewer weeks, or fewer who were added in them, tell of no pace. */
const WEEKS_MIN = 2;
const ADDED_MIN = 5;
/** Four of five times it comes within the range, if all goes on as it did. */
const Z = 1.28;
/** A range of which the end is further off than this says nothing of use. */
const AHEAD_MAX_DAYS = 2 * 365;

export function forecast({ day, from, left, totals }: Asked): Forecast {
  if (left <= 0) return { code: 'reached' };
  if (day < from) return { code: 'coming' };
  if (totals === undefined || totals.length <= WEEKS_MIN) return { code: 'thin' };
  const gains = totals.slice(1).map((total, week) => total - (totals[week] ?? 0));
  const weeks = gains.length;
  const added = gains.reduce((sum, gain) => sum + gain, 0);
  if (added <= 0) return { code: 'still', weeks };
  if (added < ADDED_MIN || gains.filter((gain) => gain > 0).length < WEEKS_MIN) {
    return { code: 'thin' };
  }
  const ahead = (left * weeks * DAYS) / added;
  const spread = widthOf(unevenness(gains) * (1 / added + 1 / left));
  const latest = ahead * spread;
  if (latest > AHEAD_MAX_DAYS) return { code: 'thin' };
  return {
    code: 'due',
    weeks,
    earliest: day + Math.max(1, Math.floor(ahead / spread)),
    likely: day + Math.max(1, Math.round(ahead)),
    latest: day + Math.max(1, Math.ceil(latest)),
  };
}

/** The factor to either side of the likely time: as a score interval has it, it never narrows to nothing. */
function widthOf(variance: number): number {
  const half = (Z * Math.sqrt(variance)) / 2;
  return (half + Math.sqrt(1 + half * half)) ** 2;
}

/** How much more the weeks differ than chance alone would make them: 1 at least. */
function unevenness(gains: readonly number[]): number {
  const mean = gains.reduce((sum, gain) => sum + gain, 0) / gains.length;
  const squares = gains.reduce((sum, gain) => sum + (gain - mean) ** 2, 0);
  return Math.max(1, squares / (gains.length - 1) / mean);
}

/** How many a week are needed to be in time; undefined once it is too late, or nothing is left. */
export function neededAWeek({ day, from, until, left }: Omit<Asked, 'totals'>): number | undefined {
  if (left <= 0 || day >= until) return undefined;
  const days = until - Math.max(day, from - 1);
  return Math.min(left, Math.ceil((left * DAYS) / days));
}
