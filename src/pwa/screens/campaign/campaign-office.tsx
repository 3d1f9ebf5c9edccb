import { useEffect, useState } from 'preact/hooks';
import { formatDay } from '#kernel/vi-calendar.ts';
import { type Campaign, stageOf } from '#domain/work/campaigns.ts';
import { forecast, neededAWeek } from '#domain/work/forecast.ts';
import { homeQueries } from '#device/home-queries.ts';
import type { CampaignReply } from '#protocol/campaigns.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { type Column, DataTable } from '#pwa/ui/data-table.tsx';
import { Figure } from '#pwa/ui/figure.tsx';
import { words } from '#pwa/ui/language.ts';
import { Later } from '#pwa/ui/later.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import type { ScreenProps } from '#pwa/route-line.ts';
import { percentText } from '#words/number-text.ts';
import { AskedView, useAsked } from '#pwa/screens/officer/asked.tsx';
import { useNews } from '#pwa/screens/officer/use-news.ts';
import { OfficerPage } from '#pwa/screens/officer/officer-page.tsx';
import { startUpper } from '#pwa/screens/officer/text.ts';
import { About } from './about.tsx';
import { campaignWords } from './campaign-words.ts';
import { leadText } from './lead-text.ts';
import { NoBook } from './no-book.tsx';
import { findCampaign, type Office, useOffice } from './office.ts';
import { officeWords } from './office-words.ts';
import { targetText } from './goal-text.ts';
import { outlookText } from './outlook-text.ts';

/** One campaign of the commune: how far its villages have come, and what can be done with it. */
export function CampaignOfficeScreen({ params: [id = ''] }: ScreenProps) {
  const office = useOffice();
  const found = office && findCampaign(office, id);
  if (found === undefined) return <NoBook />;
  return <CampaignOf key={id} {...found} />;
}

type CampaignProps = { readonly office: Office; readonly campaign: Campaign };

function CampaignOf({ office, campaign }: CampaignProps) {
  const { device, commune, day } = office;
  const { campaign: id } = campaign;
  const text = officeWords.value;
  const stage = stageOf(campaign, day);
  const edition = `${campaign.edition} ${stage}`;
  const asked = useAsked(
    `campaign ${commune} ${id} ${edition}`,
    () => homeQueries(device).campaign(commune, id),
    useNews(),
  );
  return (
    <OfficerPage
      title={campaign.title}
      lead={`${leadText(campaign, day)}. ${text.line(targetText(campaign.target))}.`}
      back={{ href: '#/campaigns', label: campaignWords.value.all }}
      place="commune"
    >
      <Tools
        office={office}
        campaign={campaign}
        isOpen={stage === 'running' || stage === 'coming'}
      />
      {campaign.ended && (
        <Banner kind="info">{campaignWords.value.endedWhy(campaign.ended.reason)}</Banner>
      )}
      {asked.problem === 'not-found' ? (
        <EmptyState icon="waiting" title={text.notYet} text={text.notYetText} />
      ) : (
        <AskedView asked={asked}>
          {(reply) => <Numbers office={office} campaign={campaign} reply={reply} />}
        </AskedView>
      )}
      <About village={office} campaign={campaign} />
    </OfficerPage>
  );
}

type NumbersProps = CampaignProps & { readonly reply: CampaignReply };
type Line = CampaignReply['villages'][number];

const sumOf = (villages: readonly Line[], field: 'of' | 'met' | 'needed' | 'helped' | 'doors') =>
  villages.reduce((sum, line) => sum + line[field], 0);

function Numbers({ office, campaign, reply }: NumbersProps) {
  const text = officeWords.value;
  const { villages, asOf, counts } = reply;
  if (counts === undefined) return <EmptyState icon="alert" title={campaignWords.value.unknown} />;
  const [met, of, helped] = [
    sumOf(villages, 'met'),
    sumOf(villages, 'of'),
    sumOf(villages, 'helped'),
  ];
  const isRunning = stageOf(campaign, office.day) === 'running';
  const reached = villages.filter((line) => line.met >= line.needed).length;
  return (
    <>
      <Figure title={text.all} met={met} of={of} asOf={formatDay(asOf)} />
      <p>
        {text.reached(reached, villages.length)}{' '}
        {helped > 0 && campaignWords.value.helped(helped, counts)}
      </p>
      {isRunning && <OutlookPart office={office} campaign={campaign} reply={reply} />}
      <p class="soft small">{text.order}</p>
      <DataTable
        caption={text.byVillage(formatDay(asOf))}
        columns={columnsOf()}
        rows={villages}
        rowKey={(line) => line.place}
        hrefOf={(line) => `#/campaigns/${campaign.campaign}/${line.place}`}
        sortedBy="name"
      />
    </>
  );
}

function columnsOf(): readonly Column<Line>[] {
  const text = officeWords.value;
  const { shell, language } = words.value;
  return [
    { key: 'name', title: text.village, value: (line) => startUpper(line.name) },
    {
      key: 'share',
      title: text.share,
      value: (line) => (line.of === 0 ? -1 : line.met / line.of),
      render: (line) => percentText(line.met, line.of, language),
      numeric: true,
    },
    {
      key: 'pair',
      title: text.pair,
      value: (line) => line.met,
      render: (line) => `${shell.count(line.met)}/${shell.count(line.of)}`,
      numeric: true,
    },
    { key: 'helped', title: text.helped, value: (line) => line.helped, numeric: true },
    { key: 'doors', title: text.leftDoors, value: (line) => line.doors, numeric: true },
  ];
}

/** Of all villages together: what one has beyond its target fills no gap of another. */
function OutlookPart({ office, campaign, reply }: NumbersProps) {
  const { villages, counts = 'resident', totals } = reply;
  const { day } = office;
  const left = villages.reduce((sum, { needed, met }) => sum + Math.max(0, needed - met), 0);
  const asked = { day, from: campaign.from, until: campaign.until, left };
  const outlook = { said: forecast({ ...asked, totals }), needed: neededAWeek(asked) };
  const met = sumOf(villages, 'met');
  const of = sumOf(villages, 'of');
  const standing = {
    campaign,
    counts,
    of,
    met,
    needed: met + left,
    doors: sumOf(villages, 'doors'),
  };
  const [first, ...others] = outlookText(outlook, standing, day);
  return (
    <section class="section">
      <h2>{campaignWords.value.forecast.title}</h2>
      <p>
        <b>{first}</b> {others.join(' ')}
      </p>
    </section>
  );
}

const loadEnd = async () => (await import('./end-campaign.tsx')).EndCampaign;

function Tools({ office, campaign, isOpen }: CampaignProps & { readonly isOpen: boolean }) {
  const text = officeWords.value;
  const [ending, setEnding] = useState(false);
  // Ahead of its use, which may be without a network.
  useEffect(() => void loadEnd().catch(() => undefined), []);
  const { campaign: id } = campaign;
  return (
    <div class="tools">
      {isOpen && (
        <Button icon="edit" href={`#/campaigns/${id}/change`}>
          {text.change}
        </Button>
      )}
      <Button icon="undo" href={`#/campaigns/new?again=${id}`}>
        {text.repeat}
      </Button>
      <Button icon="share" href={`#/campaigns/${id}/share`}>
        {campaignWords.value.shareTitle}
      </Button>
      <Button icon="print" href={`#/campaigns/${id}/poster`}>
        {campaignWords.value.poster}
      </Button>
      {isOpen && (
        <Button kind="quiet" icon="stop" onPress={() => setEnding(true)}>
          {text.end}
        </Button>
      )}
      {ending && (
        <Later load={loadEnd} props={{ office, campaign, onClose: () => setEnding(false) }} />
      )}
    </div>
  );
}
