import { whyOf } from '#domain/wording.ts';
import { language } from '#pwa/ui/language.ts';
import { reviewWords } from './review-words.ts';

/** Why, in the words of the person in charge where there are such. */
export function reasonOf(code: string): string {
  const { whys } = reviewWords.value;
  return (Object.hasOwn(whys, code) ? whys[code] : undefined) ?? whyOf(language.value, code);
}
