import { useMemo } from 'preact/hooks';
import type { Campaign } from '#domain/work/campaigns.ts';
import { startUpper, villageName } from '#pwa/phone/names.ts';
import { useVillage } from '#pwa/phone/village.ts';
import type { Village } from '#pwa/phone/village.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { EmptyState } from '#pwa/ui/states.tsx';
import { Page } from '#pwa/page.tsx';
import { campaignWords } from './campaign-words.ts';
import { campaignsIn } from './campaigns-due.ts';
import { standingIn } from './campaigns-in.ts';
import { Gone } from './gone.tsx';
import { newsOf } from './news.ts';
import { PosterPart } from './poster.tsx';
import { NewsSharePart } from './share.tsx';
import { tellWords } from './tell-words.ts';

type Kind = 'share' | 'poster';

/** Of the village: from what this phone holds, without a network. */
function VillageTell({ id, kind }: { id: string | undefined; kind: Kind }) {
  const village = useVillage();
  const campaign = village && campaignsIn(village).find((each) => each.campaign === id);
  if (village === undefined || campaign === undefined) return <Gone />;
  return <VillageTellOf village={village} campaign={campaign} kind={kind} />;
}

type VillageProps = {
  readonly village: Village;
  readonly campaign: Campaign;
  readonly kind: Kind;
};

function VillageTellOf({ village, campaign, kind }: VillageProps) {
  const text = tellWords.value;
  const standing = useMemo(() => standingIn(village, campaign), [village, campaign]);
  const name = villageName(village);
  const { device, day, place } = village;
  const path = `/thon/${place}`;
  const where = { device, day, name: startUpper(name), team: text.team(name), path };
  // Both come with the screen: it is opened where there is no signal.
  const Part = kind === 'share' ? NewsSharePart : PosterPart;
  return (
    <Page
      title={kind === 'share' ? text.share : text.poster}
      lead={kind === 'share' ? text.shareLead : text.posterLead}
      back={{ href: `#/campaign/${campaign.campaign}`, label: campaignWords.value.title }}
      place="doors"
    >
      {standing === undefined ? (
        <EmptyState icon="alert" title={campaignWords.value.unknown} />
      ) : (
        <Part news={newsOf(standing, where)} />
      )}
    </Page>
  );
}

export const CampaignShareScreen = ({ params: [id] }: ScreenProps) => (
  <VillageTell key={id} id={id} kind="share" />
);
export const CampaignPosterScreen = ({ params: [id] }: ScreenProps) => (
  <VillageTell key={id} id={id} kind="poster" />
);
