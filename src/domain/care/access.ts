import type { Access, Role } from '#book/activity.ts';
import type { CARE_FACTS } from '#domain/care/facts.ts';

const OFFICERS: readonly Role[] = ['officer', 'admin', 'home'];
/** Whoever stands at the door hears it and writes it down; reading it back is for the office. */
const WRITERS: readonly Role[] = ['member', 'leader', 'head', ...OFFICERS];

/** A closed book: it goes to no member's phone, and to no page, list or search. */
export const CARE_ACCESS = {
  read: OFFICERS,
  feed: OFFICERS,
  follow: [],
  keep: ['province'],
  write: {
    'poverty.noted@1': WRITERS,
    'ethnic.noted@1': WRITERS,
    'health.noted@1': WRITERS,
    'consent.given@1': WRITERS,
    'consent.revoked@1': WRITERS,
    'request.received@1': WRITERS,
    'request.acknowledged@1': OFFICERS,
    'request.extended@1': OFFICERS,
    'request.closed@1': OFFICERS,
  },
} as const satisfies Access & { write: Record<keyof typeof CARE_FACTS, readonly Role[]> };
