import { useEffect, useState } from 'preact/hooks';

/** A part of a screen that comes by itself, a moment after the rest; undefined until then. */
export function useLoaded<Part>(load: () => Promise<Part>): Part | undefined {
  const [loaded, setLoaded] = useState<{ readonly part: Part } | undefined>(undefined);
  useEffect(() => {
    let isGone = false;
    const take = async (): Promise<void> => {
      const part = await load();
      if (!isGone) setLoaded({ part });
    };
    void take();
    return () => {
      isGone = true;
    };
  }, [load]);
  return loaded?.part;
}
