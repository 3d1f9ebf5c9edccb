import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { Offset } from '#domain/position.ts';
import { moved, type Size, type View, zoomed } from './view.ts';

export type Gestures = {
  readonly view: View;
  readonly size: Size;
  /** The sheet that is moved as a picture while fingers are on it; what it shows is drawn anew afterwards. */
  readonly sheet: { readonly current: HTMLElement | null };
  readonly onView: (view: View) => void;
  readonly onTap: (at: Offset) => void;
  /** Whether the key was one of the map's. */
  readonly onKey: (key: string) => boolean;
};

const TAP_PX = 8;
const WHEEL_REST_MS = 140;
const WHEEL_STRENGTH = 0.0016;

/** Dragging, pinching, the wheel and keys over the window of a map. */
export function useGestures(
  frame: { readonly current: HTMLElement | null },
  gestures: Gestures,
): void {
  const [latest] = useState(() => createLatest(gestures));
  useLayoutEffect(() => latest.put(gestures));
  useEffect(() => {
    const box = frame.current;
    return box === null ? undefined : watch(box, latest.get);
  }, [frame, latest]);
}

/** What is drawn now, for listeners that stay. */
function createLatest(first: Gestures) {
  let now = first;
  return {
    get: (): Gestures => now,
    put(next: Gestures): void {
      now = next;
    },
  };
}

function watch(box: HTMLElement, now: () => Gestures): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  const preview = createPreview(now);
  watchFingers(box, now, preview, signal);
  watchWheel(box, now, preview, signal);
  box.addEventListener(
    'keydown',
    (event) => {
      if (!event.ctrlKey && !event.metaKey && now().onKey(event.key)) event.preventDefault();
    },
    { signal },
  );
  return () => listening.abort();
}

/** What is seen while fingers are on the map, before it is drawn anew. */
type Preview = {
  readonly view: () => View;
  readonly show: (view: View) => void;
  readonly end: () => void;
};

function createPreview(now: () => Gestures): Preview {
  let shown: View | undefined;
  return {
    view: () => shown ?? now().view,
    show(view) {
      shown = view;
      moveSheet(now(), view);
    },
    end() {
      const view = shown;
      shown = undefined;
      if (view !== undefined) now().onView(view);
    },
  };
}

function pointIn(box: HTMLElement, event: MouseEvent): Offset {
  const { left, top } = box.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}

function watchFingers(
  box: HTMLElement,
  now: () => Gestures,
  preview: Preview,
  signal: AbortSignal,
): void {
  const pointers = new Map<number, Offset>();
  let wayPx = 0;
  const down = (event: PointerEvent): void => {
    if (pointers.size === 0) wayPx = 0;
    pointers.set(event.pointerId, pointIn(box, event));
    box.setPointerCapture(event.pointerId);
  };
  const move = (event: PointerEvent): void => {
    const from = pointers.get(event.pointerId);
    if (from === undefined) return;
    const to = pointIn(box, event);
    wayPx += Math.hypot(to.x - from.x, to.y - from.y);
    const before = [...pointers.values()];
    pointers.set(event.pointerId, to);
    if (wayPx < TAP_PX) return;
    preview.show(byFingers(preview.view(), now().size, before, [...pointers.values()]));
  };
  const up = (event: PointerEvent): void => {
    if (!pointers.delete(event.pointerId) || pointers.size > 0) return;
    if (wayPx < TAP_PX && event.type === 'pointerup') now().onTap(pointIn(box, event));
    preview.end();
  };
  box.addEventListener('pointerdown', down, { signal });
  box.addEventListener('pointermove', move, { signal });
  box.addEventListener('pointerup', up, { signal });
  box.addEventListener('pointercancel', up, { signal });
}

function watchWheel(
  box: HTMLElement,
  now: () => Gestures,
  preview: Preview,
  signal: AbortSignal,
): void {
  let resting: ReturnType<typeof setTimeout> | undefined;
  const wheel = (event: WheelEvent): void => {
    event.preventDefault();
    const factor = Math.exp(-event.deltaY * WHEEL_STRENGTH);
    preview.show(zoomed(preview.view(), now().size, factor, pointIn(box, event)));
    clearTimeout(resting);
    resting = setTimeout(preview.end, WHEEL_REST_MS);
  };
  box.addEventListener('wheel', wheel, { passive: false, signal });
  signal.addEventListener('abort', () => clearTimeout(resting));
}

/** Moves the drawn sheet as one picture, which costs a phone nothing. */
function moveSheet({ sheet, view, size }: Gestures, to: View): void {
  const { current } = sheet;
  if (current === null) return;
  const factor = to.scale / view.scale;
  const dx = (view.x - to.x) * to.scale + (size.w / 2) * (1 - factor);
  const dy = (view.y - to.y) * to.scale + (size.h / 2) * (1 - factor);
  current.style.willChange = 'transform';
  current.style.transform = `translate(${dx}px, ${dy}px) scale(${factor})`;
}

/** One finger moves; two move and zoom about their middle. */
function byFingers(
  view: View,
  size: Size,
  before: readonly Offset[],
  after: readonly Offset[],
): View {
  const [from, to] = [middle(before), middle(after)];
  const dragged = moved(view, to.x - from.x, to.y - from.y);
  const [apart, apartNow] = [spread(before), spread(after)];
  return apart === 0 || apartNow === 0 ? dragged : zoomed(dragged, size, apartNow / apart, to);
}

const middle = (points: readonly Offset[]): Offset => ({
  x: points.reduce((sum, { x }) => sum + x, 0) / points.length,
  y: points.reduce((sum, { y }) => sum + y, 0) / points.length,
});

function spread([one, other]: readonly Offset[]): number {
  return one && other ? Math.hypot(one.x - other.x, one.y - other.y) : 0;
}
