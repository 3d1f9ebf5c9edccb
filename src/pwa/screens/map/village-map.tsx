import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Offset } from '#domain/position.ts';
import { Icon, type IconName } from '#pwa/ui/icon.tsx';
import { mapWords } from './map-words.ts';
import { boxOf, type Box, type Plan } from './plan.ts';
import type { Here, MapDoor } from './map-door.ts';
import { MapPicture, placesOf } from './map-picture.tsx';
import { useGestures } from './use-gestures.ts';
import { doorsAt, fit, moved, type Size, type View, zoomed } from './view.ts';
import './map.css';

type MapProps = {
  /** One door of the plan each, in its order. */
  readonly doors: readonly MapDoor[];
  readonly plan: Plan;
  readonly label: string;
  readonly picked: readonly number[];
  readonly onPick: (doors: readonly number[]) => void;
  readonly here?: Here | undefined;
  /** Asks where this phone is; absent where that is of no use. */
  readonly onHere?: (() => void) | undefined;
  /** A mark in the middle of the window; told what of the plan lies under it. */
  readonly onMiddle?: ((at: Offset) => void) | undefined;
  /** What lies over the lower edge. */
  readonly children?: ComponentChildren;
};

const FINGER_PX = 22;
const PICKED_MOST = 4;
const STEP_PX = 60;
const ZOOM_STEP = 1.5;

/** The village from above: doors where they stand, alleys, likely paths. No tiles, nothing to fetch. */
export function VillageMap(props: MapProps) {
  const { plan, doors, label, picked, onPick, here, onHere, onMiddle, children } = props;
  const frame = useRef<HTMLDivElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  // Undefined: the whole village, and whoever asked where they are.
  const [chosen, setView] = useState<View | undefined>(undefined);
  const whole = useMemo(
    () => fit(joined(plan.box, here), size, plan.spots.length),
    [plan, here, size],
  );
  const view = chosen ?? whole;
  const places = useMemo(() => placesOf(plan, view, size), [plan, view, size]);
  const pick = (at: Offset): void =>
    onPick(
      doorsAt(places, at, FINGER_PX)
        .filter((door) => doors[door]?.isShown === true)
        .slice(0, PICKED_MOST),
    );
  const onKey = (key: string): boolean => {
    const next = byKey(key, view, size);
    if (next !== undefined) setView(next === 'whole' ? undefined : next);
    return next !== undefined;
  };
  useGestures(frame, { view, size, sheet, onView: setView, onTap: pick, onKey });
  useLayoutEffect(() => {
    sheet.current?.style.removeProperty('transform');
    sheet.current?.style.removeProperty('will-change');
  }, [view]);
  useEffect(() => onMiddle?.({ x: view.x, y: view.y }), [view, onMiddle]);
  const middle = { x: size.w / 2, y: size.h / 2 };
  const zoom = (factor: number): void => setView(zoomed(view, size, factor, middle));
  const text = mapWords.value;
  return (
    <div class="map">
      <div
        ref={frame}
        class="map-frame"
        role="group"
        aria-label={`${label}. ${text.help}`}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it is moved by keys
        tabIndex={0}
      >
        <div ref={sheet} class="map-sheet">
          {size.w > 0 && <MapPicture {...{ plan, doors, view, size, places, picked, here }} />}
        </div>
        {onMiddle && <Middle />}
      </div>
      <Tools onZoom={zoom} onWhole={() => setView(undefined)} onHere={onHere} />
      {children}
    </div>
  );
}

function joined(box: Box, here: Here | undefined): Box {
  if (here === undefined) return box;
  const corners = [box, { x: box.x + box.w, y: box.y + box.h }, here.at];
  return boxOf(corners) ?? box;
}

type ToolsProps = {
  readonly onZoom: (factor: number) => void;
  readonly onWhole: () => void;
  readonly onHere: (() => void) | undefined;
};

function Tools({ onZoom, onWhole, onHere }: ToolsProps) {
  const text = mapWords.value;
  const find = (): void => {
    onWhole();
    onHere?.();
  };
  return (
    <div class="map-tools">
      <Tool icon="plus" label={text.closer} onPress={() => onZoom(ZOOM_STEP)} />
      <Tool icon="minus" label={text.wider} onPress={() => onZoom(1 / ZOOM_STEP)} />
      <Tool icon="everyone" label={text.whole} onPress={onWhole} />
      {onHere && <Tool icon="pin" label={text.here} onPress={find} />}
    </div>
  );
}

function Tool({ icon, label, onPress }: { icon: IconName; label: string; onPress: () => void }) {
  return (
    <button type="button" class="map-tool" onClick={onPress}>
      <Icon name={icon} />
      <span>{label}</span>
    </button>
  );
}

function Middle() {
  return (
    <svg class="map-middle" viewBox="0 0 48 48" aria-hidden="true">
      <path d="M24 2v16M24 30v16M2 24h16M30 24h16" />
      <circle cx="24" cy="24" r="3" />
    </svg>
  );
}

function byKey(key: string, view: View, size: Size): View | 'whole' | undefined {
  const middle = { x: size.w / 2, y: size.h / 2 };
  switch (key) {
    case '+':
    case '=':
      return zoomed(view, size, ZOOM_STEP, middle);
    case '-':
      return zoomed(view, size, 1 / ZOOM_STEP, middle);
    case '0':
      return 'whole';
    case 'ArrowLeft':
      return moved(view, STEP_PX, 0);
    case 'ArrowRight':
      return moved(view, -STEP_PX, 0);
    case 'ArrowUp':
      return moved(view, 0, STEP_PX);
    case 'ArrowDown':
      return moved(view, 0, -STEP_PX);
    default:
      return undefined;
  }
}

const NO_SIZE: Size = { w: 0, h: 0 };

function useSize(frame: { readonly current: HTMLElement | null }): Size {
  const [size, setSize] = useState(NO_SIZE);
  useLayoutEffect(() => {
    const box = frame.current;
    if (box === null) return undefined;
    const read = (): void => setSize({ w: box.clientWidth, h: box.clientHeight });
    const observer = new ResizeObserver(read);
    observer.observe(box);
    read();
    return () => observer.disconnect();
  }, [frame]);
  return size;
}
