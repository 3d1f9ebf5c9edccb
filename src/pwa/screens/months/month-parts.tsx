import type { Id } from '#kernel/id.ts';
import { lastDayOf } from '#domain/months.ts';
import { childrenOf, nameAsOf } from '#domain/places/state.ts';
import type { MonthFeed } from '#protocol/feeds.ts';
import { route, setQuery } from '#pwa/router.ts';
import { usePhone } from '#pwa/phone/phone.ts';
import { inOrder, measureShort, measureTitle, villageHref } from '#pwa/screens/officer/figures.ts';
import { communesOf, placeText } from '#pwa/screens/officer/territory.ts';
import { compareText, startUpper } from '#pwa/screens/officer/text.ts';
import { cellOf, UNREAD } from './cells.ts';
import { type MonthOfProps, monthsHref, monthText } from './chosen.ts';
import { levelOfKind } from './grounds.ts';
import { MonthTable } from './month-table.tsx';
import { monthsWords } from './months-words.ts';

export const PARTS_ID = 'month-parts';

/** What lies right below the place, under one figure at a time. */
export function MonthParts({ feed, before, month }: MonthOfProps) {
  const text = monthsWords.value;
  const level = partLevel(feed);
  const hrefOf = useHrefs(feed, lastDayOf(month));
  const missing = useMissing(feed);
  const measures = inOrder(feed.figures).map(({ measure }) => measure);
  const wanted = route.value.query['by'];
  const measure = measures.find((each) => each === wanted) ?? measures[0] ?? '';
  const lines = feed.parts
    .map(({ place, figures }) => ({
      key: place.id,
      title: startUpper(placeText(place)),
      href: hrefOf(place.id),
      measure,
      now: cellOf(figures, measure),
      before:
        before === undefined
          ? UNREAD
          : cellOf(before.parts.find((part) => part.place.id === place.id)?.figures, measure),
    }))
    .sort((left, right) => compareText(left.title, right.title));
  return (
    <section class="section" id={PARTS_ID} tabIndex={-1}>
      <div class="section-head">
        <h2>{text.parts[level]}</h2>
        <label class="pick no-print">
          <span>{text.by}</span>
          <select value={measure} onChange={(event) => setQuery({ by: event.currentTarget.value })}>
            {measures.map((each) => (
              <option key={each} value={each}>
                {measureShort(each)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <MonthTable
        caption={text.partsOf(measureTitle(measure), monthText(month))}
        head={text.part[level]}
        month={monthText(month)}
        monthBefore={monthText(month - 1)}
        isAbove={level !== 'village' && level !== 'commune'}
        lines={lines}
      />
      {missing.length > 0 && <p>{text.notIn(missing.join(', '))}</p>}
    </section>
  );
}

type PartLevel = 'village' | 'commune' | 'district' | 'province';

export function partLevel({ parts, place }: MonthFeed): PartLevel {
  const level = levelOfKind(parts[0]?.place.kind ?? '');
  if (level !== undefined && level !== 'country') return level;
  return levelOfKind(place.kind) === 'commune' ? 'village' : 'commune';
}

/** Opens a village for whoever looks after its commune, and the months of all else. */
function useHrefs(feed: MonthFeed, lastDay: number): (id: Id) => string | undefined {
  const device = usePhone();
  const today = device.now().on;
  if (partLevel(feed) !== 'village') return monthsHref;
  const isTheirs = communesOf(device).includes(feed.place.id);
  return (id) => (isTheirs ? villageHref(id, lastDay < today ? lastDay : undefined) : undefined);
}

/** Places of those boundaries that nothing is told of. */
function useMissing({ place, parts, boundaries }: MonthFeed): readonly string[] {
  const state = usePhone().places()?.state;
  if (state === undefined) return [];
  const told = new Set(parts.map((part) => part.place.id));
  return childrenOf(state, place.id, boundaries)
    .filter(({ id }) => !told.has(id))
    .map((child) => placeText(nameAsOf(child, boundaries)))
    .sort(compareText);
}
