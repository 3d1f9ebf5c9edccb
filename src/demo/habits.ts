import { weekdayOf } from '#kernel/vi-calendar.ts';
import { isHarvest, isWeekend, nextWeekday } from '#demo/calendar.ts';
import type { Dice } from '#demo/dice.ts';
import type { DemoDoor } from '#demo/village.ts';

/** Minutes of the day. */
export const SEVEN_PM = 19 * 60;

/** How likely somebody of the household opens the door at a minute of a day. */
export function isHome(dice: Dice, door: DemoDoor, on: number, minute: number): boolean {
  const { back } = door;
  const isExpected =
    back !== undefined &&
    on >= back.on &&
    on <= back.on + 2 &&
    minute >= (back.hour ?? 0) * 60 - 15;
  if (isExpected && door.habit !== 'gone') return dice.chance(0.9);
  const share = shareHome(door, on, minute);
  return dice.chance(isHarvest(on) && door.habit !== 'elders' ? share * 0.8 : share);
}

function shareHome({ habit, code }: DemoDoor, on: number, minute: number): number {
  const isEvening = minute >= SEVEN_PM - 20;
  switch (habit) {
    case 'evening':
      if (isEvening) return 0.88;
      return isWeekend(on) ? 0.55 : 0.35;
    case 'night':
      return minute >= SEVEN_PM + 30 ? 0.85 : 0.14;
    case 'fields':
      return isWeekend(on) || weekdayOf(on) === 5 ? 0.66 : 0.3;
    case 'shift':
      return (Math.floor(on / 7) + code.length + code.charCodeAt(code.length - 1)) % 2 === 0
        ? 0.84
        : 0.16;
    case 'weekend':
      return isWeekend(on) ? 0.86 : 0.14;
    case 'gone':
      return 0.015;
    case 'elders':
      return minute > 20 * 60 + 30 ? 0.6 : 0.9;
  }
}

/** When neighbours or the family say to come again. */
export function backFor(
  dice: Dice,
  door: DemoDoor,
  on: number,
): { readonly on: number; readonly hour?: number } {
  switch (door.habit) {
    case 'fields':
      return { on: nextWeekday(on, dice.pick([4, 5, 6])), hour: 19 };
    case 'night':
      return { on: on + dice.range(1, 4), hour: 20 };
    case 'shift':
      return { on: on + dice.range(5, 8), hour: 19 };
    case 'weekend':
      return { on: nextWeekday(on, dice.pick([6, 7])), ...(dice.chance(0.5) && { hour: 9 }) };
    case 'gone':
      return { on: on + dice.range(20, 60) };
    default:
      return { on: on + dice.range(1, 7), ...(dice.chance(0.6) && { hour: 19 }) };
  }
}
