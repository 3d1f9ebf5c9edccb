import type { Book } from '#book/activity.ts';
import type { Shelf } from '#server/files/shelf.ts';
import type { Reading } from '#server/store/store.ts';

/** What is wrong with a file that a book names. */
export type FileDefect = {
  readonly file: string;
  readonly code: 'file-missing' | 'file-changed';
};

export type FilesChecked = { readonly checked: number; readonly defects: readonly FileDefect[] };

/** Recomputes the name of every file of a book from its bytes. */
export async function checkFiles(
  reading: Pick<Reading, 'listFiles'>,
  shelf: Pick<Shelf, 'hashOf'>,
  book: Pick<Book, 'id'>,
): Promise<FilesChecked> {
  const defects: FileDefect[] = [];
  const files = await reading.listFiles(book.id);
  for (const { hash: file } of files) {
    const found = await shelf.hashOf(file);
    if (found === undefined) defects.push({ file, code: 'file-missing' });
    else if (found !== file) defects.push({ file, code: 'file-changed' });
  }
  return { checked: files.length, defects };
}
