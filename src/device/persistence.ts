/** Whether the browser promised to keep the store; `asked`: not answered yet, `unable`: it never will. */
export type Persistence = 'asked' | 'kept' | 'may-be-cleared' | 'unable';

export type Keeper = {
  answer(): Persistence;
  /** Asks the browser for its promise; one that asks the person in turn does so now. */
  ask(): Promise<void>;
  /** Takes what was promised before, and asks where that troubles nobody. */
  start(isEnrolled: boolean): Promise<void>;
  stop(): void;
};

/** @param changed called when the answer is another one */
export function createKeeper(changed: () => void): Keeper {
  const storage: Partial<StorageManager> | undefined = navigator.storage;
  let answer: Persistence = 'asked';
  const take = (found: Persistence): void => {
    if (answer === found) return;
    answer = found;
    changed();
  };
  async function put(question: 'persist' | 'persisted'): Promise<void> {
    try {
      if (storage?.[question] === undefined) take('unable');
      else take((await storage[question]()) ? 'kept' : 'may-be-cleared');
    } catch {
      take('unable');
    }
  }
  // An app on the home screen is one that browsers keep.
  const ask = (): Promise<void> => put('persist');
  const installed = (): void => void ask();
  window.addEventListener('appinstalled', installed);
  return {
    answer: () => answer,
    ask,
    async start(isEnrolled) {
      await put('persisted');
      if (answer === 'may-be-cleared' && isEnrolled && !asksPerson()) await ask();
    },
    stop: () => window.removeEventListener('appinstalled', installed),
  };
}

/** Firefox hands the question on to the person: it is put after an action of theirs, not at every start. */
const asksPerson = (): boolean => /\bFirefox\//u.test(navigator.userAgent);
