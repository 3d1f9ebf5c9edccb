import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';
import { words } from './language.ts';

export type Place = {
  href: string;
  icon: IconName;
  label: string;
  /** Things waiting there; 0 shows nothing. */
  count?: number | undefined;
};

/** Three to five named places; `current` is the href of the one being looked at. */
export function BottomBar({ places, current }: { places: readonly Place[]; current: string }) {
  return (
    <nav class="bar" aria-label={words.value.shell.places}>
      <ul>
        {places.map((place) => (
          <li key={place.href}>
            <a href={place.href} aria-current={place.href === current ? 'page' : undefined}>
              <span class="bar-icon">
                <Icon name={place.icon} />
                {place.count ? (
                  <span class="bar-count">{words.value.shell.count(place.count)}</span>
                ) : null}
              </span>
              <span>{place.label}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
