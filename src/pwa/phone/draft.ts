import { useEffect, useRef, useState } from 'preact/hooks';
import * as v from 'valibot';
import type { Device } from '#device/device.ts';

type Kept<Value> = {
  readonly value: Value;
  /** False until the phone's store has been asked for an older draft. */
  readonly ready: boolean;
  /** Seconds at which the restored draft was last written; undefined for a fresh one. */
  readonly restoredAt: number | undefined;
  readonly change: (next: Value) => void;
  readonly drop: () => Promise<void>;
};

/**
 * A form whose every letter is kept on the phone: within half a second while it is written, at once when
 * the page is hidden or left. What was kept is given back when the form is opened again.
 */
export function useDraft<Value>(device: Device, key: string, schema: v.GenericSchema<unknown, Value>, fresh: Value): Kept<Value> {
  const [value, setValue] = useState(fresh);
  const [ready, setReady] = useState(false);
  const [restoredAt, setRestoredAt] = useState<number | undefined>(undefined);
  const latest = useRef<Value | undefined>(undefined);

  useEffect(() => {
    let gone = false;
    void restore(device, key, schema).then((kept) => {
      if (gone) return;
      if (kept !== undefined) {
        setValue(kept.value);
        setRestoredAt(kept.savedAt);
      }
      setReady(true);
    });
    const flush = (): void => {
      if (latest.current !== undefined) void device.putDraft(key, latest.current, true);
    };
    document.addEventListener('visibilitychange', flush);
    window.addEventListener('pagehide', flush);
    window.addEventListener('blur', flush);
    return () => {
      gone = true;
      flush();
      document.removeEventListener('visibilitychange', flush);
      window.removeEventListener('pagehide', flush);
      window.removeEventListener('blur', flush);
    };
  }, [device, key]);

  const change = (next: Value): void => {
    latest.current = next;
    setValue(next);
    void device.putDraft(key, next);
  };
  const drop = async (): Promise<void> => {
    latest.current = undefined;
    setRestoredAt(undefined);
    await device.deleteDraft(key);
  };
  return { value, ready, restoredAt, change, drop };
}

async function restore<Value>(device: Device, key: string, schema: v.GenericSchema<unknown, Value>) {
  const kept = v.safeParse(schema, await device.getDraft(key));
  if (!kept.success) return undefined;
  const line = (await device.listDrafts()).find((each) => each.key === key);
  return { value: kept.output, savedAt: line?.savedAt };
}
