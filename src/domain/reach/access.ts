import type { Access, Role } from '#book/activity.ts';
import type { REACH_FACTS } from '#domain/reach/facts.ts';

/** Who answers for a commune. */
export const OFFICE: readonly Role[] = ['officer', 'admin', 'home'];
const LEADING: readonly Role[] = ['leader', 'head', ...OFFICE];
const EVERYBODY: readonly Role[] = ['member', ...LEADING];
/** Who says whose a question is, and by when it is answered. */
const ASSIGNERS: readonly Role[] = ['leader', 'head', 'officer', 'admin'];

/** Who was told of what is the team's to know, and not the board's. */
export const REACH_ACCESS = {
  read: EVERYBODY,
  feed: ['province', 'officer', 'admin', 'home'],
  follow: [],
  keep: ['province'],
  write: {
    'notice.told@1': EVERYBODY,
    'notice.untold@1': EVERYBODY,
    'loudspeaker.played@1': EVERYBODY,
    'loudspeaker.unplayed@1': EVERYBODY,
    'task.given@1': LEADING,
    'task.changed@1': LEADING,
    'task.ended@1': LEADING,
    'task.handed@1': LEADING,
    'task.reported@1': EVERYBODY,
    'task.settled@1': LEADING,
    'task.returned@1': LEADING,
    'task.recalled@1': EVERYBODY,
    'question.asked@1': EVERYBODY,
    'question.worded@1': EVERYBODY,
    'question.assigned@1': ASSIGNERS,
    'question.closed@1': EVERYBODY,
    'question.reopened@1': EVERYBODY,
    'question.matched@1': EVERYBODY,
    'question.unmatched@1': EVERYBODY,
    'question.told@1': EVERYBODY,
    'question.untold@1': EVERYBODY,
    'meeting.replied@1': EVERYBODY,
    'meeting.unreplied@1': EVERYBODY,
    'attendance.marked@1': EVERYBODY,
    'attendance.unmarked@1': EVERYBODY,
    'messages.agreed@1': EVERYBODY,
    'messages.declined@1': EVERYBODY,
  },
} as const satisfies Access & { write: Record<keyof typeof REACH_FACTS, readonly Role[]> };
