import { useEffect, useRef, useState } from 'preact/hooks';
import type { Carrying } from '#device/carry.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Progress } from '#pwa/ui/states.tsx';
import { carryWords } from './carry-words.ts';
import type { FileBytes } from './files.ts';
import { watchCamera } from './watch-camera.ts';

type Props = {
  readonly carrying: Carrying;
  readonly onFile: (file: FileBytes) => void;
};

/** Reads the codes of another phone through the camera until the file is whole. */
export function ScanCodes({ carrying, onFile }: Props) {
  const text = carryWords.value.scan;
  const video = useRef<HTMLVideoElement>(null);
  const [seen, setSeen] = useState({ got: 0, of: 0, isForeign: false });
  const [isBlind, setBlind] = useState(false);
  useEffect(() => {
    const picture = video.current;
    if (picture === null) return;
    const collect = carrying.collector();
    const take = (code: string): boolean => {
      const { kind, got, of, file } = collect(code);
      setSeen({ got, of, isForeign: kind === 'foreign' });
      if (file !== undefined) onFile(file);
      return kind === 'whole';
    };
    return watchCamera(picture, take, () => setBlind(true));
  }, [carrying, onFile]);
  if (isBlind) return <Banner kind="error">{text.noCamera}</Banner>;
  return (
    <div class="codes">
      <video ref={video} class="scan" autoplay muted playsInline aria-label={text.title} />
      <p aria-live="polite">{seen.isForeign ? text.foreign : text.look}</p>
      {seen.of > 0 && <Progress label={text.got(seen.got, seen.of)} share={seen.got / seen.of} />}
    </div>
  );
}
