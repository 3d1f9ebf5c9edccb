import { pagesEn } from './pages-en.ts';
import { pagesVi } from './pages-vi.ts';
import type { PagesWords } from './pages-vi.ts';
import type { Language } from './words.ts';

export const PAGES_WORDS: Readonly<Record<Language, PagesWords>> = { vi: pagesVi, en: pagesEn };
