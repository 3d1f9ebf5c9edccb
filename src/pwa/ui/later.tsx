import { type Attributes, type ComponentType, createElement } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { untilLoaded } from './until-loaded.ts';

type LaterProps<Props> = {
  /** Stays the same function, or the part is loaded anew. */
  readonly load: () => Promise<ComponentType<Props>>;
  readonly props: Props & Attributes;
};

/** A part of a screen that comes by itself, a moment after the rest; nothing stands there until then. */
export function Later<Props>({ load, props }: LaterProps<Props>) {
  const [loaded, setLoaded] = useState<{ readonly part: ComponentType<Props> } | undefined>(
    undefined,
  );
  useEffect(() => {
    let isGone = false;
    const take = async (): Promise<void> => {
      const part = await untilLoaded(load, () => !isGone);
      if (part !== undefined && !isGone) setLoaded({ part });
    };
    void take();
    return () => {
      isGone = true;
    };
  }, [load]);
  return loaded === undefined ? null : createElement(loaded.part, props);
}
