import { useEffect, useRef, useState } from 'preact/hooks';
import { Door } from './door.tsx';
import type { DoorFace } from './door.tsx';
import { Icon } from './icon.tsx';
import { words } from './language.ts';
import { WHOLE_MAX } from './long-list.tsx';
import { VirtualList } from './virtual-list.tsx';

export type WallDoor = {
  id: string;
  href: string;
  /** House number as spoken in the village; may be empty. */
  number: string;
  /** Name of the head, short enough to stand under a door. */
  name: string;
  face: DoorFace;
  /** The whole sentence, see `doorSentence` of the words. */
  label: string;
};

const TILE_REM = 5.7;

type WallProps = {
  readonly doors: readonly WallDoor[];
  readonly label?: string | undefined;
  /** Told by whoever knows how many doors the whole screen has. */
  readonly isLong?: boolean;
};

/** The village at night: every household a door. Of very many only those near the window are drawn. */
export function Wall({ doors, label, isLong = doors.length > WHOLE_MAX }: WallProps) {
  const box = useRef<HTMLDivElement>(null);
  const columns = useColumns(box);
  const name = label ?? words.value.door.wall;
  return (
    <div ref={box} class="wall">
      {isLong ? (
        <VirtualList
          items={doors}
          keyOf={(door) => door.id}
          render={(door) => <WallTile {...door} />}
          label={name}
          columns={columns}
          rowPx={150}
        />
      ) : (
        <ul class="wall-grid" aria-label={name}>
          {doors.map((door) => (
            <li key={door.id}>
              <WallTile {...door} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function WallTile({ href, number, name, face, label }: WallDoor) {
  return (
    <a class="tile" href={href}>
      <Door face={face} size="tile" />
      <span aria-hidden="true" class="tile-name">
        {number && <b>{number} </b>}
        {name}
      </span>
      <span class="sr">
        {number && `${words.value.door.house(number)}: `}
        {label}
      </span>
    </a>
  );
}

function useColumns(box: { readonly current: HTMLElement | null }): number {
  const [columns, setColumns] = useState(3);
  useEffect(() => {
    const wall = box.current;
    if (wall === null) return undefined;
    const rem = Number(getComputedStyle(document.documentElement).fontSize.replace('px', ''));
    const watch = new ResizeObserver(() =>
      setColumns(Math.max(1, Math.floor(wall.clientWidth / (TILE_REM * rem)))),
    );
    watch.observe(wall);
    return () => watch.disconnect();
  }, [box]);
  return columns;
}

const KEY_FACES = {
  shut: {
    panes: [false, false, false, false, false],
    met: false,
    whole: false,
    teaches: false,
    away: 0,
  },
  ajar: {
    panes: [false, false, false, false, false],
    met: true,
    whole: false,
    teaches: false,
    away: 0,
  },
  lit: {
    panes: [true, true, false, true, false],
    met: true,
    whole: false,
    teaches: false,
    away: 0,
  },
  whole: { panes: [true, true, true, true, true], met: true, whole: true, teaches: false, away: 0 },
  teaches: {
    panes: [true, true, true, true, true],
    met: true,
    whole: true,
    teaches: true,
    away: 0,
  },
  away: {
    panes: [true, false, false, false, false],
    met: true,
    whole: false,
    teaches: false,
    away: 2,
  },
} as const;

const KEY_ORDER = ['shut', 'ajar', 'lit', 'whole', 'teaches', 'away'] as const;

/** How to read a door, folded away until asked for. */
export function DoorKey() {
  const text = words.value.door;
  return (
    <details class="door-key">
      <summary>
        <Icon name="info" /> {text.keyTitle}
      </summary>
      <ul>
        {KEY_ORDER.map((part) => (
          <li key={part}>
            <Door face={KEY_FACES[part]} size="row" /> <span>{text.key[part]}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
