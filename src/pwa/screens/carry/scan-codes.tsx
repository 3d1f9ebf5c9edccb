import { decodeQR } from 'qr/decode.js';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Carrying } from '#device/carry.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Progress } from '#pwa/ui/states.tsx';
import { carryWords } from './carry-words.ts';
import type { FileBytes } from './files.ts';

const LOOK_MS = 80;
/** Enough for a code that fills the picture; more only costs time. */
const PICTURE_MAX_PX = 720;

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

/** Looks at the picture again and again until `take` has enough; returns how to stop. */
function watchCamera(
  picture: HTMLVideoElement,
  take: (code: string) => boolean,
  onBlind: () => void,
): () => void {
  let stream: MediaStream | undefined;
  let isOver = false;
  const look = createLook(picture);
  const stop = (): void => {
    isOver = true;
    for (const track of stream?.getTracks() ?? []) track.stop();
  };
  const watch = async (): Promise<void> => {
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      picture.srcObject = stream;
      await picture.play();
    } catch {
      if (!isOver) onBlind();
      return;
    }
    while (!isOver) {
      const code = look();
      if (code !== undefined && take(code)) stop();
      await new Promise((resolve) => {
        setTimeout(resolve, LOOK_MS);
      });
    }
    stop();
  };
  void watch();
  return stop;
}

/** The code in the present picture. */
function createLook(picture: HTMLVideoElement): () => string | undefined {
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  return () => {
    const { videoWidth, videoHeight } = picture;
    if (pen === null || videoWidth === 0) return undefined;
    const scale = Math.min(1, PICTURE_MAX_PX / Math.max(videoWidth, videoHeight));
    canvas.width = Math.round(videoWidth * scale);
    canvas.height = Math.round(videoHeight * scale);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    try {
      return decodeQR(pen.getImageData(0, 0, canvas.width, canvas.height));
    } catch {
      return undefined;
    }
  };
}
