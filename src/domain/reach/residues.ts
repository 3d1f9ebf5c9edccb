import type { Residues } from '#book/activity.ts';
import type { REACH_FACTS } from '#domain/reach/facts.ts';

/** None of them names anybody. */
export const REACH_RESIDUES: Residues<typeof REACH_FACTS> = {
  'notice.told@1': (body) => body,
  'notice.untold@1': (body) => body,
  'loudspeaker.played@1': (body) => body,
  'loudspeaker.unplayed@1': (body) => body,
};
