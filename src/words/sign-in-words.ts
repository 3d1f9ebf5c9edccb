import { signInEn } from './sign-in-en.ts';
import { signInVi } from './sign-in-vi.ts';
import type { Language } from './words.ts';

export type SignInWords = typeof signInVi;

/** Apart from the shell's words: loaded with the screens of signing in. */
export const SIGN_IN_WORDS: Readonly<Record<Language, SignInWords>> = {
  vi: signInVi,
  en: signInEn,
};
