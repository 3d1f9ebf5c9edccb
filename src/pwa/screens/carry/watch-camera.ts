import { decodeQR } from 'qr/decode.js';

const LOOK_MS = 80;
/** Enough for a code that fills the picture; more only costs time. */
const PICTURE_MAX_PX = 720;

/** Looks at the picture again and again until `take` has enough; returns how to stop. */
export function watchCamera(
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
