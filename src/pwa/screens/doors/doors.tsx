import type { VNode } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Lines } from '#pwa/ui/lines.tsx';
import { FilterChips } from '#pwa/ui/filter-chips.tsx';
import { Later } from '#pwa/ui/later.tsx';
import { WHOLE_MAX } from '#pwa/ui/long-list.tsx';
import { EmptyState } from '#pwa/ui/states.tsx';
import { DoorKey } from '#pwa/ui/wall.tsx';
import { Page } from '#pwa/page.tsx';
import { doorsOfUnion, placeOfUnion, type Union, unionName, unionOf } from '#pwa/phone/chapters.ts';
import { whereLines } from '#pwa/phone/where-lines.ts';
import { memberWords } from '#pwa/phone/member-words.ts';
import { startUpper } from '#pwa/phone/names.ts';
import { isOffline, usePhone } from '#pwa/phone/phone.ts';
import { basicNames } from '#pwa/phone/skill-names.ts';
import { useVillage } from '#pwa/phone/village.ts';
import type { Village } from '#pwa/phone/village.ts';
import { route, setQuery } from '#pwa/router.ts';
import { DraftBanner } from './draft-banner.tsx';
import { AlleyPart } from './alley-part.tsx';
import { DOORS_VIEWS, FindBar } from './find-bar.tsx';
import { alleysOf, doorLines, isMissing, MISSING } from './door-lines.ts';
import type { DoorLine, Missing } from './door-lines.ts';
import { Found } from './found.tsx';
import { indexNames, listedIn } from './search.ts';

const loadMap = async () => (await import('#pwa/screens/map/map-part.tsx')).MapPart;

/** The village at night: every household a door. */
export function Doors() {
  const village = useVillage();
  return village === undefined ? <NoVillage /> : <DoorsOf village={village} />;
}

function NoVillage() {
  const text = memberWords.value.doors;
  // A province's readers have rights that phones are not told of.
  const isOfNoRole = usePhone().me()?.grants.length === 0;
  return (
    <Page title={text.title} place="doors">
      <EmptyState
        title={text.noVillage}
        text={text.noVillageText}
        action={isOfNoRole && <Button href="#/months">{text.toMonths}</Button>}
      />
    </Page>
  );
}

const loadPraise = async () => (await import('#pwa/screens/team/team-part.tsx')).NewPraise;
const loadCampaigns = async () =>
  (await import('#pwa/screens/campaign/campaign-part.tsx')).CampaignPart;
const loadLate = async () => (await import('#pwa/screens/questions/late-mine.tsx')).LateMine;
const loadBoard = async () => (await import('#pwa/screens/board/board-part.tsx')).BoardPart;
const loadTasks = async () => (await import('#pwa/screens/tasks/tasks-part.tsx')).TasksPart;
const loadMine = async () => (await import('#pwa/screens/groups/mine-part.tsx')).MinePart;
const loadFund = async () => (await import('#pwa/screens/funds/fund-part.tsx')).FundPart;
const loadTeam = async () => (await import('#pwa/screens/team/team-part.tsx')).TeamPart;

/** The code of what stands above the doors. */
export const readAhead = (): Promise<unknown> =>
  Promise.allSettled(
    [loadPraise, loadCampaigns, loadLate, loadBoard, loadTasks, loadMine, loadFund].map((load) =>
      load(),
    ),
  );

let isRoundWarm = false;

/** Once, while nothing is pressed and nothing comes: the first plan then stands there at once. */
function useWarmRound(village: Village): void {
  const isBusy = village.device.syncState().phase === 'syncing';
  useEffect(() => {
    if (isBusy || isRoundWarm || typeof requestIdleCallback !== 'function') return undefined;
    const idle = requestIdleCallback(() => {
      isRoundWarm = true;
      void import('#pwa/screens/round/round.tsx').then((round) => round.warmRound(village));
    });
    return () => cancelIdleCallback(idle);
  }, [village, isBusy]);
}

const whereOf = (union: Union): readonly string[] =>
  whereLines(union.whole.places?.state, placeOfUnion(union), union.whole.day).map(startUpper);

function DoorsOf({ village }: { village: Village }) {
  const text = memberWords.value.doors;
  const { query } = route.value;
  const union = useMemo(() => unionOf(village), [village]);
  const lines = useMemo(() => doorsOfUnion(union), [union]);
  useWarmRound(village);
  const [sought, setSought] = useState(query['q'] ?? '');
  const missing = MISSING.find((each) => each === query['missing']) ?? 'all';
  const view = DOORS_VIEWS.find((each) => each === query['view']) ?? 'wall';
  const shown = lines.filter((line) => isMissing(line, missing, village.day));
  const isSeeking = sought.trim() !== '';
  const proficient = lines.filter((line) => line.door.proficient).length;
  const search = (value: string): void => {
    setSought(value);
    setQuery({ q: value });
  };
  return (
    <Page
      title={startUpper(unionName(union))}
      lead={<Lines before={whereOf(union)}>{text.lead(lines.length, proficient)}</Lines>}
      place="doors"
      wide
      banners={
        <>
          <DraftBanner village={village} />
          <Later load={loadPraise} props={{ village }} />
          {isOffline(village.device.syncState()) && <Banner kind="offline" />}
        </>
      }
    >
      <div class="doors-tools">
        <FindBar
          sought={sought}
          onInput={search}
          onReady={() => indexNames(listedIn(village))}
          view={view}
          onView={(next) => setQuery({ view: next === 'wall' ? '' : next })}
        />
        {isSeeking || <Filters lines={lines} missing={missing} day={village.day} />}
      </div>
      {isSeeking || <Before village={village} />}
      {isSeeking ? (
        <Found village={union.whole} sought={sought} />
      ) : (
        <Shown
          lines={shown}
          asList={view === 'list'}
          missing={missing}
          day={village.day}
          map={
            view === 'map' ? (
              <Later load={loadMap} props={{ village, lines: doorLines(village), missing }} />
            ) : undefined
          }
        />
      )}
      <AddHouse />
    </Page>
  );
}

const AddHouse = () => (
  <Button kind="quiet" wide icon="plus" href="#/household-new">
    {memberWords.value.doors.add}
  </Button>
);

/** Filters that not every village has a use for. */
const HIDDEN_EMPTY: ReadonlySet<Missing> = new Set(['mine', 'absent', 'survey']);

/** What comes before the doors: where to go tonight, and one row of what else the team does. */
function Before({ village }: { village: Village }) {
  return (
    <>
      <Later load={loadLate} props={{ village }} />
      <Button wide icon="moon" href="#/round">
        {memberWords.value.doors.round}
      </Button>
      <nav class="tiles" aria-label={memberWords.value.doors.parts}>
        <Later load={loadTeam} props={{ village }} />
        <Later load={loadTasks} props={{ village }} />
        <Later load={loadBoard} props={{ village }} />
        <Later load={loadMine} props={{ village }} />
        <Later load={loadCampaigns} props={{ village }} />
        <Later load={loadFund} props={{ village }} />
      </nav>
    </>
  );
}

function Filters({
  lines,
  missing,
  day,
}: {
  lines: readonly DoorLine[];
  missing: Missing;
  day: number;
}) {
  const { filters, lacks, title } = memberWords.value.doors;
  const basics = basicNames();
  const nameOf = (each: Missing): string =>
    each.startsWith('skill-')
      ? lacks(basics[Number(each.slice('skill-'.length))] ?? '')
      : filters[each as keyof typeof filters]; // what is no skill is named there
  return (
    <FilterChips
      label={title}
      filters={MISSING.map((each) => ({
        value: each,
        label: nameOf(each),
        count: lines.filter((line) => isMissing(line, each, day)).length,
      })).filter((each) => !HIDDEN_EMPTY.has(each.value) || each.count > 0)}
      value={missing}
      onChange={(each) => setQuery({ missing: each === 'all' ? '' : each })}
    />
  );
}

type ShownProps = {
  lines: readonly DoorLine[];
  asList: boolean;
  missing: Missing;
  day: number;
  /** Stands in the place of wall and list. */
  map: VNode | undefined;
};

function Shown({ lines, asList, missing, day, map }: ShownProps) {
  const text = memberWords.value.doors;
  if (lines.length === 0) {
    return missing === 'all' ? (
      <EmptyState title={text.empty} text={text.emptyText} />
    ) : (
      <EmptyState icon="check" title={text.noneLeft} text={text.noneLeftText} />
    );
  }
  if (map) return map;
  return (
    <>
      {alleysOf(lines).map((alley, _, all) => (
        <AlleyPart
          key={alley.name}
          alley={alley}
          isOnly={all.length === 1}
          isLong={lines.length > WHOLE_MAX}
          asList={asList}
          day={day}
        />
      ))}
      {asList || <DoorKey />}
    </>
  );
}
