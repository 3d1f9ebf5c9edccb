import type { Access, Role } from '#book/activity.ts';
import type { HOME_FACTS } from '#domain/homes/facts.ts';

const WORKERS: readonly Role[] = ['member', 'leader', 'head', 'officer', 'admin', 'home'];

export const HOMES_ACCESS = {
  read: WORKERS,
  feed: ['province', 'officer', 'admin', 'home'],
  follow: [],
  keep: ['province'],
  write: {
    'household.added@1': WORKERS,
    'household.changed@1': WORKERS,
    'household.left@1': WORKERS,
    'household.returned@1': WORKERS,
    'resident.added@1': WORKERS,
    'resident.changed@1': WORKERS,
    'resident.left@1': WORKERS,
    'resident.returned@1': WORKERS,
    'resident.joined@1': WORKERS,
    'consent.marked@1': WORKERS,
    'consent.withdrawn@1': WORKERS,
  },
} as const satisfies Access & { write: Record<keyof typeof HOME_FACTS, readonly Role[]> };
