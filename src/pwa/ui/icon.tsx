import { signal } from '@preact/signals';
import { untilLoaded } from './until-loaded.ts';
import { FIRST_ICONS } from '#look/first-icons.ts';
import type { LATER_ICONS } from '#look/later-icons.ts';

type LaterName = keyof typeof LATER_ICONS;
export type IconName = keyof typeof FIRST_ICONS | LaterName;

/** Drawings that the frame of a screen does not need: they come a moment later, into their empty places. */
const later = signal<typeof LATER_ICONS | undefined>(undefined);

/** Where they cannot be had, every icon still has its word. */
export async function loadIcons(): Promise<void> {
  later.value = (await untilLoaded(() => import('#look/later-icons.ts'))).LATER_ICONS;
}

/** A drawing beside a word; screen readers hear the word only. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={isFirst(name) ? FIRST_ICONS[name].join('') : later.value?.[name].join('')} />
    </svg>
  );
}

const isFirst = (name: IconName): name is keyof typeof FIRST_ICONS => name in FIRST_ICONS;
