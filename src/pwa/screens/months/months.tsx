import { useEffect } from 'preact/hooks';
import type { Id } from '#kernel/id.ts';
import { dayToIso, formatDay } from '#kernel/vi-calendar.ts';
import type { Device } from '#device/device.ts';
import { askMonth } from '#device/month-query.ts';
import { type Month, monthOfDay, monthToText } from '#domain/months.ts';
import type { MonthFeed } from '#protocol/feeds.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { words } from '#pwa/ui/language.ts';
import { EmptyState } from '#pwa/ui/states.tsx';
import { usePhone } from '#pwa/phone/phone.ts';
import { looksOverCommune } from '#pwa/phone/roles.ts';
import { follow } from '#pwa/router.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { saveFile } from '#pwa/screens/carry/files.ts';
import { AskedView, useAsked } from '#pwa/screens/officer/asked.tsx';
import { inOrder, measureTitle } from '#pwa/screens/officer/figures.ts';
import { OfficerPage } from '#pwa/screens/officer/officer-page.tsx';
import {
  chooseCommune,
  communesOf,
  findPlaceText,
  placeText,
} from '#pwa/screens/officer/territory.ts';
import { startUpper } from '#pwa/screens/officer/text.ts';
import { useNews } from '#pwa/screens/officer/use-news.ts';
import { cellOf, isCounted, UNREAD } from './cells.ts';
import {
  chosenMonth,
  chosenView,
  type MonthOfProps,
  monthsHref,
  monthText,
  type View,
} from './chosen.ts';
import { findGround, groundsOf } from './grounds.ts';
import { MonthParts, partLevel, PARTS_ID } from './month-parts.tsx';
import { MonthPick } from './month-pick.tsx';
import { MonthTable } from './month-table.tsx';
import { monthsWords } from './months-words.ts';
import { sheetOf } from './sheet.ts';
import { ViewPick } from './view-pick.tsx';
import './months.css';

/** A place's figures of a month beside those of the month before, and of what lies right below it. */
export function MonthsScreen({ params: [asked] }: ScreenProps) {
  const device = usePhone();
  const ground = findGround(device);
  const place = asked ?? ground;
  if (place === undefined) return <NoPlace />;
  return <MonthsOf key={place} place={place} ground={ground} />;
}

function NoPlace() {
  const text = monthsWords.value;
  return (
    <OfficerPage title={text.title} place="commune">
      <EmptyState icon="commune" title={text.noPlace} text={text.noPlaceText} />
    </OfficerPage>
  );
}

const AGAIN_MS = 15_000;

/** What the home is still working out is asked for again, as long as somebody looks. */
function useUntilThere(isMissing: boolean, again: () => void): void {
  useEffect(() => {
    if (!isMissing) return undefined;
    const timer = setInterval(again, AGAIN_MS);
    return () => clearInterval(timer);
  }, [isMissing, again]);
}

type MonthsOfProps = { readonly place: Id; readonly ground: Id | undefined };

function useMonth(place: Id, month: Month, view: View, turn?: number) {
  const device = usePhone();
  const asked = {
    place,
    month: monthToText(month),
    in: typeof view === 'number' ? dayToIso(view) : view,
  };
  const key = `months ${place} ${asked.month} ${asked.in}`;
  return useAsked(key, () => askMonth(device, asked), turn);
}

function MonthsOf({ place, ground }: MonthsOfProps) {
  const text = monthsWords.value;
  const device = usePhone();
  const today = device.now().on;
  const [month, view] = [chosenMonth(today), chosenView()];
  const asked = useMonth(place, month, view, useNews());
  const before = useMonth(place, month - 1, view);
  const { reply } = asked;
  const known = findPlaceText(device.places(), place, today);
  const name = reply ? placeText(reply.place) : (known ?? '');
  const isNothing = (feed: MonthFeed | undefined): boolean =>
    feed !== undefined && !isCounted(feed.figures) && feed.parts.length === 0;
  const isOpen = month === monthOfDay(today);
  useUntilThere(isOpen && isNothing(reply), asked.again);
  useUntilThere(isOpen && isNothing(before.reply), before.again);
  return (
    <OfficerPage
      title={text.title}
      lead={startUpper(name)}
      back={backOf(device, place, ground)}
      place="commune"
    >
      <div class="tools">
        <PlacePick place={place} />
        <ViewPick view={view} today={today} />
      </div>
      <MonthPick
        month={month}
        open={monthOfDay(today)}
        isFirst={isNothing(reply) && isNothing(before.reply)}
      />
      <AskedView asked={asked}>
        {(feed) =>
          isNothing(feed) ? (
            <EmptyState
              icon="calendar"
              title={text.nothing(monthText(month))}
              text={
                typeof view === 'number' ? text.nothingOnDay(formatDay(view)) : text.nothingText
              }
            />
          ) : (
            <MonthOf feed={feed} before={before.reply} month={month} view={view} />
          )
        }
      </AskedView>
    </OfficerPage>
  );
}

/** Where one came from: the months of what lies above, or where this person's work begins. */
function backOf(device: Device, place: Id, ground: Id | undefined) {
  if (ground !== undefined && ground !== place) {
    const name = findPlaceText(device.places(), ground, device.now().on);
    return { href: monthsHref(ground), label: startUpper(name ?? monthsWords.value.title) };
  }
  const { commune, doors } = words.value.phone.places;
  return looksOverCommune(device)
    ? { href: '#/commune', label: commune }
    : { href: '#/doors', label: doors };
}

function PlacePick({ place }: { readonly place: Id }) {
  const device = usePhone();
  const { on } = device.now();
  const grounds = groundsOf(device);
  if (grounds.length < 2 || !grounds.includes(place)) return null;
  const choose = (id: Id): void => {
    if (communesOf(device).includes(id)) chooseCommune(id);
    follow(monthsHref(id));
  };
  return (
    <label class="pick no-print">
      <span>{monthsWords.value.place}</span>
      <select value={place} onChange={(event) => choose(event.currentTarget.value)}>
        {grounds.map((id) => (
          <option key={id} value={id}>
            {startUpper(findPlaceText(device.places(), id, on) ?? id)}
          </option>
        ))}
      </select>
    </label>
  );
}

function MonthOf({ feed, before, month, view }: MonthOfProps) {
  const text = monthsWords.value;
  const name = placeText(feed.place);
  const [now, last] = [monthText(month), monthText(month - 1)];
  const save = (): void => {
    const feeds = before === undefined ? [feed] : [before, feed];
    saveFile(sheetOf(feeds), `${text.csvName}-${feed.month}.csv`, 'text/csv');
  };
  const isHidden = [feed, ...feed.parts].some(({ figures }) =>
    figures.some(({ measure }) => cellOf(figures, measure).kind === 'hidden'),
  );
  return (
    <>
      {!feed.isClosed && view !== 'then' && <Banner kind="info">{text.open(now)}</Banner>}
      <p class="soft">{saidOf(feed, view, month)}</p>
      <div class="tools no-print">
        <Button kind="quiet" icon="download" onPress={save}>
          {text.csv}
        </Button>
        <Button kind="quiet" icon="down" href={`#${PARTS_ID}`}>
          {text.parts[partLevel(feed)]}
        </Button>
      </div>
      <MonthTable
        caption={text.figures(name, now)}
        head={text.figure}
        month={now}
        monthBefore={last}
        isAbove={feed.figures.some(({ communes }) => communes > 1)}
        lines={inOrder(feed.figures).map(({ measure }) => ({
          key: measure,
          title: measureTitle(measure),
          measure,
          now: cellOf(feed.figures, measure),
          before: before === undefined ? UNREAD : cellOf(before.figures, measure),
        }))}
      />
      {isHidden && <p class="soft small">{text.hiddenNote}</p>}
      <MonthParts feed={feed} before={before} month={month} view={view} />
    </>
  );
}

/** What was counted until when, and in which boundaries. */
function saidOf(feed: MonthFeed, view: View, month: Month): string {
  const { said } = monthsWords.value;
  const text = monthText(month);
  if (view === 'then') {
    return feed.isClosed ? said.reported(text, formatDay(feed.boundaries)) : said.reportedOpen;
  }
  if (view === 'today') return feed.isClosed ? said.today(text) : said.todayOpen;
  return feed.isClosed ? said.day(text, formatDay(view)) : said.dayOpen(formatDay(view));
}
