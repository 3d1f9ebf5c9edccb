import type { Id } from '#kernel/id.ts';
import {
  proposeAskedAgain as proposeAskedAgainOf,
  proposeUntold as proposeUntoldOf,
} from '#domain/doors/propose-back.ts';
import { asNow } from '#pwa/phone/as-now.ts';
import type { Intended } from '#pwa/phone/save.ts';
import type { Village } from '#pwa/phone/village.ts';

/* Fetched when somebody takes something back. */

export function proposeUntold(village: Village, id: Id): Intended {
  const { states, atDoors } = asNow(village);
  return proposeUntoldOf(states, atDoors, id);
}

export function proposeAskedAgain(village: Village, id: Id): Intended {
  const { states, atDoors } = asNow(village);
  return proposeAskedAgainOf(states, atDoors, id);
}
