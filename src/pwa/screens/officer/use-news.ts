import { useEffect, useRef, useState } from 'preact/hooks';
import { news } from '#pwa/phone/phone.ts';

/** An answer is asked for anew at most this often, however much comes in. */
const NEWS_REST_MS = 15_000;

/**
 * Grows when there is news, at most every fifteen seconds. Not for questions that are noted as a look at
 * somebody's data: those an officer asks.
 */
export function useNews(): number {
  const [turn, setTurn] = useState(0);
  const changedAt = useRef(Number.NEGATIVE_INFINITY);
  const heard = news.value;
  const last = useRef(heard);
  useEffect(() => {
    if (heard === last.current) return undefined;
    const waitMs = Math.max(0, changedAt.current + NEWS_REST_MS - performance.now());
    const timer = setTimeout(() => {
      last.current = heard;
      changedAt.current = performance.now();
      setTurn((before) => before + 1);
    }, waitMs);
    return () => clearTimeout(timer);
  }, [heard]);
  return turn;
}
