import type { Id } from '#kernel/id.ts';
import {
  proposePraise as proposePraiseOf,
  proposeSplit as proposeSplitOf,
} from '#domain/doors/propose-team.ts';
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
  intent: { readonly to: Id; readonly words: string },
): Intended {
  const { states, atDoors } = asNow(village);
  return proposePraiseOf(states, atDoors, intent);
}
