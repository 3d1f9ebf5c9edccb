import { render } from 'preact';
import './ui/styles.ts';
import './screens/member.css';
import { App } from './app.tsx';
import { startLanguage } from './phone/language.ts';
import { openPhone, watchNetwork } from './phone/open.ts';
import { startTextSize } from './phone/text-size.ts';
import { startWorker } from './phone/worker.ts';
import { cardOf, startRouter } from './router.ts';
import { loadAllScreens } from './routes.ts';
import { startTheme } from './ui/theme.ts';
import { hideToast } from './ui/toast.tsx';

startTheme();
startLanguage();
startTextSize();
watchNetwork();
const card = cardOf(location.hash);
startRouter((opened) => void openPhone(opened), hideToast);
const root = document.getElementById('app');
if (root === null) throw new Error('invariant broken: the page has no place for the app');
render(<App />, root);
void openPhone(card).then(async () => {
  await startWorker();
  await loadAllScreens();
});
