import type { Id } from '#kernel/id.ts';
import { type Answer, askingBy, jsonOf } from '#device/asking.ts';
import type { Device } from '#device/device.ts';
import { WrittenReply } from '#protocol/decide.ts';
import { DirectiveReply, DirectivesReply, type DirectiveStep } from '#protocol/directives.ts';

/** What an officer asks about what villages were told to do; apart, because few screens need it. */
export function directiveQueries(device: Pick<Device, 'ask'>): {
  all(place: Id): Answer<DirectivesReply>;
  one(place: Id, task: Id): Answer<DirectiveReply>;
  /** Sends back what a village has settled. */
  step(step: DirectiveStep): Answer<WrittenReply>;
} {
  const ask = askingBy(device);
  return {
    all: (place) => ask(DirectivesReply, 'directives', { place }),
    one: (place, task) => ask(DirectiveReply, 'directive', { place, task }),
    step: (step) => ask(WrittenReply, 'directive/step', {}, jsonOf(step)),
  };
}
