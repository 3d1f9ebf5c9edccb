/*
 * The first opening on a bad link: where the app's own script does not come through, nothing of it is there
 * to ask for it again. This one is small and comes beside it. Once the other can be had, or the home has
 * a newer one, the page is opened anew: nothing was begun in it.
 */

const ASK_EVERY_MS = 3_000;
/** A request that takes longer is one that the valley swallowed. */
const ASKED_MAX_MS = 60_000;
/** A script that comes and does not run is opened no more often. */
const OPENINGS_MAX = 5;
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
  if (openings >= OPENINGS_MAX) return;
  line.textContent = line.dataset['missing'] ?? '';
  while (!(await isAnswered(script.src))) await wait(ASK_EVERY_MS);
  sessionStorage.setItem(OPENINGS, String(openings + 1));
  location.reload();
}

/** Whether it has come whole, or the home knows it no more: then the page names another. */
async function isAnswered(address: string): Promise<boolean> {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(ASKED_MAX_MS) });
    await answer.arrayBuffer();
    return answer.ok || answer.status === 404;
  } catch {
    return false;
  }
}

const wait = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
