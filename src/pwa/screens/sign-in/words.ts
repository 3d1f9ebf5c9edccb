import { wordsOfPart } from '#pwa/ui/part-words.ts';
import { signInVi } from '#words/sign-in-vi.ts';

/** Words of signing in; come with its screens. */
export const signInWords = wordsOfPart(
  signInVi,
  async () => (await import('#words/sign-in-en.ts')).signInEn,
);

/** What went wrong and what to do. */
export function problemText(code: string): string {
  const { problems } = signInWords.value;
  const known: Readonly<Record<string, string>> = problems; // asked with any code
  return (Object.hasOwn(known, code) ? known[code] : undefined) ?? problems.other;
}
