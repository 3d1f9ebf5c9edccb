import type { PublicPlate } from '#domain/homes/publish.ts';
import { PAGES_WORDS } from '#words/pages-words.ts';
import { Advice, renderDocument, Top } from './document.tsx';
import type { PageFrame } from './document.tsx';
import { placeText, whereText } from './village-page.tsx';

export type PlatePageFrame = PageFrame & { readonly villageHref: string };

/** What the plate on a door tells anyone who scans it: that it is genuine, and whom to ask. Nobody's name. */
export function renderPlatePage(plate: PublicPlate, frame: PlatePageFrame): string {
  const words = PAGES_WORDS[frame.language];
  const text = words.plate;
  const village = frame.placeWords.placeName(plate.kind, plate.name);
  const content = (
    <>
      <Top frame={frame} />
      <main>
        <header class="head">
          <p class="genuine">{text.genuine}</p>
          <h1>{text.title(village)}</h1>
          <p>
            <a href={frame.villageHref}>{placeText(frame, plate)}</a>, {whereText(frame, plate)}
          </p>
        </header>
        <section>
          <p>{text.about}</p>
        </section>
        <Advice title={text.helper} lines={text.helperText} />
        <Advice title={words.reach} lines={words.reachText} />
      </main>
    </>
  );
  return renderDocument({ title: text.title(village), frame, content });
}
