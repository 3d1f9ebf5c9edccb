import type { Residues } from '#book/activity.ts';
import { NO_FILE } from '#book/common.ts';
import { NO_NAME, without } from '#book/residue.ts';
import type { LEARNING_FACTS } from '#domain/learning/facts.ts';

/** The ladder is of nobody and stays, for figures are counted by it; words, pictures and voices go. */
export const LEARNING_RESIDUES: Residues<typeof LEARNING_FACTS> = {
  'skill.described@1': (body) => body,
  'skill.retired@1': (body) => without(body, 'reason'),
  'basic.chosen@1': (body) => body,
  'card.written@1': (body) => ({ ...without(body, 'show', 'do', 'picture'), say: NO_NAME }),
  'card.withdrawn@1': (body) => without(body, 'reason'),
  'card.voiced@1': (body) => ({ ...body, ...NO_FILE }),
  'voice.withdrawn@1': (body) => without(body, 'reason'),
};
