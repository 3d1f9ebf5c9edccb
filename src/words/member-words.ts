import { memberEn } from './member-en.ts';
import { memberVi } from './member-vi.ts';
import type { Language } from './words.ts';

export type MemberWords = typeof memberVi;

/** The words of the member's screens, apart from the shell's, which must be small. */
export const MEMBER_WORDS: Readonly<Record<Language, MemberWords>> = { vi: memberVi, en: memberEn };
