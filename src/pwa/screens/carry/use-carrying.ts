import { useEffect, useState } from 'preact/hooks';
import type { Carrying } from '#device/carry.ts';
import { usePhone } from '#pwa/phone/phone.ts';

/** What carries, once its code is here. */
export function useCarrying(): Carrying | undefined {
  const device = usePhone();
  const [carrying, setCarrying] = useState<Carrying | undefined>(undefined);
  useEffect(() => {
    let isGone = false;
    const open = async (): Promise<void> => {
      const opened = await device.carrying();
      if (!isGone) setCarrying(opened);
    };
    void open();
    return () => {
      isGone = true;
    };
  }, [device]);
  return carrying;
}
