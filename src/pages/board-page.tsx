import type { PublicNotice } from '#domain/board/publish.ts';
import { CHECK_PAGE_WORDS } from '#words/check-page-words.ts';
import { NoticePart } from './board-part.tsx';
import { type Alternate, type PageFrame, renderDocument, Top } from './document.tsx';

/** Where programs read the same. */
export type FeedHrefs = Readonly<Record<'atom' | 'rss' | 'calendar' | 'cap', string>>;

export type BoardFrame = PageFrame & {
  /** The place as it is called within a sentence and before one, and what it lies in. */
  readonly place: string;
  readonly placeFirst: string;
  readonly where: string;
  readonly placeHref: string;
  readonly checkHref: string;
  readonly feeds: FeedHrefs;
};

const KINDS = {
  atom: 'application/atom+xml',
  rss: 'application/rss+xml',
  calendar: 'text/calendar',
  cap: 'application/atom+xml',
} as const;

const FEEDS = ['atom', 'rss', 'calendar', 'cap'] as const;

/** Of a page that shows a board: where programs find it. */
export const alternatesOf = (
  { language }: Pick<PageFrame, 'language'>,
  feeds: FeedHrefs,
): readonly Alternate[] =>
  FEEDS.map((feed) => ({
    type: KINDS[feed],
    title: CHECK_PAGE_WORDS[language].feeds[feed],
    href: feeds[feed],
  }));

/** All that stands on the board of a village or commune, for whoever has the address. */
export function renderBoardPage(notices: readonly PublicNotice[], frame: BoardFrame): string {
  const title = CHECK_PAGE_WORDS[frame.language].boardTitle(frame.place);
  const content = <Page notices={notices} frame={frame} />;
  return renderDocument({ title, frame, content, alternates: alternatesOf(frame, frame.feeds) });
}

function Page({ notices, frame }: { notices: readonly PublicNotice[]; frame: BoardFrame }) {
  const text = CHECK_PAGE_WORDS[frame.language];
  return (
    <>
      <Top frame={frame} back={<a href={frame.placeHref}>{frame.placeFirst}</a>} />
      <main>
        <header class="head">
          <h1>{text.boardTitle(frame.place)}</h1>
          <p>{frame.where}</p>
        </header>
        <section>
          <h2>{text.now}</h2>
          {notices.length === 0 && <p>{text.boardNone}</p>}
          {notices.map((notice) => (
            <NoticePart key={notice.code} notice={notice} frame={frame} />
          ))}
        </section>
        <section>
          <a class="fund-link" href={frame.checkHref}>
            {text.toCheck}
          </a>
        </section>
        <section>
          <h2>{text.take}</h2>
          <p>{text.takeLead}</p>
          <ul class="plain">
            {FEEDS.map((feed) => (
              <li key={feed}>
                <a class="fund-link" href={frame.feeds[feed]}>
                  {text.feeds[feed]}
                </a>
              </li>
            ))}
          </ul>
        </section>
      </main>
    </>
  );
}
