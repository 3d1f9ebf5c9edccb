import { ShareBar } from '#pwa/ui/figure.tsx';
import { Sparkline } from '#pwa/ui/charts.tsx';
import { dateOfDay } from '#kernel/vi-calendar.ts';
import { words } from '#pwa/ui/language.ts';
import { setQuery, route } from '#pwa/router.ts';
import {
  figureText,
  findFigure,
  measureShort,
  measureTitle,
  shareOf,
  villageHref,
} from './figures.ts';
import type { VillageLine } from './figures.ts';
import { officerWords } from './officer-words.ts';
import { placeText } from './territory.ts';

type CompareProps = {
  villages: readonly VillageLine[];
  measures: readonly string[];
  asOf: number | undefined;
};

/** Villages side by side under one figure, highest first; bars and values are one table. */
export function Compare({ villages, measures, asOf }: CompareProps) {
  const text = officerWords.value.commune;
  const wanted = route.value.query['by'];
  const measure = measures.find((each) => each === wanted) ?? measures[0] ?? '';
  const lines = villages
    .map((village) => ({
      id: village.place.id,
      name: placeText(village.place),
      figure: findFigure(village.figures, measure) ?? { met: 0, of: 0 },
    }))
    .sort((left, right) => shareOf(right.figure) - shareOf(left.figure));
  return (
    <section class="section">
      <div class="section-head">
        <h2>{text.compare}</h2>
        <label class="pick no-print">
          <span>{text.compareBy}</span>
          <select value={measure} onChange={(event) => setQuery({ by: event.currentTarget.value })}>
            {measures.map((each) => (
              <option key={each} value={each}>
                {measureShort(each)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <table class="compare">
        <caption>{text.compareTitle(measureTitle(measure))}</caption>
        <thead class="sr">
          <tr>
            <th scope="col">{text.village}</th>
            <th scope="col">{text.share}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <th scope="row">
                <a href={villageHref(line.id, asOf)}>{line.name}</a>
              </th>
              <td>
                <span class="compare-line">
                  <ShareBar share={shareOf(line.figure)} />
                  <span class="compare-text">{figureText(line.figure)}</span>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Households met by the end of each of the last 12 months, over all villages given. */
export function MetByMonth({ villages, day }: { villages: readonly VillageLine[]; day: number }) {
  const text = officerWords.value.commune;
  const { year, month } = dateOfDay(day);
  const points = Array.from({ length: 12 }, (_, i) => {
    const index = year * 12 + (month - 1) - (11 - i);
    const value = villages.reduce((sum, village) => sum + (village.metByMonth[i] ?? 0), 0);
    return {
      label: text.month((index % 12) + 1, Math.floor(index / 12)),
      value,
      text: words.value.shell.count(value),
    };
  });
  return <Sparkline title={text.metByMonth} points={points} />;
}
