import type { Audience } from '#domain/board/facts.ts';

/** Whom a page that anybody opens may speak to; what is said between those who work is on none. */
const PUBLIC: ReadonlySet<Audience> = new Set([
  'everyone',
  'business',
  'farmers',
  'women',
  'youth',
  'veterans',
  'elderly',
]);

/** Whether a notice may go where anybody reads it. */
export const isPublic = ({ to }: { readonly to: Audience }): boolean => PUBLIC.has(to);
