import { keep, recall } from './kept.ts';

/** Minutes away after which a book locks, as it may be set. */
export const AWAY_MINUTES = [5, 15, 60] as const;
export type AwayMinutes = (typeof AWAY_MINUTES)[number];

const AWAY = 'away';
const MINUTE_MS = 60_000;

export const awayMinutes = (): AwayMinutes =>
  AWAY_MINUTES.find((minutes) => String(minutes) === recall(AWAY)) ?? 15;

export const keepAwayMinutes = (minutes: AwayMinutes): void => keep(AWAY, String(minutes));

/**
 * Calls when the page has been out of sight for so long. Nothing runs out while somebody looks at it, however
 * long a form takes.
 */
export function watchAway(lock: () => void): () => void {
  let since: { readonly ms: number; readonly running: number } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    if (since === undefined) return;
    // One of the clocks stands still while a phone sleeps, the other can be set.
    const gone = Math.max(Date.now() - since.ms, performance.now() - since.running);
    if (gone >= awayMinutes() * MINUTE_MS) lock();
  };
  const seen = (): void => {
    clearTimeout(timer);
    if (document.visibilityState === 'visible') {
      look();
      since = undefined;
      return;
    }
    since ??= { ms: Date.now(), running: performance.now() };
    timer = setTimeout(look, awayMinutes() * MINUTE_MS);
  };
  document.addEventListener('visibilitychange', seen);
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', seen);
  };
}
