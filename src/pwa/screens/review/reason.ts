import { reasonText } from '#pwa/phone/reasons.ts';
import { reviewWords } from './review-words.ts';

/** Why, in the words of the person in charge where there are such. */
export function reasonOf(code: string): string {
  const { whys } = reviewWords.value;
  return (Object.hasOwn(whys, code) ? whys[code] : undefined) ?? reasonText(code);
}
