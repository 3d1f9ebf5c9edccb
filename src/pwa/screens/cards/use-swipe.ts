import { useState } from 'preact/hooks';

type Swipe = { readonly onLeft: () => void; readonly onRight: () => void };
type Handlers = {
  readonly onTouchStart: (event: TouchEvent) => void;
  readonly onTouchEnd: (event: TouchEvent) => void;
};

/** A finger drawn sideways so far, and more sideways than down, turns over. */
const FAR_PX = 56;

/** Turning over by a finger; the buttons do the same. */
export function useSwipe({ onLeft, onRight }: Swipe): Handlers {
  const [begun, setBegun] = useState<Touch | undefined>(undefined);
  return {
    onTouchStart({ touches }) {
      setBegun(touches.length === 1 ? touches[0] : undefined);
    },
    onTouchEnd({ changedTouches }) {
      const [from, to] = [begun, changedTouches[0]];
      setBegun(undefined);
      if (from === undefined || to === undefined) return;
      const [x, y] = [to.clientX - from.clientX, to.clientY - from.clientY];
      if (Math.abs(x) < FAR_PX || Math.abs(x) < 2 * Math.abs(y)) return;
      if (x < 0) onLeft();
      else onRight();
    },
  };
}
