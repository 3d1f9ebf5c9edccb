import type { Wake } from '#device/platform.ts';

/**
 * A word to the other tabs. A frozen page still hears it, and a reading that it began then would stay open
 * and keep every other tab from writing: it listens when it goes on.
 */
export function createTabWake(name: string): Wake {
  const channel = new BroadcastChannel(name);
  let isFrozen = false;
  let isMissed = false;
  let tell = (): void => undefined;
  const freeze = (): void => {
    isFrozen = true;
  };
  const resume = (): void => {
    isFrozen = false;
    if (isMissed) tell();
    isMissed = false;
  };
  document.addEventListener('freeze', freeze);
  document.addEventListener('resume', resume);
  channel.addEventListener('message', () => {
    if (isFrozen) isMissed = true;
    else tell();
  });
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target origin
    send: () => channel.postMessage('changed'),
    listen(call) {
      tell = call;
    },
    close() {
      document.removeEventListener('freeze', freeze);
      document.removeEventListener('resume', resume);
      channel.close();
    },
  };
}
