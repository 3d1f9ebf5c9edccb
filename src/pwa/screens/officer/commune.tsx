import { formatTime } from '#kernel/vi-calendar.ts';
import { homeQueries } from '#device/home-queries.ts';
import type { Id } from '#kernel/id.ts';
import type { FiguresReply } from '#protocol/queries.ts';
import { Button } from '#pwa/ui/button.tsx';
import { words } from '#pwa/ui/language.ts';
import { Later } from '#pwa/ui/later.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { usePhone } from '#pwa/phone/phone.ts';
import { AsOf, chosenDay, NothingYet, OtherDayBanner } from './as-of.tsx';
import { AskedView, useAsked } from './asked.tsx';
import { useNews } from './use-news.ts';
import { Compare } from './compare.tsx';
import { FigureTable } from './figure-table.tsx';
import { asOfText, inOrder } from './figures.ts';
import { Headline, Published } from './headline.tsx';
import { Months } from './months.tsx';
import { Night } from './night.tsx';
import { deskWords } from '#pwa/screens/desk/desk-words.ts';
import { OfficerPage } from './officer-page.tsx';
import { officerWords } from './officer-words.ts';
import { chooseCommune, communesOf, findCommune, findPlaceText, placeText } from './territory.ts';
import { startUpper } from './text.ts';
import { VillagesTable } from './villages-table.tsx';
import { usePainted } from './painted.ts';
import { useWide } from './wide.ts';

/** The commune at a glance: figures, the night, villages compared. */
export function CommuneScreen() {
  const device = usePhone();
  const place = findCommune(device);
  return place === undefined ? <NoCommune /> : <CommuneOf key={place} place={place} />;
}

function NoCommune() {
  const text = officerWords.value.place;
  return (
    <OfficerPage title={words.value.phone.places.commune} place="commune">
      <EmptyState icon="commune" title={text.none} text={text.noneText} />
    </OfficerPage>
  );
}

const loadWhere = async () => (await import('./where-part.tsx')).WherePart;

function CommuneOf({ place }: { place: Id }) {
  const device = usePhone();
  const today = device.now().on;
  const asOf = chosenDay(today);
  const isWide = useWide();
  const asked = useAsked(
    `figures ${place} ${String(asOf ?? today)}`,
    () => homeQueries(device).figures(place, asOf),
    useNews(),
  );
  const known = findPlaceText(device.places(), place, today);
  const name = asked.reply
    ? placeText(asked.reply.place)
    : (known ?? words.value.phone.places.commune);
  const day = asked.reply?.asOf ?? asOf ?? today;
  return (
    <OfficerPage
      title={startUpper(name)}
      lead={
        <>
          <Later load={loadWhere} props={{ place, day }} />
          <Lead reply={asked.reply} day={day} />
        </>
      }
      place="commune"
    >
      <div class="tools">
        <CommunePick place={place} />
        <AsOf today={today} asOf={asOf} />
        <span class="tools-gap" />
        <Button kind="quiet" icon="sync" busy={asked.busy} onPress={asked.again}>
          {officerWords.value.commune.refresh}
        </Button>
        {isWide && <Doings place={place} />}
      </div>
      <AskedView asked={asked}>{(reply) => <Overview reply={reply} asOf={asOf} />}</AskedView>
      {!isWide && (
        <div class="tools">
          <Doings place={place} />
        </div>
      )}
    </OfficerPage>
  );
}

/** What else can be done with a commune: above the figures of a desk, below those of a phone. */
function Doings({ place }: { place: Id }) {
  const text = officerWords.value.commune;
  return (
    <>
      <Button kind="quiet" icon="everyone" href={`/xa/${place}`}>
        {text.publicPage}
      </Button>
      <span class="wide-only">
        <Button kind="quiet" icon="print" onPress={() => window.print()}>
          {text.print}
        </Button>
      </span>
      <Button kind="quiet" icon="list" href="#/requests">
        {text.toRequests}
      </Button>
      <Button kind="quiet" icon="share" href="#/desk">
        {deskWords.value.title}
      </Button>
      <Button kind="quiet" icon="speak" href="#/asked">
        {text.toQuestions}
      </Button>
      <Button kind="quiet" icon="upload" href="#/import">
        {text.toImport}
      </Button>
      <Button kind="quiet" icon="guide" href="#/ladder">
        {text.toLadder}
      </Button>
      <Button kind="quiet" icon="note" href="#/board">
        {text.toBoard}
      </Button>
      <Button kind="quiet" icon="check" href="#/directives">
        {text.toDirectives}
      </Button>
      <Button kind="quiet" icon="list" href="#/surveys">
        {text.toSurveys}
      </Button>
      <Button kind="quiet" icon="flag" href="#/campaigns">
        {text.toCampaigns}
      </Button>
    </>
  );
}

function Lead({ reply, day }: { reply: FiguresReply | undefined; day: number }) {
  const text = officerWords.value;
  if (reply === undefined) return <>{asOfText(day)}</>;
  const sum = (field: 'households' | 'residents'): number =>
    reply.villages.reduce((total, village) => total + village[field], 0);
  return (
    <>
      {text.commune.counts(reply.villages.length, sum('households'), sum('residents'))} ·{' '}
      {asOfText(day)} <span class="small">({text.day.updated(formatTime(reply.at))})</span>
    </>
  );
}

function CommunePick({ place }: { place: Id }) {
  const device = usePhone();
  const communes = communesOf(device);
  if (communes.length < 2) return null;
  const { on } = device.now();
  return (
    <label class="pick no-print">
      <span>{officerWords.value.place.choose}</span>
      <select value={place} onChange={(event) => chooseCommune(event.currentTarget.value)}>
        {communes.map((id) => (
          <option key={id} value={id}>
            {findPlaceText(device.places(), id, on) ?? id}
          </option>
        ))}
      </select>
    </label>
  );
}

type OverviewProps = { reply: FiguresReply; asOf: number | undefined };

function Overview({ reply, asOf }: OverviewProps) {
  const text = officerWords.value;
  const isPainted = usePainted();
  const isEmpty = reply.villages.every((village) => village.households === 0);
  if (isEmpty && asOf !== undefined) return <NothingYet day={reply.asOf} />;
  if (isEmpty) {
    const action = (
      <Button kind="primary" icon="upload" href="#/import">
        {text.commune.toImport}
      </Button>
    );
    return (
      <EmptyState
        icon="home"
        title={text.commune.empty}
        text={text.commune.emptyText}
        action={action}
      />
    );
  }
  return (
    <>
      {asOf !== undefined && <OtherDayBanner day={reply.asOf} />}
      <Headline reply={reply} asOf={asOf} />
      {isPainted && <Below reply={reply} asOf={asOf} />}
    </>
  );
}

/** The night, the comparison and the tables: thousands of doors take an old computer a while. */
function Below({ reply, asOf }: OverviewProps) {
  const measures = inOrder(reply.figures).map((figure) => figure.measure);
  return (
    <>
      <Night villages={reply.villages} asOf={asOf} />
      <div class="split">
        <Compare villages={reply.villages} measures={measures} asOf={asOf} />
        <div class="stack">
          <Months villages={reply.villages} day={reply.asOf} />
          <FigureTable reply={reply} asOf={asOf} />
          <Published reply={reply} />
        </div>
      </div>
      <VillagesTable villages={reply.villages} measures={measures} day={reply.asOf} asOf={asOf} />
    </>
  );
}
