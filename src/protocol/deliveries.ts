import * as v from 'valibot';
import { AtSeconds, Count, IdText } from '#book/common.ts';

/*
 * Messages that leave the home for phones that are not open.
 *
 *   GET  /api/notify              whether this device is told of notices, and by which key it would be
 *   POST /api/notify/set          where its browser takes messages for it, or that it wants none
 *   GET  /api/deliveries?place=&notice=   how far a notice has come over each channel
 *   POST /api/bridge/hook/:id     what providers tell, signed in their way
 *   GET  /api/bridge/:id          the same to an address that was made for one message
 */

const base64Url = (bytes: number) => {
  const length = Math.ceil((bytes * 4) / 3);
  return v.pipe(v.string(), v.length(length), v.regex(/^[A-Za-z0-9_-]+$/u));
};

export const NotifyReply = v.strictObject({
  at: AtSeconds,
  /** The public key of the home (RFC 8292); absent: it sends no such messages. */
  key: v.exactOptional(base64Url(65)),
  /** Whether this device has told where it takes them. */
  isOn: v.boolean(),
  /** By which ways it sends to phones of households. */
  ways: v.array(v.picklist(['zalo', 'sms'])),
});
export type NotifyReply = v.InferOutput<typeof NotifyReply>;

/** Absent `to`: no more. */
export const NotifyRequest = v.strictObject({
  to: v.exactOptional(
    v.strictObject({
      endpoint: v.pipe(v.string(), v.url(), v.maxLength(1_000)),
      key: base64Url(65),
      auth: base64Url(16),
    }),
  ),
});
export type NotifyRequest = v.InferOutput<typeof NotifyRequest>;

const Channel = v.picklist(['push', 'zalo', 'sms', 'mail']);
const State = v.picklist(['queued', 'sent', 'delivered', 'failed', 'expired', 'skipped']);

export const DeliveriesReply = v.strictObject({
  at: AtSeconds,
  /** Of each channel over which something went, or waits. */
  channels: v.array(
    v.strictObject({
      channel: Channel,
      queued: Count,
      sent: Count,
      delivered: Count,
      failed: Count,
      expired: Count,
      skipped: Count,
    }),
  ),
  /** Households that something did not reach, for whoever is in charge; absent for others. */
  missed: v.exactOptional(
    v.array(
      v.strictObject({
        household: IdText,
        village: IdText,
        name: v.string(),
        channel: Channel,
        state: State,
        why: v.exactOptional(v.string()),
      }),
    ),
  ),
});
export type DeliveriesReply = v.InferOutput<typeof DeliveriesReply>;
