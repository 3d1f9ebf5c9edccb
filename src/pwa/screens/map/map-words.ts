import { wordsOfPart } from '#pwa/ui/part-words.ts';
import { mapVi } from '#words/map-vi.ts';

/** The words of the village map; they come with it. */
export const mapWords = wordsOfPart(mapVi, async () => (await import('#words/map-en.ts')).mapEn);

/** "40 m", "1,2 km", "14 km" */
export function distanceText(metres: number): string {
  const { metres: short, kilometres, decimal } = mapWords.value;
  if (metres < 1_000) return short(String(Math.round(metres / 5) * 5 || 1));
  const km = metres / 1_000;
  return kilometres((km < 10 ? km.toFixed(1) : String(Math.round(km))).replace('.', decimal));
}
