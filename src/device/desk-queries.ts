import type { Id } from '#kernel/id.ts';
import type { Device } from '#device/device.ts';
import { type Answer, askingBy, jsonOf } from '#device/asking.ts';
import { WrittenReply } from '#protocol/decide.ts';
import { DeskReply, type DeskStep } from '#protocol/desk.ts';

/** What an officer of the desk asks of the home; apart, because few screens need it. */
export function deskQueries(device: Pick<Device, 'ask'>): {
  /** Matters that villages of a commune passed on. */
  cases(place: Id): Answer<DeskReply>;
  step(step: DeskStep): Answer<WrittenReply>;
} {
  const ask = askingBy(device);
  return {
    cases: (place) => ask(DeskReply, 'desk', { place }),
    step: (step) => ask(WrittenReply, 'desk/step', {}, jsonOf(step)),
  };
}
