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

/** The longer, the oftener it failed; or until somebody asks at once. */
const pause = (failures: number): Promise<void> =>
  new Promise((resolve) => {
    const go = (): void => {
      clearTimeout(timer);
      waiting.delete(go);
      resolve();
    };
    const timer = setTimeout(go, Math.min(WAIT_MAX_MS, FIRST_WAIT_MS * 2 ** failures));
    waiting.add(go);
  });

/** The build's own loading asks for the style of a screen once in a page's life. */
async function loadStyleAgain(lost: unknown): Promise<void> {
  if (!(lost instanceof HTMLLinkElement) || lost.rel !== 'stylesheet') return;
  const failures = Number(lost.dataset['failures'] ?? 0);
  await pause(failures);
  lost.dataset['failures'] = String(failures + 1);
  lost.replaceWith(lost.cloneNode());
}

/** What waits is asked for when the network is back. */
export function watchLoading(): void {
  // The app's own script is here: nobody need ask for it (`open-again.ts`).
  document.getElementById('opening')?.removeAttribute('id');
  addEventListener('online', loadNow);
  // At a page's elements errors are heard on their way down alone.
  addEventListener('error', ({ target }) => void loadStyleAgain(target), true);
  // The page's own was waited for before this ran: without rules it is lost.
  for (const link of document.querySelectorAll('link')) {
    if (!hasRules(link)) void loadStyleAgain(link);
  }
}

/** Of a style that did not come nobody may read a rule. */
function hasRules({ sheet }: HTMLLinkElement): boolean {
  try {
    return sheet !== null && sheet.cssRules.length > 0;
  } catch {
    return false;
  }
}

/** What loads code, again and again until it comes. */
export function untilLoaded<Loaded>(load: () => Promise<Loaded>): Promise<Loaded>;
/**
 * The same; undefined when nobody wants it any more.
 * @param miss called each time it could not be had
 */
export function untilLoaded<Loaded>(
  load: () => Promise<Loaded>,
  isWanted: () => boolean,
  miss?: () => void,
): Promise<Loaded | undefined>;
export async function untilLoaded<Loaded>(
  load: () => Promise<Loaded>,
  isWanted: () => boolean = () => true,
  miss?: () => void,
): Promise<Loaded | undefined> {
  for (let failures = 0; isWanted(); failures += 1) {
    try {
      return await load();
    } catch {
      miss?.();
    }
    await pause(failures);
  }
  return undefined;
}

/** A person asks for it: now, and where the home is there and it still does not come, with the page anew. */
export async function fetchOrReopen(
  load: () => Promise<unknown>,
  isMissing: () => boolean,
): Promise<void> {
  try {
    await load();
    loadNow();
  } catch {
    const answer = await fetch('/build.json').catch(() => undefined);
    // However late it answers: it may have come meanwhile, or its person gone elsewhere.
    if (answer?.ok === true && isMissing()) location.reload();
  }
}
