import type { Access, Role } from '#book/activity.ts';
import type { REACH_FACTS } from '#domain/reach/facts.ts';

const EVERYBODY: readonly Role[] = ['member', 'leader', 'head', 'officer', 'admin', 'home'];

/** Who was told of what is the team's to know, and not the board's. */
export const REACH_ACCESS = {
  read: EVERYBODY,
  feed: ['province', 'officer', 'admin', 'home'],
  write: {
    'notice.told@1': EVERYBODY,
    'notice.untold@1': EVERYBODY,
    'loudspeaker.played@1': EVERYBODY,
    'loudspeaker.unplayed@1': EVERYBODY,
  },
} as const satisfies Access & { write: Record<keyof typeof REACH_FACTS, readonly Role[]> };
