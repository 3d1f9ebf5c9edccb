import type { Residues } from '#book/activity.ts';
import type { PLACE_FACTS } from '#domain/places/facts.ts';

/** Places are no people, and their names are everybody's. */
export const PLACE_RESIDUES: Residues<typeof PLACE_FACTS> = {
  'place.founded@1': (body) => body,
  'place.coded@1': (body) => body,
  'place.renamed@1': (body) => body,
  'place.moved@1': (body) => body,
  'place.merged@1': (body) => body,
  'place.split@1': (body) => body,
  'place.figured@1': (body) => body,
};
