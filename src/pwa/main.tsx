import { render } from 'preact';
import './ui/styles.ts';
import './screens/member.css';
import './screens/acting/acting.css';
import './screens/files/files.css';
import './screens/lock/lock.css';
import { App } from './app.tsx';
import { begin, openLink } from './begin.ts';
import { startLanguage } from './phone/language.ts';
import { watchInstall } from './phone/install.ts';
import { leaveCard, watchNetwork } from './phone/open.ts';
import { startTextSize } from './phone/text-size.ts';
import { cardOf, startRouter } from './router.ts';
import { trustOwnScripts } from './trust-own-scripts.ts';
import { startTheme } from './ui/theme.ts';
import { loadIcons } from './ui/icon.tsx';
import { hideToast } from './ui/toast.tsx';
import { watchLoading } from './ui/until-loaded.ts';

trustOwnScripts();
watchLoading();
startTheme();
void loadIcons();
// oxlint-disable-next-line unicorn/prefer-top-level-await -- it would cut the shell into many files
void open();

/** Draws the app in the language of its person. */
async function open(): Promise<void> {
  await startLanguage();
  startTextSize();
  watchNetwork();
  watchInstall();
  const card = cardOf(location.hash);
  startRouter({ onCard: (opened) => void openLink(opened), onGo: hideToast, onPlace: leaveCard });
  const root = document.getElementById('app');
  if (root === null) throw new Error('invariant broken: the page has no place for the app');
  root.replaceChildren();
  render(<App />, root);
  begin(card);
}
