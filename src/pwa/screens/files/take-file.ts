import type { Bytes } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { MEDIA } from '#domain/doors/facts.ts';
import type { Media } from '#domain/doors/facts.ts';
import type { Device } from '#device/device.ts';
import { shrinkPicture } from './shrink.ts';
import type { TakenFile } from './taken-file.ts';

type Content = { readonly media: Media; readonly bytes: Bytes; readonly small?: Bytes };
type Problem = { readonly code: string };

/** Shrinks pictures, seals, and keeps strictly: what this gives back outlives the page. */
export async function takeFile(
  device: Device,
  book: Id,
  file: Blob,
): Promise<Result<TakenFile, Problem>> {
  const content = await contentOf(file);
  if (!content.ok) return content;
  const { media, bytes, small } = content.value;
  const attachments = await device.attachments();
  const kept = await attachments.keep(book, bytes, small);
  return kept.ok ? ok({ attachment: device.newId(), ...kept.value, media }) : kept;
}

async function contentOf(file: Blob): Promise<Result<Content, Problem>> {
  if (file.type.startsWith('image/')) return shrinkPicture(file);
  // "audio/webm;codecs=opus" is audio/webm; a phone's own recorder writes MP4 under several names.
  const [type = ''] = file.type.split(';');
  const media = MEDIA.find((each) => each === (SAME[type] ?? type));
  if (media === undefined) return err({ code: 'file-kind' });
  return ok({ media, bytes: new Uint8Array(await file.arrayBuffer()) });
}

const SAME: Readonly<Record<string, string>> = {
  'audio/x-m4a': 'audio/mp4',
  'audio/m4a': 'audio/mp4',
  'audio/mp3': 'audio/mpeg',
  'video/webm': 'audio/webm',
};
