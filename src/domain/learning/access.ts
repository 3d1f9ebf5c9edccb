import type { Access, Role } from '#book/activity.ts';
import type { LEARNING_FACTS } from '#domain/learning/facts.ts';

const OFFICERS: readonly Role[] = ['officer', 'admin', 'home'];
const EVERYBODY: readonly Role[] = ['member', 'leader', 'head', ...OFFICERS];

/** A commune's book that its villages read: see `FROM_BELOW` in `domain/actor.ts`. */
export const LEARNING_ACCESS = {
  read: EVERYBODY,
  feed: ['province', ...OFFICERS],
  follow: ['province'],
  keep: ['province'],
  write: {
    'skill.described@1': OFFICERS,
    'skill.retired@1': OFFICERS,
    'basic.chosen@1': OFFICERS,
    'card.written@1': OFFICERS,
    'card.withdrawn@1': OFFICERS,
    'card.voiced@1': EVERYBODY,
    'voice.withdrawn@1': EVERYBODY,
  },
} as const satisfies Access & { write: Record<keyof typeof LEARNING_FACTS, readonly Role[]> };
