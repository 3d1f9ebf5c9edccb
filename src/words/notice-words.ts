import { noticeEn } from './notice-en.ts';
import { noticeVi } from './notice-vi.ts';
import type { Language } from './words.ts';

export type NoticeWords = typeof noticeVi;

/** What the phone tells of itself; comes after the first screen. */
export const NOTICE_WORDS: Readonly<Record<Language, NoticeWords>> = { vi: noticeVi, en: noticeEn };
