import { useMemo } from 'preact/hooks';
import { formatDay } from '#kernel/vi-calendar.ts';
import { stageOf } from '#domain/work/campaigns.ts';
import type { Village } from '#pwa/phone/village.ts';
import { Figure } from '#pwa/ui/figure.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { campaignWords } from './campaign-words.ts';
import { campaignsIn } from './campaigns-due.ts';
import { standingIn } from './campaigns-in.ts';

/** The campaigns that run, before the doors of the village; nothing stands there while there is none. */
export function CampaignPart({ village }: { village: Village }) {
  const text = campaignWords.value;
  const all = useMemo(() => campaignsIn(village), [village]);
  const running = useMemo(
    () =>
      all
        .filter((each) => stageOf(each, village.day) === 'running')
        .flatMap((each) => standingIn(village, each) ?? []),
    [all, village],
  );
  if (all.length === 0) return null;
  const others = all.length - running.length;
  return (
    <div class="stack">
      {running.map(({ campaign, met, of, asOf, doors }) => (
        <Figure
          key={campaign.campaign}
          title={campaign.title}
          met={met}
          of={of}
          asOf={formatDay(asOf)}
          href={`#/campaign/${campaign.campaign}`}
          open={doors.length === 0 ? text.leftNone : text.left(doors.length)}
        />
      ))}
      {others > 0 && (
        <List label={text.all}>
          <ListRow href="#/campaigns-here" lead={<Icon name="flag" />} title={text.past(others)} />
        </List>
      )}
    </div>
  );
}
