import type { Id } from '#kernel/id.ts';
import type { Device } from '#device/device.ts';
import { type Answer, askingBy, jsonOf } from '#device/asking.ts';
import { DeliveriesReply, NotifyReply, type NotifyRequest } from '#protocol/deliveries.ts';

/** What a device asks about messages that reach it, and others, while no app is open. */
export function notifyQueries(device: Pick<Device, 'ask'>): {
  /** Whether the home sends such messages, and to this device. */
  notify(): Answer<NotifyReply>;
  /** Where this device takes them; that it wants none when absent. */
  setNotify(to?: NotifyRequest['to']): Answer<NotifyReply>;
  deliveries(place: Id, notice: Id): Answer<DeliveriesReply>;
} {
  const ask = askingBy(device);
  return {
    notify: () => ask(NotifyReply, 'notify', {}),
    setNotify: (to) => ask(NotifyReply, 'notify/set', {}, jsonOf(to === undefined ? {} : { to })),
    deliveries: (place, notice) => ask(DeliveriesReply, 'deliveries', { place, notice }),
  };
}
