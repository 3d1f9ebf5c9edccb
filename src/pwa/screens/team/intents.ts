import type { Id } from '#kernel/id.ts';
import {
  type ExampleIntent,
  proposeExample as proposeExampleOf,
  proposeExampleEnd as proposeExampleEndOf,
  proposeFollowed as proposeFollowedOf,
} from '#domain/doors/propose-session.ts';
import {
  proposePraise as proposePraiseOf,
  proposeSplit as proposeSplitOf,
} from '#domain/doors/propose-team.ts';
import {
  type HandingIntent,
  proposeHanding as proposeHandingOf,
} from '#domain/doors/propose-task.ts';
import { asNow } from '#pwa/phone/as-now.ts';
import type { Intended } from '#pwa/phone/save.ts';
import type { Village } from '#pwa/phone/village.ts';

export function proposeSplit(
  village: Village,
  intent: { readonly households: readonly Id[]; readonly to?: Id },
): Intended {
  const { states, atDoors } = asNow(village);
  return proposeSplitOf(states, atDoors, intent);
}

export function proposePraise(
  village: Village,
  intent: { readonly praise: Id; readonly to: Id; readonly words: string },
): Intended {
  const { states, atDoors } = asNow(village);
  return proposePraiseOf(states, atDoors, intent);
}

export function proposeExample(village: Village, intent: ExampleIntent): Intended {
  const { states, atDoors } = asNow(village);
  return proposeExampleOf(states, atDoors, intent);
}

export function proposeExampleEnd(village: Village, example: Id): Intended {
  const { states, atDoors } = asNow(village);
  return proposeExampleEndOf(states, atDoors, { example });
}

export function proposeFollowed(
  village: Village,
  intent: { readonly example: Id; readonly household: Id },
): Intended {
  const { states, atDoors } = asNow(village);
  return proposeFollowedOf(states, atDoors, intent);
}

export function proposeHanding(village: Village, intent: HandingIntent): Intended {
  const { states, atDoors } = asNow(village);
  return proposeHandingOf(states, atDoors, intent);
}
