import type { Residues } from '#book/activity.ts';
import { NO_NAME, without } from '#book/residue.ts';
import type { WORK_FACTS } from '#domain/work/facts.ts';

/** That there was a survey, and when, stays; what it asked goes. */
export const WORK_RESIDUES: Residues<typeof WORK_FACTS> = {
  'survey.part@1': (body) => ({ ...body, pieces: [NO_NAME] }),
  'survey.opened@1': (body) => ({ ...body, title: NO_NAME, languages: [''] }),
  'survey.closed@1': (body) => without(body, 'reason'),
};
