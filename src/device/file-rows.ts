import type { Bytes } from '#kernel/bytes.ts';
import type * as v from 'valibot';
import { frameCountOf } from '#book/attachment.ts';
import { type Change, numberedKey } from '#device/local-store.ts';
import type { Platform } from '#device/platform.ts';
import { FileRow, type FrameRow, toRow } from '#device/rows.ts';
import type { Seal, Whose } from '#device/seal.ts';

export const frameKey = (file: string, index: number): string => numberedKey(file, index);
export const smallKey = (file: string): string => `${file}.small`;

type Frame = v.InferOutput<typeof FrameRow>;

/** A frame is sealed already, under the key that the fact carries. */
export const frameChange = (file: string, index: number, bytes: Bytes): Change => {
  const value: Frame = { bytes };
  return { table: 'frames', key: frameKey(file, index), value };
};

export async function smallChange(
  seal: Seal,
  file: string,
  small: Bytes,
  whose: Whose,
): Promise<Change> {
  const key = smallKey(file);
  const value: Frame = { bytes: await seal.seal(`frames/${key}`, small, whose) };
  return { table: 'frames', key, value };
}

/** All that lies under a file's name goes. */
export const endOf = (file: string, bytes: number): Change[] => [
  { table: 'files', key: file, gone: true },
  { table: 'frames', key: smallKey(file), gone: true },
  ...framesGone(file, bytes),
];

/** What others attached and was looked at here. */
export async function fetchedFiles({ store }: Pick<Platform, 'store'>) {
  const rows = await store.list('files', { prefix: '' });
  return rows.flatMap(({ key: file, value }) => {
    const row = toRow(FileRow, value);
    return row?.fate === 'fetched' ? [{ file, bytes: row.bytes, book: row.book }] : [];
  });
}

export const framesGone = (file: string, bytes: number): Change[] =>
  Array.from({ length: frameCountOf(bytes) }, (_, index) => ({
    table: 'frames' as const,
    key: frameKey(file, index),
    gone: true as const,
  }));
