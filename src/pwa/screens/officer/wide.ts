import { useEffect, useState } from 'preact/hooks';

const WIDE = '(min-width: 60em)';

/** Whether the window has room for columns. */
export function useWide(): boolean {
  const [wide, setWide] = useState(() => matchMedia(WIDE).matches);
  useEffect(() => {
    const query = matchMedia(WIDE);
    const look = (): void => {
      if (!matchMedia('print').matches) setWide(query.matches); // paper keeps what the window shows
    };
    query.addEventListener('change', look);
    return () => query.removeEventListener('change', look);
  }, []);
  return wide;
}
