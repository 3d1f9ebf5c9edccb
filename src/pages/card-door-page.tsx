import { PAGES_WORDS } from '#words/pages-words.ts';
import { renderDocument } from './document.tsx';
import type { PageFrame } from './document.tsx';

/**
 * Takes the card's secret out of the address, so that neither the history nor a server's log of addresses
 * keeps it, and hands it over. Without a secret it says that the code has to be scanned again.
 */
export const CARD_DOOR_SCRIPT = `(function () {
  var secret = location.hash.slice(1);
  var form = document.forms[0];
  var isCard = /^[\\w-]{35}$/.test(secret);
  document.getElementById(isCard ? 'opening' : 'missing').hidden = false;
  if (!isCard) return;
  history.replaceState(null, '', location.pathname + location.search);
  form.elements.card.value = secret;
  form.submit();
})();
`;

const FOR_OLD = 'Trang này cần JavaScript. / This page needs JavaScript.';

/** @param action where the secret goes */
export function renderCardDoorPage(frame: PageFrame, action: string): string {
  const text = PAGES_WORDS[frame.language].card;
  const content = (
    <main>
      <header class="head">
        <h1>{text.title}</h1>
        <p id="opening" hidden>
          {text.opening}
        </p>
        <div id="missing" hidden>
          <p>{text.missing}</p>
        </div>
        <noscript>{FOR_OLD}</noscript>
      </header>
      <form method="post" action={action}>
        <input type="hidden" name="card" autocomplete="off" />
      </form>
      <script src="/the.js" />
    </main>
  );
  return renderDocument({ title: text.title, frame, content });
}
