import type { Access, Role } from '#book/activity.ts';
import type { BOARD_FACTS } from '#domain/board/facts.ts';

/** Who speaks for a village or commune. That a head speaks for their own village alone, the judge asks. */
export const SPEAKERS: readonly Role[] = ['leader', 'head', 'officer', 'admin', 'home'];
const EVERYBODY: readonly Role[] = ['member', ...SPEAKERS];

/** A commune's board is read by its villages too: see `FROM_BELOW` in `domain/actor.ts`. */
export const BOARD_ACCESS = {
  read: EVERYBODY,
  feed: ['province', 'officer', 'admin', 'home'],
  follow: ['province'],
  keep: ['province'],
  write: {
    'notice.posted@1': SPEAKERS,
    'notice.corrected@1': SPEAKERS,
    'notice.withdrawn@1': SPEAKERS,
    'notice.voiced@1': EVERYBODY,
    'notice.unvoiced@1': EVERYBODY,
    'answer.given@1': SPEAKERS,
    'answer.corrected@1': SPEAKERS,
    'answer.withdrawn@1': SPEAKERS,
    'answer.voiced@1': EVERYBODY,
    'answer.unvoiced@1': EVERYBODY,
    'meeting.called@1': SPEAKERS,
    'meeting.changed@1': SPEAKERS,
    'meeting.cancelled@1': SPEAKERS,
    'minutes.recorded@1': SPEAKERS,
    'decision.taken@1': SPEAKERS,
    'decision.withdrawn@1': SPEAKERS,
  },
} as const satisfies Access & { write: Record<keyof typeof BOARD_FACTS, readonly Role[]> };
