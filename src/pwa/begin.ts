import { effect } from '@preact/signals';
import { isFit } from './phone/build.ts';
import { firstScreen, keepFirstPlace } from './phone/first-place.ts';
import { openPhone } from './phone/open.ts';
import { phone, tick } from './phone/phone.ts';
import { wasPractising } from './phone/practice-mode.ts';
import { looksOverCommune } from './phone/roles.ts';
import { currentStore } from './phone/stores.ts';
import { hasDrawn, stage, type Stage } from './phone/stage.ts';
import { untilLoaded } from './ui/until-loaded.ts';
import { atLeisure, loadAhead, loadScreen, loadScreens, PARTS } from './routes.ts';

const FIRST_SCREEN_MS = 1_500;
const DRAWN_MS = 100;

/** Opens the phone's store; what serves later openings without a network comes after the first screen. */
export function begin(card: string | undefined): void {
  void openThenPrepare(card);
}

async function openThenPrepare(card: string | undefined): Promise<void> {
  void readAhead(card);
  const loadWorker = () => untilLoaded(() => import('./phone/worker.ts'));
  if (isKept() && !isFit()) await (await loadWorker()).lookBeforeOpening();
  await openLink(card);
  effect(showNotices);
  void untilLoaded(() => import('./double-press.ts')).then((loaded) => loaded.watchDoublePresses());
  const worker = await loadWorker();
  await worker.startWorker(await hasShown());
  if (isKept()) await afterwards();
  void loadScreens();
  // A phone may become an officer's long after it was opened: when its link is taken up.
  let isAsked = false;
  effect(() => {
    void tick.value;
    if (phone.value !== undefined) keepFirstPlace(phone.value);
    if (isAsked || phone.value === undefined || !looksOverCommune(phone.value)) return;
    isAsked = true;
    void worker.keepOfficerScreens();
  });
}

/** Opens a link, or goes on where this tab was. A link ends practice; so does a store that does not open. */
export async function openLink(card: string | undefined): Promise<void> {
  if (wasPractising()) {
    const practice = await untilLoaded(() => import('./phone/practice.ts'));
    try {
      if (card === undefined) {
        await practice.enterPractice();
        return;
      }
    } catch {
      // The real book is opened.
    }
    practice.endPractice();
  }
  await openPhone(card);
}

/** What a book is locked for is nobody's to read. */
const QUIET: ReadonlySet<Stage['name']> = new Set([
  'opening',
  'locked',
  'choose-pin',
  'people',
  'wiped',
]);
let isTelling = false;

/** Nothing of it is needed to draw the first screen. */
function showNotices(): void {
  if (QUIET.has(stage.value.name) || isTelling) return;
  isTelling = true;
  void untilLoaded(() => import('./screens/notices/notices.tsx')).then(({ startNotices }) =>
    startNotices(),
  );
}

/** What is drawn first is read while the phone's store is being opened: most books want a PIN before. */
async function readAhead(card: string | undefined): Promise<void> {
  const store = currentStore();
  if (card !== undefined) {
    await loadAhead(PARTS.enrol);
    return;
  }
  if (store === undefined) return;
  if (!store.demo && !wasPractising()) {
    await loadAhead(PARTS.lock);
    await atLeisure();
  }
  await loadScreen(firstScreen());
}

/** Whether the phone could be opened and something is drawn. */
async function hasShown(): Promise<boolean> {
  await wait(DRAWN_MS);
  return stage.peek().name !== 'broken' && document.querySelector('#app h1') !== null;
}

const wait = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** Whether the worker holds the screens already, so that they are read ahead only for speed. */
const isKept = (): boolean => Boolean(navigator.serviceWorker?.controller);

/** On a new phone the books that are on their way need all of its processor. */
function isFirstExchange(): boolean {
  void tick.value;
  const state = phone.value?.syncState();
  return state?.phase === 'syncing' && state.syncedAt === undefined;
}

/**
 * The first screen is drawn, and its books are there, before anything is fetched for later, however long a
 * slow phone takes for it; and whoever types a PIN has that still before them.
 */
async function afterwards(): Promise<void> {
  await new Promise<void>((resolve) => {
    effect(() => {
      if (hasDrawn.value && !isFirstExchange()) resolve();
    });
  });
  await wait(FIRST_SCREEN_MS);
}
