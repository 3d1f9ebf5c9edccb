import type { Id } from '#kernel/id.ts';
import { type Answer, askingBy } from '#device/asking.ts';
import type { Device } from '#device/device.ts';
import { MonthFeed } from '#protocol/feeds.ts';

export type AskedMonth = {
  readonly place: Id;
  /** As `2026-11`. */
  readonly month: string;
  /** In which boundaries: `then`, `today` or a day as `2025-06-30`. */
  readonly in: string;
};

/** A month of a place above the villages, and of what lies right below it. */
export const askMonth = (device: Pick<Device, 'ask'>, asked: AskedMonth): Answer<MonthFeed> =>
  askingBy(device)(MonthFeed, 'feed/month', asked);
