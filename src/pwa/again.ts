/*
 * The first opening on a bad link: where the app's own script does not come through, nothing of it is there to
 * ask for it again. This one is small and comes beside it. When the other has come, the page is opened
 * anew, once: nothing was begun in it.
 */

const ASK_EVERY_MS = 3_000;
const OPENED = 'opened-again';

void openAgain();

async function openAgain(): Promise<void> {
  if (document.readyState !== 'complete') {
    await new Promise((resolve) => {
      addEventListener('load', resolve, { once: true });
    });
  }
  const script = document.querySelector<HTMLScriptElement>('script[type="module"]');
  if (script === null || hasBegun() || sessionStorage.getItem(OPENED) === script.src) return;
  document.getElementById('again')?.removeAttribute('hidden');
  while (!(await hasCome(script.src))) await wait(ASK_EVERY_MS);
  sessionStorage.setItem(OPENED, script.src);
  location.reload();
}

/** The app takes the line away as soon as it runs. */
const hasBegun = (): boolean => document.getElementById('again') === null;

async function hasCome(address: string): Promise<boolean> {
  const answer = await fetch(address).catch(() => undefined);
  const bytes = await answer?.arrayBuffer().catch(() => undefined);
  return answer?.ok === true && bytes !== undefined;
}

const wait = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
