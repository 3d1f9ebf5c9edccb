import { stageOf } from '#domain/work/campaigns.ts';
import type { Village } from '#pwa/phone/village.ts';
import { Tile } from '#pwa/ui/tile.tsx';
import { campaignWords } from './campaign-words.ts';
import { campaignsIn } from './campaigns-due.ts';

/** The way from the doors to the campaigns; nothing stands there while there is none. */
export function CampaignPart({ village }: { village: Village }) {
  const text = campaignWords.value;
  const all = campaignsIn(village);
  const [only, ...others] = all;
  if (only === undefined) return null;
  const running = all.filter((each) => stageOf(each, village.day) === 'running').length;
  return (
    <Tile
      href={others.length === 0 ? `#/campaign/${only.campaign}` : '#/campaigns-here'}
      icon="flag"
      word={text.open}
      count={running === 0 ? undefined : String(running)}
      said={text.running(running)}
    />
  );
}
