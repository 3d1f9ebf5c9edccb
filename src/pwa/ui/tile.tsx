import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';

type TileProps = {
  readonly href: string;
  readonly icon: IconName;
  readonly word: string;
  /** A short figure; nothing stands there where nothing is to be counted. */
  readonly count?: string | undefined;
  /** What the figure says, for who does not see it. */
  readonly said?: string | undefined;
};

/** A way to a part of the app, several of them side by side in `.tiles`. */
export const Tile = ({ href, icon, word, count, said }: TileProps) => (
  <a class="tile" href={href}>
    <span class="tile-top">
      <Icon name={icon} />
      {count !== undefined && (
        <span class="tile-count" aria-hidden="true">
          {count}
        </span>
      )}
    </span>
    <span>{word}</span>
    {said !== undefined && <span class="sr">: {said}</span>}
  </a>
);
