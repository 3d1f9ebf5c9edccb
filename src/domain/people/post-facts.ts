import * as v from 'valibot';
import { AnyDay, IdText, ShortText } from '#book/common.ts';

/**
 * What somebody is to a village or commune besides the work that a right lets them do: the head of a village
 * is known by that right, the team by its members. `party`: secretary of the cell, or of the Committee;
 * `alley`: who leads the neighbours of an alley that keep order among themselves.
 */
export const POSTS = [
  'party',
  'deputy',
  'front',
  'farmers',
  'women',
  'youth',
  'veterans',
  'elderly',
  'alley',
] as const;
export type Post = (typeof POSTS)[number];

export const POST_FACTS = {
  /** No right comes with it. `alley`, as the register names it; `until` is inclusive. */
  'post.held@1': v.strictObject({
    holding: IdText,
    person: IdText,
    place: IdText,
    as: v.picklist(POSTS),
    alley: v.exactOptional(ShortText),
    from: AnyDay,
    until: v.exactOptional(AnyDay),
  }),
  'post.left@1': v.strictObject({ holding: IdText, until: AnyDay }),
} as const;
