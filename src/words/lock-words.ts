import { lockEn } from './lock-en.ts';
import { lockVi } from './lock-vi.ts';
import type { Language } from './words.ts';

export type LockWords = typeof lockVi;

/** Apart from the shell's words: loaded with the screens of the lock. */
export const LOCK_WORDS: Readonly<Record<Language, LockWords>> = { vi: lockVi, en: lockEn };
