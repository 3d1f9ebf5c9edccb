import {
  proposeExampleAgain as proposeExampleAgainOf,
  proposeHandingBack as proposeHandingBackOf,
  proposeSplitBack as proposeSplitBackOf,
  proposeUnfollowed as proposeUnfollowedOf,
} from '#domain/doors/propose-back.ts';
import { asNow } from '#pwa/phone/as-now.ts';
import type { Intended } from '#pwa/phone/save.ts';
import type { Village } from '#pwa/phone/village.ts';

/* Fetched when somebody takes something back. */

export function proposeSplitBack(
  village: Village,
  split: Parameters<typeof proposeSplitBackOf>[2],
): Intended {
  const { states, atDoors } = asNow(village);
  return proposeSplitBackOf(states, atDoors, split);
}

export function proposeHandingBack(
  village: Village,
  handed: Parameters<typeof proposeHandingBackOf>[2],
): Intended {
  const { states, atDoors } = asNow(village);
  return proposeHandingBackOf(states, atDoors, handed);
}

export function proposeExampleAgain(
  village: Village,
  again: Parameters<typeof proposeExampleAgainOf>[2],
): Intended {
  const { states, atDoors } = asNow(village);
  return proposeExampleAgainOf(states, atDoors, again);
}

export function proposeUnfollowed(
  village: Village,
  following: Parameters<typeof proposeUnfollowedOf>[2],
): Intended {
  const { states, atDoors } = asNow(village);
  return proposeUnfollowedOf(states, atDoors, following);
}
