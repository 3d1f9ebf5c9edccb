import type { Id } from '#kernel/id.ts';
import { type Answer, askingBy } from '#device/asking.ts';
import type { Device } from '#device/device.ts';
import { DueReply } from '#protocol/due.ts';

/** What is kept until a day that is near or past. */
export const askDue = (device: Pick<Device, 'ask'>, place: Id): Answer<DueReply> =>
  askingBy(device)(DueReply, 'due', { place });
