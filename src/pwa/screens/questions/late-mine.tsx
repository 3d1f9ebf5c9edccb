import type { Village } from '#pwa/phone/village.ts';
import { follow } from '#pwa/router.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { lateAsks } from './asks.ts';
import { questionWords } from './question-words.ts';

/** Questions that were given to this person, and whose day has gone by. */
export function LateMine({ village }: { village: Village }) {
  const text = questionWords.value;
  const late = lateAsks(village, false).length;
  if (late === 0) return null;
  return (
    <Banner kind="info" action={{ label: text.toLate, onPress: () => follow('#/questions') }}>
      {text.lateMine(late)}
    </Banner>
  );
}
