import * as v from 'valibot';
import { AnyDay, AtSeconds, IdText } from '#book/common.ts';

/*
 * A card is a link that makes a phone a person's own, once.
 *
 *   POST /api/cards     person → the card's secret; the home keeps its hash alone
 *   POST /api/enrol/whose  a card → whose it is; it is not spent by asking
 *   GET  /api/devices   person → when each of their devices was last heard of
 */

export const CardRequest = v.strictObject({ person: IdText });

export const CardReply = v.strictObject({
  at: AtSeconds,
  name: v.string(),
  /** Shown once: stands in the link behind the `#`, which never reaches a server. */
  card: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{20,60}$/u)),
  /** The last civil day on which it opens. */
  until: AnyDay,
});
export type CardReply = v.InferOutput<typeof CardReply>;

export const WhoseRequest = v.strictObject({
  card: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
});
export const WhoseReply = v.object({ at: AtSeconds, person: IdText });

export const DevicesReply = v.strictObject({
  at: AtSeconds,
  /** So many days after it was last heard of a device shows other people's data at most. */
  leaseDays: v.pipe(v.number(), v.safeInteger()),
  devices: v.array(
    v.strictObject({
      stream: IdText,
      /** Absent: nothing came of it yet that the home remembers. */
      heardAt: v.exactOptional(AtSeconds),
    }),
  ),
});
export type DevicesReply = v.InferOutput<typeof DevicesReply>;
