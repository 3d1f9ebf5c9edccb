import { useEffect, useState } from 'preact/hooks';

let wasPainted = false;

/**
 * False until the first figures of this opening of the app have been seen on the screen, so that they do
 * not wait for what is below them; coming back later, all stands at once and the page keeps its place.
 */
export function usePainted(): boolean {
  const [isPainted, setPainted] = useState(wasPainted);
  useEffect(() => {
    if (wasPainted) return undefined;
    const timer = setTimeout(() => {
      wasPainted = true;
      setPainted(true);
    }, 50);
    return () => clearTimeout(timer);
  }, []);
  return isPainted;
}
