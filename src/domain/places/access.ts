import { type Access, ROLES, type Role } from '#book/activity.ts';
import type { PLACE_FACTS } from '#domain/places/facts.ts';

const STEWARDS: readonly Role[] = ['home', 'admin'];

/**
 * The tree is open to all who work in it; the judge asks whether the places named are the
 * writer's.
 */
export const PLACES_ACCESS = {
  read: ROLES,
  feed: ['province', 'officer', 'admin', 'home'],
  follow: ['province'],
  keep: ['province'],
  write: {
    'place.founded@1': STEWARDS,
    'place.coded@1': STEWARDS,
    'place.renamed@1': STEWARDS,
    'place.moved@1': STEWARDS,
    'place.merged@1': STEWARDS,
    'place.split@1': STEWARDS,
    'place.figured@1': STEWARDS,
  },
} as const satisfies Access & { write: Record<keyof typeof PLACE_FACTS, readonly Role[]> };
