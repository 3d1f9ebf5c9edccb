import type { Access, Role } from '#book/activity.ts';
import type { DESK_FACTS } from '#domain/desk/facts.ts';

const OFFICERS: readonly Role[] = ['officer', 'admin'];
const LETTERS: readonly Role[] = ['home'];

/** A closed book: members read the copies that its letters write into the doors of their village. */
export const DESK_ACCESS = {
  read: [...OFFICERS, 'home'],
  feed: [...OFFICERS, 'home'],
  follow: [],
  keep: ['province'],
  write: {
    'case.received@1': LETTERS,
    'case.restated@1': LETTERS,
    'case.recalled@1': LETTERS,
    'case.relayed@1': LETTERS,
    'case.unrelayed@1': LETTERS,
    'case.taken@1': OFFICERS,
    'case.answered@1': OFFICERS,
  },
} as const satisfies Access & { write: Record<keyof typeof DESK_FACTS, readonly Role[]> };
