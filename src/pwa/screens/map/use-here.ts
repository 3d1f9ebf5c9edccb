import { useState } from 'preact/hooks';
import { metresBetween, spotOf } from '#domain/position.ts';
import { locate } from './locate.ts';
import { distanceText, mapWords } from './map-words.ts';
import type { Plan } from './plan.ts';
import type { Here } from './map-door.ts';

export type AskedHere = {
  readonly here: Here | undefined;
  /** What there is to say of it. */
  readonly said: string | undefined;
  readonly ask: () => void;
};

/** Where this phone is, once somebody asks; kept nowhere. */
export function useHere(plan: Plan): AskedHere {
  const [here, setHere] = useState<Here | undefined>(undefined);
  const [said, setSaid] = useState<string | undefined>(undefined);
  const look = async (): Promise<void> => {
    const text = mapWords.value;
    setSaid(text.looking);
    const found = await locate();
    if (plan.origin === undefined) return;
    if (!found.ok) {
      const { outside, problems } = text.place;
      setSaid(found.error === 'outside' ? outside : problems[found.error]);
      return;
    }
    const { position, accuracyM } = found.value;
    const far = metresBetween(plan.origin, position);
    if (far > plan.reachM) {
      setHere(undefined);
      setSaid(text.youAreFar(distanceText(far)));
      return;
    }
    setHere({ at: spotOf(plan.origin, position), accuracyM });
    setSaid(undefined);
  };
  return { here, said, ask: () => void look() };
}
