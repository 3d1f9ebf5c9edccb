import { useState } from 'preact/hooks';
import type { Id } from '#kernel/id.ts';
import { formatTime, weekdayOf } from '#kernel/vi-calendar.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Door } from '#pwa/ui/door.tsx';
import { words } from '#pwa/ui/language.ts';
import { Later } from '#pwa/ui/later.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { Page } from '#pwa/page.tsx';
import { memberWords } from '#pwa/phone/member-words.ts';
import { nameIn, startUpper } from '#pwa/phone/names.ts';
import { isOffline } from '#pwa/phone/phone.ts';
import { doorsWords } from '#pwa/phone/skill-names.ts';
import { useVillage } from '#pwa/phone/village.ts';
import type { Village } from '#pwa/phone/village.ts';
import { faceOf } from '#pwa/screens/doors/door-lines.ts';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { reasonText, timeText } from './reason-text.ts';
import './round.css';
import { roundWords } from './round-words.ts';
import { type RoundView, useRound, warmRound } from './use-round.ts';

export { warmRound };

const loadDraftBanner = async () =>
  (await import('#pwa/screens/doors/draft-banner.tsx')).DraftBanner;
const loadNobody = async () => (await import('./nobody.tsx')).Nobody;
const loadRest = async () => (await import('./rest-part.tsx')).RestPart;
const loadOrder = async () => (await import('./order-list.tsx')).OrderList;

/** Tonight's doors in walking order, each with its reason; the member may put them in another. */
export function RoundScreen() {
  const village = useVillage();
  return village === undefined ? <NotHere /> : <RoundOf village={village} />;
}

function RoundOf({ village }: { village: Village }) {
  const text = roundWords.value;
  const view = useRound(village);
  const [isChanging, setChanging] = useState(false);
  const { stops } = view.round;
  const isTonight = view.day === village.day;
  return (
    <Page
      title={isTonight ? text.tonight : text.tomorrow}
      lead={
        stops.length > 0
          ? text.lead(stops.length, timeText(view.from), timeText(view.until))
          : undefined
      }
      back={{ href: '#/doors', label: words.value.phone.places.doors }}
      place="doors"
      banners={
        <>
          <Later load={loadDraftBanner} props={{ village }} />
          {isOffline(village.device.syncState()) && <Banner kind="offline" />}
        </>
      }
    >
      {view.ready && stops.length === 0 && <Later load={loadNobody} props={{ view, text }} />}
      {view.ready && stops.length > 0 && (
        <>
          {view.hasPositions || <Banner kind="info">{text.noPositions}</Banner>}
          {isChanging ? (
            <Later load={loadOrder} props={{ view, text }} />
          ) : (
            <StopList view={view} />
          )}
          <div class="stack">
            <Button
              wide
              icon={isChanging ? 'check' : 'sort'}
              onPress={() => setChanging(!isChanging)}
            >
              {isChanging ? text.done : text.change}
            </Button>
            {view.isOwn && (
              <Button wide kind="quiet" icon="undo" onPress={() => view.reset()}>
                {text.again}
              </Button>
            )}
          </div>
        </>
      )}
      <Visited view={view} />
      {view.ready && <Later load={loadRest} props={{ view, text, today: village.day }} />}
    </Page>
  );
}

const REASONS_SHOWN = 2;

function StopList({ view }: { view: RoundView }) {
  const text = roundWords.value;
  const { village } = view;
  const evening = {
    weekday: memberWords.value.day.weekdays[weekdayOf(view.day) - 1] ?? '',
    from: view.from,
    today: village.day,
    nameOf: (resident: Id) => nameIn(village, resident),
  };
  return (
    <List label={text.list}>
      {view.round.stops.map((stop) => {
        const line = view.lines.get(stop.household);
        if (line === undefined) return null;
        const house = line.number === '' ? '' : words.value.door.house(line.number);
        return (
          <ListRow
            key={stop.household}
            href={`#/household/${stop.household}`}
            lead={<Door face={faceOf(line.door)} size="row" />}
            title={startUpper(line.head)}
            text={
              <>
                <span class="stop-time">{text.about(timeText(stop.minute))}</span>
                {[line.alley, house].filter(Boolean).map((where) => ` · ${where}`)}
                {stop.reasons.slice(0, REASONS_SHOWN).map((reason) => (
                  <span key={reason.code}>
                    <br />
                    {reasonText(reason, evening)}
                  </span>
                ))}
              </>
            }
          />
        );
      })}
    </List>
  );
}

function Visited({ view }: { view: RoundView }) {
  const text = roundWords.value;
  if (view.visited.length === 0) return null;
  return (
    <section class="section">
      <h2>{text.visited}</h2>
      <List label={text.visited}>
        {view.visited.map(({ household, at, outcome }) => {
          const line = view.lines.get(household);
          return (
            line && (
              <ListRow
                key={household}
                href={`#/household/${household}`}
                lead={<Door face={faceOf(line.door)} size="row" />}
                title={startUpper(line.head)}
                text={text.visitedAt(formatTime(at), doorsWords().outcomes[outcome])}
              />
            )
          );
        })}
      </List>
    </section>
  );
}
