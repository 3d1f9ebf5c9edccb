import { Band } from '#pwa/ui/band.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Qr } from '#pwa/ui/qr.tsx';
import { ShareBar } from '#pwa/ui/figure.tsx';
import './campaign.css';
import type { News } from './news.ts';
import { tellWords } from './tell-words.ts';

/** A sheet of A4 for the wall of the culture house; whom to ask is written on it by hand. */
export function PosterPart({ news }: { news: News }) {
  const text = tellWords.value;
  return (
    <>
      <div class="cluster no-print">
        <Button kind="primary" icon="print" onPress={() => window.print()}>
          {text.print}
        </Button>
      </div>
      <article class="poster">
        <Band />
        <p class="poster-place">{news.place}</p>
        <p class="poster-title">{news.title}</p>
        <p class="poster-until">{news.until}</p>
        <div class="poster-said">
          {news.big !== '' && <p class="poster-big">{news.big}</p>}
          <p class={news.big === '' ? 'poster-title' : 'poster-small'}>{news.small}</p>
          <ShareBar share={news.share} />
          <p class="poster-note">{news.asOf}</p>
        </div>
        <ul class="poster-ways">
          {news.ways.map((way) => (
            <li key={way}>{way}</li>
          ))}
          <li>{text.free}</li>
        </ul>
        <div class="poster-foot">
          <div class="poster-ask">
            <p>
              {text.ask} <span class="poster-line" />
            </p>
            <p>
              {text.phone} <span class="poster-line" />
            </p>
            <p class="poster-note">{news.team}</p>
          </div>
          {news.link !== undefined && (
            <div class="poster-qr">
              <Qr text={news.link} label={text.qr} />
              <p class="poster-note">{text.scan}</p>
            </div>
          )}
        </div>
      </article>
    </>
  );
}
