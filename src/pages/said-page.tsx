import { PAGES_WORDS } from '#words/pages-words.ts';
import { Advice, renderDocument } from './document.tsx';
import type { PageFrame } from './document.tsx';

export type SaidCode = 'cardUnknown' | 'householdGone' | 'plateUnknown' | 'scanAgain' | 'tooMany';

/** Why a card or a plate opens nothing, and what to do. */
export function renderSaidPage(code: SaidCode, frame: PageFrame): string {
  const text = PAGES_WORDS[frame.language];
  const { title, lines } = text.said[code];
  const content = (
    <main>
      <header class="head">
        <h1>{title}</h1>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </header>
      <Advice title={text.reach} lines={text.reachText} />
    </main>
  );
  return renderDocument({ title, frame, content });
}
