import type { Device } from '#device/device.ts';
import { route } from '#pwa/router.ts';
import { keep, recall } from './kept.ts';
import { firstPlace } from './roles.ts';

const FIRST_PLACE = 'first-place';

export const keepFirstPlace = (device: Device): void => keep(FIRST_PLACE, firstPlace(device));

/** The screen that this page will show once the phone's store is open. */
export function firstScreen(): readonly string[] {
  const { path } = route.peek();
  return path.length === 0 ? [recall(FIRST_PLACE) ?? 'doors'] : path;
}
