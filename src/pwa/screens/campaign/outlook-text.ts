import { dateOfDay, formatDay } from '#kernel/vi-calendar.ts';
import type { Campaign } from '#domain/work/campaigns.ts';
import type { Outlook } from './campaigns-in.ts';
import { campaignWords } from './campaign-words.ts';

/** So near to the last day it is neither early nor late. */
const NEAR_DAYS = 2;
/** From so few days on, nobody counts by weeks any more. */
const LAST_DAYS = 7;

const near = (day: number, today: number): string =>
  dateOfDay(day).year === dateOfDay(today).year ? formatDay(day).slice(0, 5) : formatDay(day);

/** `doors`: how many are left. */
export type Counted = {
  readonly campaign: Campaign;
  readonly counts: 'household' | 'resident';
  readonly of: number;
  readonly met: number;
  readonly needed: number;
  readonly doors: number;
};

/** When it will be done, and what it takes to be in time, a sentence each. */
export function outlookText(
  { said, needed }: Outlook,
  standing: Counted,
  today: number,
): readonly string[] {
  const { forecast } = campaignWords.value;
  const { campaign, counts } = standing;
  const { until } = campaign;
  const missing = standing.needed - standing.met;
  const takes = (): string => {
    if (needed === undefined) return forecast.tooLate(missing, counts);
    if (until - today < LAST_DAYS) return forecast.lastDays(missing, counts);
    // Where everybody is meant, so many doors are left as there are; else nobody knows which.
    const isAll = counts === 'resident' && standing.needed === standing.of;
    const doors = Math.ceil((standing.doors * needed) / missing);
    return forecast.needed(needed, counts, isAll ? doors : undefined);
  };
  switch (said.code) {
    case 'reached':
      return [forecast.reached];
    case 'coming':
      return [forecast.coming, takes()];
    case 'thin':
      return [forecast.thin, takes()];
    case 'still':
      return [forecast.still(said.weeks), takes()];
    case 'due': {
      const due = forecast.due(said.weeks, near(said.earliest, today), near(said.latest, today));
      return [`${due}, ${lateness(said, until)}.`, takes(), forecast.basis];
    }
  }
}

function lateness(
  { earliest, likely, latest }: Extract<Outlook['said'], { code: 'due' }>,
  until: number,
): string {
  const { late, early, onTime, perhaps } = campaignWords.value.forecast;
  if (earliest > until) return late(likely - until);
  if (latest > until) return perhaps;
  return until - likely <= NEAR_DAYS ? onTime : early(until - likely);
}
