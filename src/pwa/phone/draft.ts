import { useEffect, useState } from 'preact/hooks';
import * as v from 'valibot';
import type { Device } from '#device/device.ts';

type Kept<Value> = {
  readonly value: Value;
  /** False until the phone's store has been asked for an older draft. */
  readonly ready: boolean;
  /** Seconds at which the restored draft was last written; undefined for a fresh one. */
  readonly restoredAt: number | undefined;
  readonly change: (next: Value) => void;
  /** Changes what stands there when it is done, for work that takes a while. */
  readonly update: (change: (now: Value) => Value) => void;
  readonly drop: () => Promise<void>;
};

/** Keys of what a person has looked at, which is kept as drafts are and is no form. */
export const MARK = 'mark.';

/**
 * A form whose every letter is kept on the phone: within half a second while it is written, at once when
 * the page is hidden or left. What was kept is given back when the form is opened again.
 */
export function useDraft<Value>(
  device: Device,
  key: string,
  schema: v.GenericSchema<unknown, Value>,
  fresh: Value,
): Kept<Value> {
  const [value, setValue] = useState(fresh);
  const [ready, setReady] = useState(false);
  const [restoredAt, setRestoredAt] = useState<number | undefined>(undefined);

  useEffect(() => {
    let isGone = false;
    const take = async (): Promise<void> => {
      const kept = await restore(device, key, schema);
      if (isGone) return;
      if (kept !== undefined) {
        setValue(kept.value);
        setRestoredAt(kept.savedAt);
      }
      setReady(true);
    };
    const flush = (): void => void device.flushDrafts();
    void take();
    window.addEventListener('pagehide', flush);
    window.addEventListener('blur', flush);
    return () => {
      isGone = true;
      flush();
      window.removeEventListener('pagehide', flush);
      window.removeEventListener('blur', flush);
    };
  }, [device, key, schema]);

  const change = (next: Value): void => {
    setValue(next);
    void device.putDraft(key, next);
  };
  const update = (changed: (now: Value) => Value): void =>
    setValue((now) => {
      const next = changed(now);
      void device.putDraft(key, next);
      return next;
    });
  const drop = async (): Promise<void> => {
    setRestoredAt(undefined);
    setValue(fresh);
    await device.deleteDraft(key);
  };
  return { value, ready, restoredAt, change, update, drop };
}

async function restore<Value>(
  device: Device,
  key: string,
  schema: v.GenericSchema<unknown, Value>,
) {
  const kept = v.safeParse(schema, await device.getDraft(key));
  if (!kept.success) return undefined;
  const line = (await device.listDrafts()).find((each) => each.key === key);
  return { value: kept.output, savedAt: line?.savedAt };
}
