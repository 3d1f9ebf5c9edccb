import type { ToClosed } from '#pwa/phone/evidence.ts';
import { reasonText } from '#pwa/phone/reasons.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import type { Village } from '#pwa/phone/village.ts';
import { closedWords } from './closed-words.ts';

/** Saves for the closed book; a sentence when nothing was saved. There is no undo: nobody here reads it. */
export async function saveClosed(
  { device }: Village,
  closed: ToClosed,
): Promise<string | undefined> {
  const text = closedWords.value;
  if (closed === undefined) return text.noBook;
  const code = await saveTogether(device, closed.book, closed.intended, { said: text.saved });
  return code === undefined ? undefined : reasonText(code);
}
