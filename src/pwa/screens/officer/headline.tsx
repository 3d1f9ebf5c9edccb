import { FIGURES } from '#domain/places/facts.ts';
import { PLACES_WORDS } from '#domain/places/words.ts';
import type { FiguresReply } from '#protocol/queries.ts';
import { Figure } from '#pwa/ui/figure.tsx';
import { language } from '#pwa/ui/language.ts';
import { findFigure, HEADLINE, listHref, measureTitle } from './figures.ts';
import { officerWords } from './officer-words.ts';
import { startUpper } from './text.ts';

/** The figures asked for first, each opening down to its doors. */
export function Headline({ reply, asOf }: { reply: FiguresReply; asOf: number | undefined }) {
  return (
    <div class="grid grid--headline">
      {HEADLINE.map((measure) => {
        const figure = findFigure(reply.figures, measure);
        return (
          figure && (
            <Figure
              key={measure}
              title={measureTitle(measure)}
              met={figure.met}
              of={figure.of}
              href={listHref(measure, reply.place.id, asOf)}
            />
          )
        );
      })}
    </div>
  );
}

export function Published({ reply }: { reply: FiguresReply }) {
  const text = officerWords.value.commune;
  const { figures, figureValue } = PLACES_WORDS[language.value];
  const known = (id: string) => FIGURES.find((each) => each === id);
  const nameOf = (id: string): string => {
    const figure = known(id);
    return figure === undefined ? id : figures[figure];
  };
  const valueOf = (id: string, value: number): string => {
    const figure = known(id);
    return figure === undefined ? String(value) : figureValue(figure, value);
  };
  if (reply.published.length === 0) return null;
  return (
    <section class="chart">
      <h2>{text.published}</h2>
      <dl class="facts">
        {reply.published.map((line) => (
          <div key={`${line.figure} ${line.source}`}>
            <dt>{startUpper(nameOf(line.figure))}</dt>
            <dd>
              <b>{valueOf(line.figure, line.value)}</b> {line.text}{' '}
              <span class="soft small">{text.source(line.source)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
