import type { Access, Role } from '#book/activity.ts';
import type { DOOR_FACTS } from '#domain/doors/facts.ts';

const VISITORS: readonly Role[] = ['member', 'leader', 'head', 'officer', 'home'];
/** Letters are written by homes alone. */
const LETTERS: readonly Role[] = ['home'];
/** Who divides the doors of a village among its team, and thanks them. */
const LEADING: readonly Role[] = ['leader', 'head'];

export const DOORS_ACCESS = {
  read: [...VISITORS, 'admin'],
  feed: ['province', 'officer', 'admin', 'home'],
  follow: [],
  keep: ['province'],
  write: {
    'door.visited@1': VISITORS,
    'door.corrected@1': VISITORS,
    'skill.stepped@1': VISITORS,
    'skill.corrected@1': VISITORS,
    'help.given@1': VISITORS,
    'help.corrected@1': VISITORS,
    'help.handed@1': VISITORS,
    'handing.withdrawn@1': VISITORS,
    'acting.begun@1': VISITORS,
    'acting.ended@1': VISITORS,
    'attachment.added@1': VISITORS,
    'attachment.withdrawn@1': VISITORS,
    'session.held@1': VISITORS,
    'session.attended@1': VISITORS,
    'session.corrected@1': VISITORS,
    'example.told@1': VISITORS,
    'example.withdrawn@1': VISITORS,
    'example.followed@1': VISITORS,
    'example.unfollowed@1': VISITORS,
    'door.assigned@1': LEADING,
    'praise.given@1': LEADING,
    'pair.agreed@1': VISITORS,
    'pair.ended@1': VISITORS,
    'survey.answered@1': VISITORS,
    'survey.corrected@1': VISITORS,
    'survey.continued@1': VISITORS,
    'case.asked@1': VISITORS,
    'case.amended@1': VISITORS,
    'case.withdrawn@1': VISITORS,
    'case.told@1': VISITORS,
    'case.untold@1': VISITORS,
    'case.replied@1': LETTERS,
  },
} as const satisfies Access & { write: Record<keyof typeof DOOR_FACTS, readonly Role[]> };
