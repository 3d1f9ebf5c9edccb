import { type Access, ROLES, type Role } from '#book/activity.ts';
import type { PEOPLE_FACTS } from '#domain/people/facts.ts';

const STEWARDS: readonly Role[] = ['home', 'admin', 'officer'];
const WITH_LEADERS: readonly Role[] = [...STEWARDS, 'leader'];
const WITH_HEADS: readonly Role[] = [...WITH_LEADERS, 'head'];

/** Whoever works in a place sees who else does; over whom a role may speak, the judge asks. */
export const PEOPLE_ACCESS = {
  read: [...WITH_LEADERS, 'head', 'member'],
  feed: ['province', 'officer', 'admin', 'home'],
  follow: [],
  keep: ['province'],
  write: {
    'person.added@1': WITH_LEADERS,
    'person.changed@1': ROLES,
    'team.founded@1': STEWARDS,
    'team.joined@1': WITH_LEADERS,
    'team.left@1': WITH_LEADERS,
    'grant.given@1': WITH_LEADERS,
    'grant.ended@1': ROLES,
    'stream.registered@1': ['home'],
    'stream.ended@1': ROLES,
    'post.held@1': WITH_HEADS,
    'post.left@1': WITH_HEADS,
  },
} as const satisfies Access & { write: Record<keyof typeof PEOPLE_FACTS, readonly Role[]> };
