import type { ComponentChildren } from 'preact';
import { formatDay } from '#kernel/vi-calendar.ts';
import type { Id } from '#kernel/id.ts';
import { homeQueries } from '#device/home-queries.ts';
import type { DoorsReply, FiguresReply } from '#protocol/queries.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { doorSentence } from '#words/door-words.ts';
import { Button } from '#pwa/ui/button.tsx';
import { FilterChips } from '#pwa/ui/filter-chips.tsx';
import { words } from '#pwa/ui/language.ts';
import { Later } from '#pwa/ui/later.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { DoorKey, Wall } from '#pwa/ui/wall.tsx';
import { usePhone } from '#pwa/phone/phone.ts';
import { route, setQuery } from '#pwa/router.ts';
import { AsOf, chosenDay, NothingYet, OtherDayBanner } from './as-of.tsx';
import { AskedView, useAsked } from './asked.tsx';
import { useNews } from './use-news.ts';
import { Headline, Published } from './headline.tsx';
import { FigureTable } from './figure-table.tsx';
import { asOfText } from './figures.ts';
import { Months } from './months.tsx';
import { OfficerPage } from './officer-page.tsx';
import { officerWords } from './officer-words.ts';
import { findCommune, findPlaceText } from './territory.ts';
import { NoVillage } from './no-village.tsx';
import { compareText, startUpper } from './text.ts';

/** One village: its figures, its team, its doors. */
export function VillageScreen({ params }: ScreenProps) {
  const [place = ''] = params;
  const device = usePhone();
  const today = device.now().on;
  const asOf = chosenDay(today);
  const queries = homeQueries(device);
  const renewed = useNews();
  const figures = useAsked(
    `figures ${place} ${String(asOf ?? today)}`,
    () => queries.figures(place, asOf),
    renewed,
  );
  const doors = useAsked(
    `doors ${place} ${String(asOf ?? today)}`,
    () => queries.doors(place, asOf),
    renewed,
  );
  const commune = findCommune(device);
  const name = findPlaceText(device.places(), place, today);
  const communeName =
    commune === undefined ? undefined : findPlaceText(device.places(), commune, today);
  if (name === undefined && device.places() !== undefined) return <NoVillage />;
  return (
    <OfficerPage
      title={startUpper(name ?? '')}
      lead={<Lead reply={figures.reply} place={place} day={asOf ?? today} />}
      back={{
        href: '#/commune',
        label: startUpper(communeName ?? officerWords.value.village.toCommune),
      }}
      place="commune"
    >
      <div class="tools">
        <AsOf today={today} asOf={asOf} />
        <span class="tools-gap" />
        <Button kind="quiet" icon="everyone" href={`/thon/${place}`}>
          {officerWords.value.commune.publicPage}
        </Button>
        <Button kind="quiet" icon="card" href={`#/papers/${place}`}>
          {officerWords.value.village.papers}
        </Button>
        <span class="wide-only">
          <Button kind="quiet" icon="print" onPress={() => window.print()}>
            {officerWords.value.commune.print}
          </Button>
        </span>
      </div>
      <AskedView asked={figures}>
        {(reply) => (
          <Figures reply={reply} asOf={asOf}>
            <AskedView asked={doors}>
              {(wall) => <Doors reply={wall} place={place} asOf={asOf} />}
            </AskedView>
          </Figures>
        )}
      </AskedView>
    </OfficerPage>
  );
}

type LeadProps = { reply: FiguresReply | undefined; place: Id; day: number };

function Lead({ reply, place, day }: LeadProps) {
  return (
    <>
      <Later load={loadWhere} props={{ place, day }} />
      {leadText(reply, day)}
    </>
  );
}

function leadText(reply: FiguresReply | undefined, day: number): string {
  const text = officerWords.value.village;
  const line = reply?.villages[0];
  if (reply === undefined || line === undefined) return asOfText(day);
  const last =
    line.lastVisitOn === undefined ? text.noVisit : text.lastVisit(formatDay(line.lastVisitOn));
  return [text.counts(line.households, line.residents), last, asOfText(reply.asOf)].join(' · ');
}

type FiguresProps = { reply: FiguresReply; asOf: number | undefined; children: ComponentChildren };

/** The figures asked for first, the wall, and the rest below it. */
function Figures({ reply, asOf, children }: FiguresProps) {
  const text = officerWords.value.village;
  if (reply.villages.every((village) => village.households === 0)) {
    if (asOf !== undefined) return <NothingYet day={reply.asOf} />;
    return <EmptyState icon="home" title={text.empty} text={text.emptyText} />;
  }
  return (
    <>
      {asOf !== undefined && <OtherDayBanner day={reply.asOf} />}
      <Headline reply={reply} asOf={asOf} />
      {children}
      <div class="split">
        <div class="stack">
          <Months villages={reply.villages} day={reply.asOf} />
          <Later load={loadTeam} props={{ place: reply.place.id }} />
          <Published reply={reply} />
        </div>
        <FigureTable reply={reply} asOf={asOf} />
      </div>
    </>
  );
}

type DoorLine = DoorsReply['households'][number];
const FILTERS = ['all', 'shut', 'whole', 'away'] as const;
type Filter = (typeof FILTERS)[number];
const OFTEN_AWAY = 2;

const isShown = (door: DoorLine, filter: Filter): boolean =>
  ({
    all: true,
    shut: !door.met,
    whole: !door.proficient,
    away: door.nobodyHome >= OFTEN_AWAY,
  })[filter];

const loadWhere = async () => (await import('./where-part.tsx')).WherePart;
const loadTeam = async () => (await import('./team-lines.tsx')).TeamLines;
const loadMap = async () => (await import('#pwa/screens/map/officer-map.tsx')).OfficerMap;

type DoorsProps = { reply: DoorsReply; place: Id; asOf: number | undefined };

function Doors({ reply, place, asOf }: DoorsProps) {
  const text = officerWords.value.village;
  const filter = FILTERS.find((each) => each === route.value.query['doors']) ?? 'all';
  if (reply.households.length === 0) return null;
  const isMap = route.value.query['as'] === 'map';
  const sorted = [...reply.households].sort(byWay);
  const doors = sorted.map((door) => tileOf(door, place));
  const shown = doors.filter((_, i) => {
    const door = sorted[i];
    return door !== undefined && isShown(door, filter);
  });
  return (
    <section class="section">
      <h2>{text.doors}</h2>
      <FilterChips
        label={text.doors}
        filters={FILTERS.map((each) => ({
          value: each,
          label: text.filters[each],
          count: reply.households.filter((door) => isShown(door, each)).length,
        }))}
        value={filter}
        onChange={(each) => setQuery({ doors: each === 'all' ? '' : each })}
      />
      <div class="cluster">
        <Button
          icon={isMap ? 'door' : 'commune'}
          onPress={() => setQuery({ as: isMap ? '' : 'map' })}
        >
          {isMap ? text.asWall : text.asMap}
        </Button>
      </div>
      {shown.length === 0 && <EmptyState icon="check" title={text.none} />}
      {shown.length > 0 && !isMap && <Wall doors={shown} />}
      {shown.length > 0 && isMap && <Later load={loadMap} props={{ place, asOf, doors, shown }} />}
      <DoorKey />
    </section>
  );
}

const byWay = (left: DoorLine, right: DoorLine): number =>
  compareText(left.alley ?? '', right.alley ?? '') ||
  compareText(left.code ?? '', right.code ?? '') ||
  compareText(left.head ?? '', right.head ?? '');

/** The last group of digits of a code, without leading zeros: what a village calls the house. */
const numberOf = (code: string): string =>
  /(\d+)\D*$/u.exec(code)?.[1]?.replace(/^0+(?=\d)/u, '') ?? '';

function tileOf(door: DoorLine, place: Id) {
  const head = door.head ?? door.code ?? officerWords.value.village.nameless;
  const face = {
    panes: door.panes,
    met: door.met,
    whole: door.proficient,
    teaches: door.teaches,
    away: door.nobodyHome,
  };
  return {
    id: door.id,
    href: `#/home/${place}/${door.id}`,
    number: numberOf(door.code ?? ''),
    name: head,
    face,
    label: doorSentence(words.value, { ...face, head }),
  };
}
