import type { Access, Role } from '#book/activity.ts';
import type { WORK_FACTS } from '#domain/work/facts.ts';

const OFFICE: readonly Role[] = ['officer', 'admin', 'home'];

/** Everybody who works in the commune's villages reads what is asked of them. */
export const WORK_ACCESS = {
  read: ['member', 'leader', 'head', 'officer', 'admin', 'home'],
  feed: ['province', 'officer', 'admin', 'home'],
  follow: ['province'],
  keep: ['province'],
  write: {
    'survey.part@1': OFFICE,
    'survey.opened@1': OFFICE,
    'survey.closed@1': OFFICE,
    'campaign.started@1': OFFICE,
    'campaign.changed@1': OFFICE,
    'campaign.ended@1': OFFICE,
    'directive.given@1': OFFICE,
    'directive.changed@1': OFFICE,
    'directive.ended@1': OFFICE,
  },
} as const satisfies Access & { write: Record<keyof typeof WORK_FACTS, readonly Role[]> };
