import type { PublicVillage } from '#domain/places/publish.ts';
import { CHECK_PAGE_WORDS } from '#words/check-page-words.ts';
import { PAGES_WORDS } from '#words/pages-words.ts';
import { renderDocument, Top } from './document.tsx';
import type { PageFrame } from './document.tsx';
import { alternatesOf } from './board-page.tsx';
import { FormerLine, placeText, type VillagePageFrame } from './village-page.tsx';

type Named = { readonly kind: PublicVillage['kind']; readonly name: string };

/** What anyone may know of a commune: its name and its villages' pages. */
export type PublicCommune = Pick<PublicVillage, 'now' | 'before'> & {
  readonly place: Named;
  readonly province?: Named;
  readonly villages: readonly (Named & { readonly href: string })[];
};

export type CommuneFrame = PageFrame & Pick<VillagePageFrame, 'board'>;

/** The list of a commune's village pages. */
export function renderCommunePage(commune: PublicCommune, frame: CommuneFrame): string {
  const title = placeText(frame, commune.place);
  const content = <Page commune={commune} frame={frame} />;
  const alternates = frame.board === undefined ? [] : alternatesOf(frame, frame.board.feeds);
  return renderDocument({ title, frame, content, alternates });
}

function Page({ commune, frame }: { commune: PublicCommune; frame: CommuneFrame }) {
  const text = PAGES_WORDS[frame.language];
  const { place, province, villages } = commune;
  return (
    <>
      <Top frame={frame} />
      <main>
        <header class="head">
          <h1>{placeText(frame, place)}</h1>
          <FormerLine place={commune} frame={frame} />
          {province && <p>{placeText(frame, province)}</p>}
        </header>
        {frame.board && (
          <section>
            <a class="fund-link" href={frame.board.href}>
              {CHECK_PAGE_WORDS[frame.language].open}
            </a>
          </section>
        )}
        <section class="villages">
          <h2>{text.villages}</h2>
          {villages.length === 0 && <p>{text.villagesNone}</p>}
          <ul>
            {villages.map((village) => (
              <li key={village.href}>
                <a href={village.href}>{placeText(frame, village)}</a>
              </li>
            ))}
          </ul>
        </section>
      </main>
    </>
  );
}

/** An address that leads nowhere, in the same dress. */
export function renderNotFoundPage(frame: PageFrame): string {
  const text = PAGES_WORDS[frame.language];
  const content = (
    <>
      <Top frame={frame} />
      <main>
        <header class="head">
          <h1>{text.notFound}</h1>
          <p>{text.notFoundText}</p>
        </header>
      </main>
    </>
  );
  return renderDocument({ title: text.notFound, frame, content });
}
