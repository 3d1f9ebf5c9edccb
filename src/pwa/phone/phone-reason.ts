import { words } from '#pwa/ui/language.ts';

/** What hinders the phone itself, its store or its talk with the home; the books have words of their own. */
export function phoneReason(code: string): string | undefined {
  const known: Readonly<Record<string, string>> = words.value.phone.reasons; // asked with any code
  return Object.hasOwn(known, code) ? known[code] : undefined;
}
