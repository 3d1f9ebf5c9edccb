import { useCallback } from 'preact/hooks';
import type { Device } from '#device/device.ts';
import { Icon } from '#pwa/ui/icon.tsx';
import { useRead } from '#pwa/phone/use-read.ts';
import { filesWords } from './files-words.ts';

/** How many pictures and files still wait; nothing when none do. */
export function WaitingFiles({ device }: { device: Device }) {
  const count = useRead(useCallback(async () => (await device.attachments()).waiting(), [device]));
  if (count === undefined || count === 0) return null;
  return (
    <p class="status status--waiting">
      <Icon name="waiting" />
      <span>{filesWords.value.tray(count)}</span>
    </p>
  );
}
