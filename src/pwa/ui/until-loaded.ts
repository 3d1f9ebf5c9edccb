/*
 * Code that could not be fetched on a bad link comes by itself once it can be, as everything else does.
 * Chromium fetches anew what failed; for browsers that hold on to a failure until the page is opened anew
 * there is `fetchOrReopen`.
 */

const FIRST_WAIT_MS = 2_000;
const WAIT_MAX_MS = 30_000;

const waiting = new Set<() => void>();

/** Whoever waits for code asks for it at once. */
const loadNow = (): void => {
  for (const go of waiting) go();
};
addEventListener('online', loadNow);

/** So long, or until somebody asks at once. */
const pause = (waitMs: number): Promise<void> =>
  new Promise((resolve) => {
    const go = (): void => {
      clearTimeout(timer);
      waiting.delete(go);
      resolve();
    };
    const timer = setTimeout(go, waitMs);
    waiting.add(go);
  });

/** The build's own loading asks for the style of a screen once in a page's life. */
async function loadStyleAgain({ target }: Event): Promise<void> {
  if (!(target instanceof HTMLLinkElement) || target.rel !== 'stylesheet') return;
  await pause(FIRST_WAIT_MS);
  target.replaceWith(target.cloneNode());
}
// At a page's elements errors are heard on their way down alone.
addEventListener('error', (event) => void loadStyleAgain(event), true);

/**
 * What loads code, again and again until it comes; undefined when nobody wants it any more.
 * @param miss called each time it could not be had
 */
export async function untilLoaded<Loaded>(
  load: () => Promise<Loaded>,
  isWanted: () => boolean = () => true,
  miss: () => void = () => undefined,
): Promise<Loaded | undefined> {
  for (let waitMs = FIRST_WAIT_MS; isWanted(); waitMs = Math.min(2 * waitMs, WAIT_MAX_MS)) {
    try {
      return await load();
    } catch {
      if (isWanted()) miss();
    }
    await pause(waitMs);
  }
  return undefined;
}

/** A person asks for it: now, and where the home is there and it still does not come, with the page anew. */
export async function fetchOrReopen(load: () => Promise<unknown>): Promise<void> {
  try {
    await load();
    loadNow();
  } catch {
    const answer = await fetch('/build.json', { cache: 'no-store' }).catch(() => undefined);
    if (answer?.ok === true) location.reload();
  }
}
