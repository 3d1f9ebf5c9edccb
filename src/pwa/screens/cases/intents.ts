import type { Id } from '#kernel/id.ts';
import {
  type AskingIntent,
  proposeAmending as proposeAmendingOf,
  proposeAsking as proposeAskingOf,
  proposeCaseEnd as proposeCaseEndOf,
  proposeTold as proposeToldOf,
} from '#domain/doors/propose-case.ts';
import { asNow } from '#pwa/phone/as-now.ts';
import type { Intended } from '#pwa/phone/save.ts';
import type { Village } from '#pwa/phone/village.ts';

export function proposeAsking(village: Village, intent: AskingIntent): Intended {
  const { states, atDoors } = asNow(village);
  return proposeAskingOf(states, atDoors, intent);
}

export function proposeAmending(
  village: Village,
  id: Id,
  intent: Parameters<typeof proposeAmendingOf>[3],
): Intended {
  const { states, atDoors } = asNow(village);
  return proposeAmendingOf(states, atDoors, id, intent);
}

export function proposeCaseEnd(village: Village, id: Id): Intended {
  const { states, atDoors } = asNow(village);
  return proposeCaseEndOf(states, atDoors, id);
}

export function proposeTold(village: Village, id: Id): Intended {
  const { states, atDoors } = asNow(village);
  return proposeToldOf(states, atDoors, id);
}
