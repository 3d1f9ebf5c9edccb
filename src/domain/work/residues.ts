import type { Residues } from '#book/activity.ts';
import { NO_NAME, without } from '#book/residue.ts';
import { namelessEnd, namelessTask } from '#domain/task-residues.ts';
import type { WORK_FACTS } from '#domain/work/facts.ts';

/** That there was a survey or a campaign, and when, stays; what it was called, and why, goes. */
export const WORK_RESIDUES: Residues<typeof WORK_FACTS> = {
  'survey.part@1': (body) => ({ ...body, pieces: [NO_NAME] }),
  'survey.opened@1': (body) => ({ ...body, title: NO_NAME, languages: [''] }),
  'survey.closed@1': (body) => without(body, 'reason'),
  'campaign.started@1': (body) => ({ ...body, title: NO_NAME }),
  'campaign.changed@1': (body) => ({ ...without(body, 'reason'), title: NO_NAME }),
  'campaign.ended@1': (body) => ({ ...body, reason: NO_NAME }),
  'directive.given@1': namelessTask,
  'directive.changed@1': namelessTask,
  'directive.ended@1': namelessEnd,
};
