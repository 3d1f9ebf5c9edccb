import * as v from 'valibot';
import { AtSeconds, IdText, Text } from '#book/common.ts';
import { PlaceMessage } from './queries.ts';

/*
 * Cards and plates of the households of a village.
 *
 *   POST /api/household-cards   village, households that shall have a new card, or none any more
 *                               → every household with its plate, new ones with their card's secret
 */

/** Secrets of one request: a few sheets of paper. */
export const CARDS_AT_ONCE_MAX = 100;

const Some = v.pipe(v.array(IdText), v.maxLength(CARDS_AT_ONCE_MAX));

export const HouseholdCardsRequest = v.strictObject({
  village: IdText,
  issue: Some,
  withdraw: Some,
});
export type HouseholdCardsRequest = v.InferOutput<typeof HouseholdCardsRequest>;

export const HouseholdCardsReply = v.strictObject({
  at: AtSeconds,
  village: PlaceMessage,
  households: v.array(
    v.strictObject({
      id: IdText,
      head: v.exactOptional(Text),
      code: v.exactOptional(Text),
      /** What stands behind `/bien/` on the plate of its door. */
      plate: v.pipe(v.string(), v.regex(/^[\w-]{20}$/u)),
      /** When the card that opens its page was given. */
      issuedAt: v.exactOptional(AtSeconds),
      /** Shown once: stands behind `/the#`, which never reaches a server. */
      card: v.exactOptional(v.pipe(v.string(), v.regex(/^[\w-]{35}$/u))),
    }),
  ),
});
export type HouseholdCardsReply = v.InferOutput<typeof HouseholdCardsReply>;
