import { ICONS } from '#look/icons.ts';
import type { IconName } from '#look/icons.ts';

export type { IconName };

/** A drawing beside a word; screen readers hear the word only. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={ICONS[name].join('')} />
    </svg>
  );
}
