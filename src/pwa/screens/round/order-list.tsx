import type { RefObject } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Icon } from '#pwa/ui/icon.tsx';
import { showToast } from '#pwa/ui/toast.tsx';
import { startUpper } from '#pwa/phone/names.ts';
import type { RoundWords } from './round-words.ts';
import type { RoundView } from './use-round.ts';

/** A door on its way to another place of the list. */
type Drag = { readonly from: number; readonly to: number; readonly by: number };

type OrderProps = {
  readonly view: RoundView;
  readonly text: RoundWords;
};

/** The evening's doors to be put in another order: by dragging, by keys, or by buttons. */
export function OrderList({ view, text }: OrderProps) {
  const { stops } = view.round;
  const list = useRef<HTMLUListElement>(null);
  const [said, setSaid] = useState('');
  const headOf = (place: number): string =>
    startUpper(view.lines.get(stops[place]?.household ?? '')?.head ?? '');
  const move = (from: number, to: number): void => {
    const household = stops[from]?.household;
    if (household === undefined || to < 0 || to >= stops.length || to === from) return;
    view.move(household, to);
    setSaid(text.moved(headOf(from), to + 1));
  };
  const { drag, begin } = useDrag(list, move);
  return (
    <>
      <p class="soft small">{text.hint}</p>
      <p class="sr" aria-live="polite">
        {said}
      </p>
      <ul class="list" aria-label={text.list} ref={list}>
        {stops.map(({ household }, place) => (
          <li
            key={household}
            class={`stop-order${markOf(drag, place)}`}
            style={drag?.from === place ? { transform: `translateY(${drag.by}px)` } : undefined}
          >
            <Handle
              text={text}
              head={headOf(place)}
              onBegin={(event) => begin(event, place)}
              onStep={(step) => move(place, place + step)}
            />
            <span class="stop-head">
              {place + 1}. {headOf(place)}
            </span>
            <Moves
              text={text}
              head={headOf(place)}
              isFirst={place === 0}
              isLast={place === stops.length - 1}
              onMove={(step) => move(place, place + step)}
              onDrop={() => showToast(text.droppedNow(headOf(place)), view.drop(household))}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

/** Follows a finger from the handle it pressed; the list changes when it is lifted. */
function useDrag(
  list: RefObject<HTMLUListElement | null>,
  move: (from: number, to: number) => void,
) {
  const [drag, setDrag] = useState<Drag | undefined>(undefined);
  const begin = (event: PointerEvent, from: number): void => {
    const handle = event.currentTarget as HTMLElement; // the button it was pressed on
    handle.setPointerCapture(event.pointerId);
    const middles = Array.from(list.current?.children ?? [], (item) => {
      const { top, height } = item.getBoundingClientRect();
      return top + height / 2 + window.scrollY;
    });
    const dragOf = ({ pageY }: PointerEvent): Drag => {
      const by = pageY - event.pageY;
      const at = (middles[from] ?? 0) + by;
      const passed = middles.filter((middle, place) => place !== from && middle < at);
      return { from, to: passed.length, by };
    };
    const follow = (moved: PointerEvent): void => {
      scrollAtEdges(moved.clientY);
      setDrag(dragOf(moved));
    };
    const end = (ended: PointerEvent): void => {
      handle.removeEventListener('pointermove', follow);
      handle.removeEventListener('pointerup', end);
      handle.removeEventListener('pointercancel', end);
      setDrag(undefined);
      if (ended.type === 'pointerup') move(from, dragOf(ended).to);
    };
    handle.addEventListener('pointermove', follow);
    handle.addEventListener('pointerup', end);
    handle.addEventListener('pointercancel', end);
  };
  return { drag, begin };
}

type HandleProps = {
  readonly text: RoundWords;
  readonly head: string;
  readonly onBegin: (event: PointerEvent) => void;
  readonly onStep: (step: number) => void;
};

function Handle({ text, head, onBegin, onStep }: HandleProps) {
  return (
    <button
      type="button"
      class="stop-handle"
      aria-label={text.handle(head)}
      onPointerDown={onBegin}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
        event.preventDefault();
        onStep(event.key === 'ArrowUp' ? -1 : 1);
      }}
    >
      <Icon name="sort" />
    </button>
  );
}

type MovesProps = {
  readonly text: RoundWords;
  readonly head: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onMove: (step: number) => void;
  readonly onDrop: () => void;
};

function Moves({ text, head, isFirst, isLast, onMove, onDrop }: MovesProps) {
  const button = (label: string, spoken: string, onPress: () => void, isOff = false) => (
    <button
      type="button"
      class="button button--secondary"
      aria-label={spoken}
      disabled={isOff}
      onClick={onPress}
    >
      <span>{label}</span>
    </button>
  );
  return (
    <span class="stop-buttons">
      {button(text.up, text.upOf(head), () => onMove(-1), isFirst)}
      {button(text.down, text.downOf(head), () => onMove(1), isLast)}
      {button(text.drop, text.dropOf(head), onDrop)}
    </span>
  );
}

const EDGE_PX = 80;
const SCROLL_PX = 12;

function scrollAtEdges(y: number): void {
  if (y < EDGE_PX) window.scrollBy(0, -SCROLL_PX);
  else if (y > window.innerHeight - EDGE_PX) window.scrollBy(0, SCROLL_PX);
}

function markOf(drag: Drag | undefined, place: number): string {
  if (drag === undefined) return '';
  if (drag.from === place) return ' dragged';
  if (drag.to !== place || drag.to === drag.from) return '';
  return drag.to < drag.from ? ' drop-here' : ' drop-below';
}
