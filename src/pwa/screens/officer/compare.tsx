import { ShareBar } from '#pwa/ui/figure.tsx';
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
import { startUpper } from './text.ts';

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
      name: startUpper(placeText(village.place)),
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
