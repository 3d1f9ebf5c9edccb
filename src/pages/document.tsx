import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import baseCss from '#look/base.css?raw';
import { bandShapes } from '#look/band.ts';
import doorCss from '#look/door.css?raw';
import tokensCss from '#look/tokens.css?raw';
import type { PublicVillage } from '#domain/places/publish.ts';
import { PAGES_WORDS } from '#words/pages-words.ts';
import type { Language } from '#words/words.ts';
import pageCss from './page.css?raw';
import { langOf } from './told.tsx';

type Published = PublicVillage['published'][number];

type PlaceWords = {
  placeName(kind: PublicVillage['kind'], name: string): string;
  before(before: NonNullable<PublicVillage['before']>): string;
  nowIn(now: NonNullable<PublicVillage['now']>): string;
  readonly figures: Readonly<Record<Published['figure'], string>>;
  figureValue(figure: Published['figure'], value: number): string;
};

/** What a public page is told besides its data; addresses are those of this server. */
export type PageFrame = {
  readonly language: Language;
  readonly otherLanguageHref: string;
  /** How places and published numbers are called in this language. */
  readonly placeWords: PlaceWords;
  /** Data of a practice home: said on every page. */
  readonly demo: boolean;
};

/** All styles of a page. It stands in the page itself: one answer, nothing more to fetch. */
export const PAGE_CSS: string = shorten([tokensCss, baseCss, doorCss, pageCss].join('\n'));

function shorten(css: string): string {
  return css
    .replaceAll(/\/\*[\s\S]*?\*\//gu, '')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/ ?([{};,]) ?/gu, '$1')
    .trim();
}

/** Where a program reads what the page shows. */
export type Alternate = { readonly type: string; readonly title: string; readonly href: string };

type DocumentProps = {
  readonly title: string;
  /** Of the title, where people wrote it. */
  readonly language?: string;
  readonly frame: PageFrame;
  readonly content: VNode;
  readonly alternates?: readonly Alternate[];
};

/** A whole page without a script, readable by the oldest phone. */
export function renderDocument(props: DocumentProps): string {
  const { title, frame, content, alternates = [], language = frame.language } = props;
  const head = renderToString(
    <>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title {...langOf(frame, language)}>{title}</title>
      {alternates.map((each) => (
        <link key={each.href} rel="alternate" {...each} />
      ))}
    </>,
  );
  const body = renderToString(<Body frame={frame}>{content}</Body>);
  return (
    `<!doctype html><html lang="${frame.language}"><head>${head}<style>${PAGE_CSS}</style></head>` +
    `<body>${body}</body></html>`
  );
}

function Body({ frame, children }: { frame: PageFrame; children: ComponentChildren }) {
  const text = PAGES_WORDS[frame.language];
  return (
    <>
      {frame.demo && <aside class="demo">{text.demo}</aside>}
      <Band />
      <div class="page">
        {children}
        <footer>{text.foot}</footer>
      </div>
    </>
  );
}

export function Top({ frame, back }: { frame: PageFrame; back?: ComponentChildren }) {
  const other = frame.language === 'vi' ? 'en' : 'vi';
  return (
    <nav class="top" aria-label={PAGES_WORDS[frame.language].otherLanguage}>
      <span>{back}</span>
      <a href={frame.otherLanguageHref} lang={other} hreflang={other}>
        {PAGES_WORDS[frame.language].otherLanguage}
      </a>
    </nav>
  );
}

/** What to do, line by line. */
export function Advice({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <section class="reach">
      <h2>{title}</h2>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}

function Band() {
  return (
    <svg class="band" aria-hidden="true">
      <pattern id="band" width="24" height="24" patternUnits="userSpaceOnUse">
        {bandShapes().map(({ part, d }) => (
          <path key={part} class={`band-${part}`} d={d} />
        ))}
      </pattern>
      <rect width="100%" height="24" fill="url(#band)" />
    </svg>
  );
}
