import type { Residues } from '#book/activity.ts';
import { NO_NAME, without } from '#book/residue.ts';
import type { DESK_FACTS } from '#domain/desk/facts.ts';

/**
 * What kind of matter it was and what became of it stays, under ids; what was said of it goes. A letter's
 * residue is the letter that its source's residue would be answered with.
 */
export const DESK_RESIDUES: Residues<typeof DESK_FACTS> = {
  'case.received@1': (body) => without(body, 'words', 'call'),
  'case.restated@1': (body) => without(body, 'words', 'call'),
  'case.recalled@1': (body) => without(body, 'reason'),
  'case.taken@1': (body) => body,
  'case.answered@1': (body) => ({ ...without(body, 'bring', 'come'), words: NO_NAME }),
  'case.relayed@1': (body) => body,
  'case.unrelayed@1': (body) => body,
};
