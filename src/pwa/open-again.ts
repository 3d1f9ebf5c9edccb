/*
 * The first opening on a bad link: where the app's own script does not come through, nothing of it is there
 * to ask for it again. This one is small and comes beside it. Once the other can be had, or the home has
 * a newer one, the page is opened anew: nothing was begun in it. Where it comes and does not run, the browser
 * is older than the app, which is said; so this script is written for much older ones (`build.mjs`).
 */

const ASK_EVERY_MS = 3_000;
/** A request that takes longer is one that the valley swallowed. */
const ASKED_MAX_MS = 60_000;
/** A script that comes and does not run is opened no more often. */
const OPENINGS_MAX = 3;
const OPENINGS = 'opened-again';

// Where the worker answers, all files are there: what does not start then is no matter of the link.
// oxlint-disable-next-line unicorn/prefer-top-level-await -- it is no module
if (!navigator.serviceWorker?.controller) void openAgain();

async function openAgain(): Promise<void> {
  if (document.readyState !== 'complete') {
    await new Promise((resolve) => {
      addEventListener('load', resolve, { once: true });
    });
  }
  const script = document.querySelector<HTMLScriptElement>('script[type="module"]');
  // The app takes the line's name away as soon as it runs.
  const line = document.getElementById('opening');
  if (script === null || line === null) {
    sessionStorage.removeItem(OPENINGS);
    return;
  }
  const openings = Number(sessionStorage.getItem(OPENINGS));
  const isTooOld = openings >= OPENINGS_MAX;
  line.textContent = line.dataset[isTooOld ? 'old' : 'missing'] ?? '';
  if (isTooOld) return;
  while (!(await isAnswered(script.src))) await wait(ASK_EVERY_MS);
  sessionStorage.setItem(OPENINGS, String(openings + 1));
  location.reload();
}

/** Whether it has come whole, or the home knows it no more: then the page names another. */
async function isAnswered(address: string): Promise<boolean> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), ASKED_MAX_MS);
  try {
    const answer = await fetch(address, { signal: patience.signal });
    await answer.arrayBuffer();
    return answer.ok || answer.status === 404;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

const wait = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
