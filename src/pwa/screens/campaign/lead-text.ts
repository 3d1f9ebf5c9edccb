import { formatDay } from '#kernel/vi-calendar.ts';
import { type Campaign, stageOf } from '#domain/work/campaigns.ts';
import { campaignWords } from './campaign-words.ts';

/** Until when it runs, or when it was over. */
export function leadText(campaign: Campaign, day: number): string {
  const { lead } = campaignWords.value;
  const { from, until, ended } = campaign;
  switch (stageOf(campaign, day)) {
    case 'coming':
      return lead.coming(formatDay(from), formatDay(until));
    case 'running':
      return lead.running(formatDay(until), until - day);
    case 'over':
      return lead.over(formatDay(until));
    case 'ended':
      return lead.ended(formatDay(ended?.on ?? until));
  }
}
