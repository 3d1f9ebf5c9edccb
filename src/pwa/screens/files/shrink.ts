import type { Bytes } from '#kernel/bytes.ts';
import { err, ok, type Result } from '#kernel/result.ts';

/*
 * A picture as it is kept: small enough for a weak network, clear enough to read a form on it. Drawing it
 * anew leaves behind all that the camera wrote into the file: place, time, make of the phone.
 */

export type Shrunk = {
  readonly media: 'image/webp' | 'image/jpeg';
  readonly bytes: Bytes;
  /** The same picture at the size of a tile. */
  readonly small: Bytes;
};

const BYTES_MAX = 300_000;
const SMALL_SIDE_PX = 240;
const QUALITIES = [0.8, 0.65, 0.5, 0.35];
/** Longest side; when even the lowest quality is too large, fewer pixels. */
const SIDES_PX = [1_600, 1_200, 900];

export async function shrinkPicture(
  file: Blob,
): Promise<Result<Shrunk, { readonly code: 'picture-unreadable' }>> {
  const picture = await createImageBitmap(file).catch(() => undefined);
  if (picture === undefined) return err({ code: 'picture-unreadable' });
  try {
    const drawn = await drawWithin(picture);
    const small = await encode(draw(picture, SMALL_SIDE_PX), 0.6);
    if (drawn === undefined || small === undefined) return err({ code: 'picture-unreadable' });
    const media = drawn.type === 'image/webp' ? 'image/webp' : 'image/jpeg';
    return ok({ media, bytes: await bytesOf(drawn), small: await bytesOf(small) });
  } finally {
    picture.close();
  }
}

/** The best that fits; the last try when none does. */
async function drawWithin(picture: ImageBitmap): Promise<Blob | undefined> {
  let blob: Blob | undefined;
  for (const side of SIDES_PX) {
    const canvas = draw(picture, side);
    for (const quality of QUALITIES) {
      blob = await encode(canvas, quality);
      if (blob !== undefined && blob.size <= BYTES_MAX) return blob;
    }
  }
  return blob;
}

function draw(picture: ImageBitmap, sideMax: number): HTMLCanvasElement {
  const scale = Math.min(1, sideMax / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext('2d');
  if (context !== null) {
    // What is transparent would be black in a JPEG.
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.imageSmoothingQuality = 'high';
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  }
  return canvas;
}

/** A browser that cannot write WebP writes PNG instead, and is asked for JPEG. */
async function encode(canvas: HTMLCanvasElement, quality: number): Promise<Blob | undefined> {
  const webp = await toBlob(canvas, 'image/webp', quality);
  return webp?.type === 'image/webp' ? webp : toBlob(canvas, 'image/jpeg', quality);
}

const toBlob = (
  canvas: HTMLCanvasElement,
  type: string,
  quality: number,
): Promise<Blob | undefined> =>
  new Promise((resolve) => {
    canvas.toBlob((blob) => resolve(blob ?? undefined), type, quality);
  });

const bytesOf = async (blob: Blob): Promise<Bytes> => new Uint8Array(await blob.arrayBuffer());
