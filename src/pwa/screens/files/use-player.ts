import { useEffect, useState } from 'preact/hooks';
import type { Id } from '#kernel/id.ts';
import type { Device } from '#device/device.ts';
import { showTrouble } from '#pwa/ui/toast.tsx';
import { fileProblemText } from './files-words.ts';

type Sound = {
  readonly file: string;
  readonly key: string;
  readonly bytes: number;
  readonly media: string;
};

/** Plays from this phone; what does not lie here yet is fetched while there is signal. */
export function usePlayer(device: Device, book: Id, { file, key, bytes, media }: Sound) {
  const [address, setAddress] = useState<string | undefined>(undefined);
  useEffect(() => {
    if (address === undefined) return undefined;
    const sound = new Audio(address);
    const end = (): void => setAddress(undefined);
    sound.addEventListener('ended', end);
    sound.addEventListener('error', end);
    sound.play().catch(end);
    return () => {
      sound.pause();
      URL.revokeObjectURL(address);
    };
  }, [address]);
  const play = async (): Promise<void> => {
    const attachments = await device.attachments();
    const opened = await attachments.open(book, { file, key, bytes });
    if (opened.ok) setAddress(URL.createObjectURL(new Blob([opened.value], { type: media })));
    else {
      const { code } = opened.error;
      showTrouble(fileProblemText(code === 'offline' ? 'file-far' : code));
    }
  };
  const toggle = (): void => {
    if (address === undefined) void play();
    else setAddress(undefined);
  };
  return { isPlaying: address !== undefined, toggle };
}
