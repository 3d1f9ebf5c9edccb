import { markCookie, marksIn, noMarkCookie } from '#protocol/mark.ts';
import type { Mark } from '#device/platform.ts';

/** Marks as cookies of the app's origin. A browser that keeps no cookies forgets them. */
export function createCookieMark(): Mark {
  const isSecure = location.protocol === 'https:';
  const port = Number(location.port);
  return {
    list: () => marksIn(document.cookie).filter((line) => line.port === port),
    put(said) {
      document.cookie = markCookie({ ...said, port }, isSecure);
    },
    drop(stream) {
      document.cookie = noMarkCookie(stream, isSecure);
    },
    async renew() {
      // A failure costs nothing: the next exchange renews again.
      await fetch('/api/mark', { method: 'POST', credentials: 'same-origin' }).catch(
        () => undefined,
      );
    },
  };
}
