import type { Campaign } from '#domain/work/campaigns.ts';
import { homeQueries } from '#device/home-queries.ts';
import type { CampaignReply } from '#protocol/campaigns.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { AskedView, useAsked } from '#pwa/screens/officer/asked.tsx';
import { OfficerPage } from '#pwa/screens/officer/officer-page.tsx';
import { findPlaceText } from '#pwa/screens/officer/territory.ts';
import { startUpper } from '#pwa/screens/officer/text.ts';
import { campaignWords } from './campaign-words.ts';
import { type News, newsOf } from './news.ts';
import { NoBook } from './no-book.tsx';
import { findCampaign, type Office, useOffice } from './office.ts';
import { PosterPart } from './poster.tsx';
import { NewsSharePart } from './share.tsx';
import { tellWords } from './tell-words.ts';

type Kind = 'share' | 'poster';

/** Of the whole commune: from what the home counts. */
function CommuneTell({ id = '', kind }: { id: string | undefined; kind: Kind }) {
  const office = useOffice();
  const found = office && findCampaign(office, id);
  if (found === undefined) return <NoBook />;
  return <CommuneTellOf {...found} kind={kind} />;
}

type CommuneProps = {
  readonly office: Office;
  readonly campaign: Campaign;
  readonly kind: Kind;
};

function CommuneTellOf({ office, campaign, kind }: CommuneProps) {
  const { device, commune } = office;
  const text = tellWords.value;
  const { campaign: id, edition } = campaign;
  const Part = kind === 'share' ? NewsSharePart : PosterPart;
  const asked = useAsked(`campaign told ${commune} ${id} ${edition}`, () =>
    homeQueries(device).campaign(commune, id),
  );
  return (
    <OfficerPage
      title={kind === 'share' ? text.share : text.poster}
      lead={kind === 'share' ? text.shareLead : text.posterLead}
      back={{ href: `#/campaigns/${id}`, label: campaignWords.value.title }}
      place="commune"
    >
      <AskedView asked={asked}>
        {(reply) => <Part news={communeNews(office, campaign, reply)} />}
      </AskedView>
    </OfficerPage>
  );
}

function communeNews(
  { device, commune, day }: Office,
  campaign: Campaign,
  { villages, asOf, counts = 'resident' }: CampaignReply,
): News {
  const sum = (field: 'of' | 'met' | 'needed'): number =>
    villages.reduce((all, line) => all + line[field], 0);
  const numbers = { campaign, asOf, counts, of: sum('of'), met: sum('met'), needed: sum('needed') };
  const name = findPlaceText(device.places(), commune, day) ?? '';
  const team = tellWords.value.commune(name);
  return newsOf(numbers, { device, day, name: startUpper(name), team, path: `/xa/${commune}` });
}

export const CommuneShareScreen = ({ params: [id] }: ScreenProps) => (
  <CommuneTell key={id} id={id} kind="share" />
);
export const CommunePosterScreen = ({ params: [id] }: ScreenProps) => (
  <CommuneTell key={id} id={id} kind="poster" />
);
