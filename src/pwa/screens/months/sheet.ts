import { utf8 } from '#kernel/bytes.ts';
import { formatDay } from '#kernel/vi-calendar.ts';
import type { MonthFeed } from '#protocol/feeds.ts';
import { inOrder, measureTitle } from '#pwa/screens/officer/figures.ts';
import { placeText } from '#pwa/screens/officer/territory.ts';
import { startUpper } from '#pwa/screens/officer/text.ts';
import { type Cell, cellOf, unitOf } from './cells.ts';
import { csvOf } from './csv.ts';
import { toldText } from './month-table.tsx';
import { monthsWords } from './months-words.ts';

/** A place and its parts in the months given, one line for each figure; what is not told says why. */
export function sheetOf(feeds: readonly MonthFeed[]) {
  const { csvHead, units } = monthsWords.value;
  const lines = feeds.flatMap((feed) =>
    [feed, ...feed.parts].flatMap(({ place, figures }) =>
      inOrder(figures).map(({ measure }) => {
        const cell = cellOf(figures, measure);
        return [
          startUpper(placeText(place)),
          measureTitle(measure),
          feed.month,
          ...numbersOf(cell),
          units[unitOf(measure)],
          cell.kind === 'told' ? '' : toldText(cell, measure),
          formatDay(feed.boundaries),
        ];
      }),
    ),
  );
  return utf8(csvOf([Object.values(csvHead), ...lines]));
}

const numbersOf = (cell: Cell): readonly (string | number)[] =>
  cell.kind === 'told' ? [cell.met, cell.of] : ['', ''];
