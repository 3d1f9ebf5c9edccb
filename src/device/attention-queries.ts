import type { Id } from '#kernel/id.ts';
import { type Answer, askingBy, jsonOf } from '#device/asking.ts';
import type { Device } from '#device/device.ts';
import { DecideReply, type DecideRequest, DECISIONS_MAX } from '#protocol/decide.ts';
import { AttentionReply } from '#protocol/queries.ts';

export { DECISIONS_MAX };

/** What waits for somebody in charge of an office; apart, because one screen needs it. */
export function attentionQueries(device: Pick<Device, 'ask'>): {
  attention(place: Id): Answer<AttentionReply>;
  /** What was sent and not taken, the last first. */
  refused(place: Id): Answer<AttentionReply>;
  /** One decision over facts of a book that this phone does not carry. */
  decide(request: DecideRequest): Answer<DecideReply>;
} {
  const ask = askingBy(device);
  return {
    attention: (place) => ask(AttentionReply, 'attention', { place }),
    refused: (place) => ask(AttentionReply, 'attention', { place, refused: true }),
    decide: (request) => ask(DecideReply, 'decide', {}, jsonOf(request)),
  };
}
