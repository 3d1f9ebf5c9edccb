// Pictures as a camera takes them, and what a phone makes of them.

import type { Locator, Page } from 'playwright-core';
import { press, sees } from './member-steps.ts';

/** A picture of 2,400 × 1,800 with a sun and some grain, and behind its first bytes what a camera notes. */
export async function drawPicture(page: Page, index: number, noted: string): Promise<Buffer> {
  const drawn = await page.evaluate(async (turn) => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [2_400, 1_800];
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no canvas');
    const sky = context.createLinearGradient(0, 0, 2_400, 1_800);
    sky.addColorStop(0, `hsl(${turn * 33} 70% 40%)`);
    sky.addColorStop(1, `hsl(${turn * 33 + 120} 70% 70%)`);
    context.fillStyle = sky;
    context.fillRect(0, 0, 2_400, 1_800);
    let seed = turn + 1;
    for (let spot = 0; spot < 6_000; spot += 1) {
      seed = (seed * 16_807) % 2_147_483_647;
      context.fillStyle = `hsl(${seed % 360} 60% ${30 + (seed % 50)}%)`;
      context.fillRect(seed % 2_400, (seed >> 8) % 1_800, 6 + (seed % 17), 6 + (seed % 13));
    }
    const blob = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, 'image/jpeg', 0.95);
    });
    if (blob === null) throw new Error('no picture');
    const bytes = new Uint8Array(await blob.arrayBuffer());
    let text = '';
    for (let from = 0; from < bytes.length; from += 8_192) {
      text += String.fromCodePoint(...bytes.subarray(from, from + 8_192));
    }
    return btoa(text);
  }, index);
  const jpeg = Buffer.from(drawn, 'base64');
  const note = Buffer.from(`Exif\0\0${noted}`);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(note.length + 2);
  const segment = Buffer.concat([Buffer.from([0xff, 0xe1]), length, note]);
  return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]);
}

/** An attachment as it lies on a phone; `hash` is what its sealed frames give. */
export type FileOnPhone = {
  readonly name: string;
  readonly bytes: number;
  readonly fate: string;
  readonly hash: string;
};

/** By name. */
export const filesOnPhone = (page: Page): Promise<readonly FileOnPhone[]> =>
  page.evaluate(async () => {
    const done = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(new Error('unreadable')));
      });
    const found: { name: string; bytes: number; fate: string; hash: string }[] = [];
    for (const { name: database = '' } of await indexedDB.databases()) {
      if (!database.startsWith('banso-')) continue;
      const open = await done(indexedDB.open(database));
      const rows = open.transaction(['files', 'frames']);
      const [names, files, keys, frames] = await Promise.all([
        done(rows.objectStore('files').getAllKeys() as IDBRequest<string[]>), // all keys are texts
        done<unknown[]>(rows.objectStore('files').getAll()),
        done(rows.objectStore('frames').getAllKeys() as IDBRequest<string[]>), // as above
        done<unknown[]>(rows.objectStore('frames').getAll()),
      ]);
      open.close();
      for (const [index, file] of files.entries()) {
        const name = names[index] ?? '';
        const sealed = frames.filter((_, at) => keys[at]?.startsWith(`${name}.0`));
        const parts = sealed.map((frame) => (frame as { bytes: Uint8Array<ArrayBuffer> }).bytes);
        const whole = await new Blob(parts).arrayBuffer();
        const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', whole));
        const text = btoa(String.fromCodePoint(...hash));
        const { bytes, fate } = file as { bytes: number; fate: string }; // as the phone writes them
        found.push({
          name,
          bytes,
          fate,
          hash: text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''),
        });
      }
    }
    return found;
  });

export type PictureShown = { readonly longest: number; readonly pixels: string };

/** Opens each tile and looks at the picture in it. */
export async function picturesShown(page: Page, tiles: Locator): Promise<readonly PictureShown[]> {
  const shown: PictureShown[] = [];
  const count = await tiles.count();
  for (let index = 0; index < count; index += 1) {
    await tiles.nth(index).click();
    const picture = page.getByRole('dialog').getByRole('img');
    await sees(picture);
    shown.push(
      await picture.evaluate(async (node) => {
        const image = node as HTMLImageElement; // by its role
        await image.decode();
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
        const context = canvas.getContext('2d');
        if (context === null) throw new Error('no canvas');
        context.drawImage(image, 0, 0);
        const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
        const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', data));
        return {
          longest: Math.max(canvas.width, canvas.height),
          pixels: [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
        };
      }),
    );
    await press(page.getByRole('dialog'), 'Đóng');
  }
  return shown;
}
