import { filesEn } from './files-en.ts';
import { filesVi } from './files-vi.ts';
import type { Language } from './words.ts';

type FilesWords = typeof filesVi;

/** The words of pictures, files and sounds; they come with the screens that show them. */
export const FILES_WORDS: Readonly<Record<Language, FilesWords>> = { vi: filesVi, en: filesEn };
