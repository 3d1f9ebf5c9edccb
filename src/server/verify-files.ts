import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Book } from '#book/activity.ts';
import type { Store } from '#server/store/store.ts';

/** Where an attachment lies below a folder of files: `ab/ab…`. */
export const filePath = (folder: string, hash: string): string =>
  join(folder, hash.slice(0, 2), hash);

/** SHA-256 of a file in base64url, which is the name of an attachment, and how many bytes it has. */
export async function hashFile(path: string): Promise<{ hash: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of createReadStream(path)) {
    const part = piece as Buffer; // a stream without an encoding gives buffers
    hash.update(part);
    bytes += part.length;
  }
  return { hash: hash.digest('base64url'), bytes };
}

export type VerifiedFiles = {
  readonly files: number;
  readonly defects: readonly string[];
  readonly damaged: readonly Book['id'][];
};

/** Holds each attachment that the books list to its name, which is the hash of its bytes. */
export async function verifyFiles(
  store: Pick<Store, 'read'>,
  books: readonly Book[],
  folder: string,
): Promise<VerifiedFiles> {
  let files = 0;
  const defects: string[] = [];
  const damaged: Book['id'][] = [];
  for (const book of books) {
    for (const file of await store.read(book.cell).listFiles(book.id)) {
      files += 1;
      const why = await whyNotWhole(filePath(folder, file.hash), file.hash, file.bytes);
      if (why === undefined) continue;
      defects.push(`book ${book.id}, file ${file.hash}: ${why}`);
      damaged.push(book.id);
    }
  }
  return { files, defects, damaged };
}

async function whyNotWhole(path: string, name: string, bytes: number): Promise<string | undefined> {
  if (!existsSync(path)) return 'it is not there';
  const found = await hashFile(path);
  if (found.bytes !== bytes) return `it has ${found.bytes} bytes instead of ${bytes}`;
  return found.hash === name ? undefined : 'its bytes are not those of its name';
}
