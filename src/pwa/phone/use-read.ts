import { useEffect, useState } from 'preact/hooks';
import { tick } from './phone.ts';

/** What the phone's store answers, asked anew after every change; undefined until the first answer. */
export function useRead<Value>(read: () => Promise<Value>): Value | undefined {
  const [value, setValue] = useState<{ readonly found: Value } | undefined>(undefined);
  const turn = tick.value;
  useEffect(() => {
    let isGone = false;
    const take = async (): Promise<void> => {
      const found = await read();
      if (!isGone) setValue({ found });
    };
    void take();
    return () => {
      isGone = true;
    };
  }, [read, turn]);
  return value?.found;
}
