import { useMemo } from 'preact/hooks';
import { formatDay } from '#kernel/vi-calendar.ts';
import type { Campaign } from '#domain/work/campaigns.ts';
import { useVillage } from '#pwa/phone/village.ts';
import type { Village } from '#pwa/phone/village.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Figure } from '#pwa/ui/figure.tsx';
import { words } from '#pwa/ui/language.ts';
import { EmptyState } from '#pwa/ui/states.tsx';
import { Page } from '#pwa/page.tsx';
import { About } from './about.tsx';
import { campaignWords } from './campaign-words.ts';
import { campaignsIn } from './campaigns-due.ts';
import { outlookIn, type Standing, standingIn } from './campaigns-in.ts';
import { DoorsLeft } from './doors-left.tsx';
import { Gone } from './gone.tsx';
import { leadText } from './lead-text.ts';
import { outlookText } from './outlook-text.ts';

/** One campaign in this village: how far it has come, whether it will be in time, and the doors left. */
export function CampaignScreen({ params: [id] }: ScreenProps) {
  const village = useVillage();
  const campaign = village && campaignsIn(village).find((each) => each.campaign === id);
  if (village === undefined || campaign === undefined) return <Gone />;
  return <CampaignOf key={id} village={village} campaign={campaign} />;
}

type CampaignProps = { readonly village: Village; readonly campaign: Campaign };

function CampaignOf({ village, campaign }: CampaignProps) {
  const text = campaignWords.value;
  const standing = useMemo(() => standingIn(village, campaign), [village, campaign]);
  const isRunning = standing?.stage === 'running';
  return (
    <Page
      title={campaign.title}
      lead={leadText(campaign, village.day)}
      back={{ href: '#/doors', label: words.value.phone.places.doors }}
      place="doors"
      wide
      action={
        isRunning && (
          <Button kind="primary" icon="moon" href="#/round">
            {text.round}
          </Button>
        )
      }
    >
      {campaign.ended && <Banner kind="info">{text.endedWhy(campaign.ended.reason)}</Banner>}
      {standing === undefined ? (
        <EmptyState icon="alert" title={text.unknown} />
      ) : (
        <>
          <Progress standing={standing} />
          {(isRunning || standing.stage === 'coming') && (
            <OutlookPart village={village} standing={standing} />
          )}
          <div class="cluster">
            <Button icon="share" href={`#/campaign/${campaign.campaign}/share`}>
              {text.shareTitle}
            </Button>
            <Button icon="print" href={`#/campaign/${campaign.campaign}/poster`}>
              {text.poster}
            </Button>
          </div>
          <About village={village} campaign={campaign} />
          {standing.stage !== 'coming' && <DoorsLeft village={village} standing={standing} />}
        </>
      )}
    </Page>
  );
}

function Progress({ standing }: { standing: Standing }) {
  const text = campaignWords.value;
  const { campaign, of, met, needed, counts, helped, ageless, asOf } = standing;
  const { target, goal } = campaign;
  if (of === 0 && ageless === 0) return <p>{text.nobody}</p>;
  return (
    <div class="stack">
      <Figure title={text.progress} met={met} of={of} asOf={formatDay(asOf)} />
      <p>
        {'percent' in target
          ? text.target(needed, target.percent, counts)
          : text.targetEach(needed, counts)}
        . {helped > 0 && text.helped(helped, counts)}
      </p>
      {'doneFrom' in goal && goal.doneFrom !== undefined && <p>{text.ways(goal.doneFrom)}</p>}
      {ageless > 0 && <p class="soft">{text.ageless(ageless)}</p>}
    </div>
  );
}

function OutlookPart({ village, standing }: { village: Village; standing: Standing }) {
  const text = campaignWords.value.forecast;
  const outlook = useMemo(() => outlookIn(village, standing), [village, standing]);
  if (standing.of === 0) return null;
  const [first, ...others] = outlookText(
    outlook,
    { ...standing, doors: standing.doors.length },
    village.day,
  );
  return (
    <section class="section">
      <h2>{text.title}</h2>
      <p>
        <b>{first}</b>
      </p>
      {others.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </section>
  );
}
