import { formatDay } from '#kernel/vi-calendar.ts';
import type { PublicNotice } from '#domain/board/publish.ts';
import type { PublicVillage } from '#domain/places/publish.ts';
import { doorField } from '#look/door.ts';
import { percentText, ratioText } from '#words/number-text.ts';
import { PAGES_WORDS } from '#words/pages-words.ts';
import { wordsOf } from '#words/all-words.ts';
import { BoardPart } from './board-part.tsx';
import { Advice, renderDocument, Top } from './document.tsx';
import type { PageFrame } from './document.tsx';
import { summaryDoors } from './summary-doors.ts';

export type VillagePageFrame = PageFrame & {
  readonly communeHref?: string;
  /** What stands on its board. */
  readonly notices?: readonly PublicNotice[];
};

const FIELD_COLUMNS = 22;

/** The public page of one village: what anyone may know, nothing of any person. */
export function renderVillagePage(village: PublicVillage, frame: VillagePageFrame): string {
  const name = placeText(frame, village);
  return renderDocument({ title: name, frame, content: <Page village={village} frame={frame} /> });
}

type Named = { readonly kind: PublicVillage['kind']; readonly name: string };

export function placeText({ placeWords }: PageFrame, { kind, name }: Named): string {
  return startUpper(placeWords.placeName(kind, name));
}

/** The commune and province around a village: "xã Sơn Động, tỉnh Bắc Ninh". */
export const whereText = (
  { placeWords }: PageFrame,
  { commune, province }: { readonly commune?: Named; readonly province?: Named },
): string =>
  [commune, province]
    .flatMap((place) => (place ? [placeWords.placeName(place.kind, place.name)] : []))
    .join(', ');

const startUpper = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

type Props = { readonly village: PublicVillage; readonly frame: VillagePageFrame };

function Page({ village, frame }: Props) {
  const text = PAGES_WORDS[frame.language];
  const { commune } = village;
  const back = commune && frame.communeHref && (
    <a href={frame.communeHref}>
      {text.toCommune(frame.placeWords.placeName(commune.kind, commune.name))}
    </a>
  );
  return (
    <>
      <Top frame={frame} back={back} />
      <main>
        <header class="head">
          <h1>{placeText(frame, village)}</h1>
          <p>{startUpper(whereText(frame, village))}</p>
          <p class="soft">
            {text.facts(village.households, village.teamMembers)} ·{' '}
            {text.asOf(formatDay(village.asOf)).toLocaleLowerCase('vi')}
          </p>
        </header>
        <BoardPart notices={frame.notices ?? []} frame={frame} />
        <Night village={village} frame={frame} />
        <Figures village={village} frame={frame} />
        <Published village={village} frame={frame} />
        <Advice title={text.reach} lines={text.reachText} />
        <section>
          <h2>{text.about}</h2>
          <p>{text.aboutText}</p>
        </section>
      </main>
    </>
  );
}

function Night({ village, frame }: Props) {
  const text = PAGES_WORDS[frame.language];
  const faces = summaryDoors(village);
  if (faces.length === 0) return null;
  const field = doorField(faces, FIELD_COLUMNS);
  const lit = faces.filter((face) => face.panes.some(Boolean)).length;
  const said = text.pictureSaid(lit, faces.filter((face) => face.whole).length, faces.length);
  return (
    <section class="night">
      <h2>{text.picture}</h2>
      <svg class="door-field" viewBox={field.viewBox} role="img" aria-label={said}>
        {field.shapes.map(({ part, d, strokeWidth }) => (
          <path
            key={part}
            class={`door-${part}`}
            d={d}
            {...(strokeWidth && { 'stroke-width': strokeWidth })}
          />
        ))}
      </svg>
      <p>{said}</p>
      <p class="note">{text.pictureNote}</p>
    </section>
  );
}

function Figures({ village, frame }: Props) {
  const text = PAGES_WORDS[frame.language];
  const marks = wordsOf(frame.language).language;
  return (
    <section>
      <h2>{text.figures}</h2>
      {village.figures.map(({ measure, title, numbers }) => (
        <div key={measure} class="figure">
          <p>{title}</p>
          {numbers === undefined ? (
            <p class="soft small">{text.tooFew}</p>
          ) : (
            <>
              <p>
                <b>{percentText(numbers.met, numbers.of, marks)}</b>{' '}
                {ratioText(numbers.met, numbers.of, marks).replace(/^\S+ /u, '')}{' '}
                <span class="soft small">
                  {text.asOf(formatDay(village.asOf)).toLocaleLowerCase('vi')}
                </span>
              </p>
              <svg class="share" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect class="share-all" width="100" height="10" />
                <rect
                  class="share-met"
                  width={Math.round((numbers.met / numbers.of) * 1000) / 10}
                  height="10"
                />
              </svg>
            </>
          )}
        </div>
      ))}
    </section>
  );
}

function Published({ village, frame }: Props) {
  const text = PAGES_WORDS[frame.language];
  const { figures, figureValue } = frame.placeWords;
  if (village.published.length === 0) return null;
  return (
    <section>
      <h2>{text.published}</h2>
      <dl>
        {village.published.map((line) => (
          <div key={line.figure}>
            <dt>
              {figures[line.figure].charAt(0).toLocaleUpperCase('vi') +
                figures[line.figure].slice(1)}
            </dt>
            <dd>
              <b>{figureValue(line.figure, line.value)}</b> {line.text}{' '}
              <span class="soft small">({text.source(line.source, formatDay(line.from))})</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
