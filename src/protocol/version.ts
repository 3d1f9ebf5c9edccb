import type { ActivityName } from '#book/activity.ts';

/** Version of the messages between phone and home; a fingerprint of their schemas is pinned in a test. */
export const PROTOCOL = 7;
/** Oldest version a home still answers: a phone may sleep in a valley for months. */
export const PROTOCOL_FLOOR = 1;

/** Kinds of books that older phones know nothing of, by the version from which on they are told of them. */
const TOLD_SINCE: Readonly<Partial<Record<ActivityName, number>>> = {
  learning: 4,
  work: 5,
  board: 6,
  reach: 6,
  funds: 6,
};
export const isToldOf = (activity: ActivityName, protocol: number): boolean =>
  protocol >= (TOLD_SINCE[activity] ?? PROTOCOL_FLOOR);
