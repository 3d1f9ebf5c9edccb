import { useRef, useState } from 'preact/hooks';

type Saving = {
  /** A save is being written; presses meanwhile do nothing. */
  readonly busy: boolean;
  /** Code of what kept the last try from being saved. */
  readonly problem: string | undefined;
  /** @param write gives the code of what went wrong @param then follows once it is saved */
  readonly run: (write: () => Promise<string | undefined>, then: () => unknown) => Promise<void>;
};

/**
 * One save at a time. The names of what a form adds are minted with the form, so that a press which waited
 * while the first was written finds it saved: that is as good as saved.
 */
export function useSaving(): Saving {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  // State is as old as what is drawn; two presses may come before it is drawn anew.
  const runningRef = useRef(false);
  const run: Saving['run'] = async (write, then) => {
    if (runningRef.current) return;
    runningRef.current = true;
    setBusy(true);
    const code = await write().finally(() => {
      runningRef.current = false;
      setBusy(false);
    });
    const isSaved = code === undefined || code === 'already-saved';
    setProblem(isSaved ? undefined : code);
    if (isSaved) await then();
  };
  return { busy, problem, run };
}
