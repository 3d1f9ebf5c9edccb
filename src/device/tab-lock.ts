import { createLocalLock, type Lock } from '#device/platform.ts';

/** A page at work answers at once, unless it folds a large book just then. */
const ANSWER_MS = 5_000;

export type TabLock = { readonly lock: Lock; close(): void };

/**
 * One at a time among all tabs. Browsers freeze pages in the background without taking their locks away: a
 * page that is told so lets go, and a tab that waits takes the lock from one that does not answer. When the
 * frozen one wakes up, both go on for a while: store and home bear that, as without any lock.
 */
export function createTabLock(name: string): TabLock {
  const locks: LockManager | undefined = navigator.locks;
  if (locks === undefined) return { lock: createLocalLock(), close: () => undefined };
  const channel = new BroadcastChannel(name);
  const closing = new AbortController();
  const { signal } = closing;
  const others: Others = {
    lettingGo: new Set(),
    heardMs: 0,
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target origin
    say: (word) => channel.postMessage(word),
  };
  let isFrozen = false;
  const freeze = (): void => {
    isFrozen = true;
    for (const letGo of others.lettingGo) letGo();
  };
  document.addEventListener('freeze', freeze, { signal });
  document.addEventListener('resume', () => (isFrozen = false), { signal });
  channel.addEventListener('message', ({ data }) => {
    if (data === 'here') others.heardMs = performance.now();
    else if (others.lettingGo.size > 0 && !isFrozen) others.say('here');
  });
  const close = (): void => {
    closing.abort();
    channel.close();
  };
  return { lock: async (run) => runAlone(locks, name, others, run), close };
}

/** What this tab and the others tell each other of the lock. */
type Others = {
  /** Ends each hold of this tab. */
  readonly lettingGo: Set<() => void>;
  /** When the holder was last heard. */
  heardMs: number;
  readonly say: (word: 'there?' | 'here') => void;
};

function runAlone<T>(
  locks: LockManager,
  name: string,
  others: Others,
  run: () => Promise<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const waiting = new AbortController();
    let isGranted = false;
    let askedMs = 0;
    const ask = (): void => {
      if (askedMs > 0 && others.heardMs < askedMs) {
        waiting.abort();
        return;
      }
      askedMs = performance.now();
      others.say('there?');
    };
    const asking = setInterval(ask, ANSWER_MS);
    const hold = (): Promise<void> =>
      new Promise((letGo) => {
        isGranted = true;
        clearInterval(asking);
        others.lettingGo.add(letGo);
        const end = (): void => {
          others.lettingGo.delete(letGo);
          letGo();
        };
        run().then(resolve, reject).finally(end);
      });
    const take = async (options: LockOptions): Promise<void> => {
      try {
        await locks.request(name, options, hold);
      } catch (error) {
        clearInterval(asking);
        // Taken by another tab while it was held here: what runs goes on to its end.
        if (isGranted) return;
        if (options.steal === true) reject(error instanceof Error ? error : new Error('no lock'));
        else await take({ steal: true });
      }
    };
    void take({ signal: waiting.signal });
  });
}
