import type { Transport } from '#device/platform.ts';
import type { PhoneOptions } from './world.ts';

type Sent = { readonly method: string; readonly path: string; readonly bytes: number };

/** What a phone asked of the home, and a way to cut it off. */
export function watch() {
  const sent: Sent[] = [];
  let left = Number.POSITIVE_INFINITY;
  const through: NonNullable<PhoneOptions['through']> =
    (direct): Transport =>
    async (path, init) => {
      if (left <= 0) throw new TypeError('no network');
      const bytes = init.body?.length ?? 0;
      if (init.method === 'PATCH') left -= 1;
      sent.push({ method: init.method, path, bytes });
      return direct(path, init);
    };
  return {
    sent,
    through,
    /** Lets so many steps of uploads through, and then nothing. */
    cutAfter(steps: number): void {
      left = steps;
    },
    uploads: () => sent.filter(({ path }) => path.startsWith('/api/upload')),
    uploaded: () =>
      sent.filter(({ method }) => method === 'PATCH').reduce((sum, { bytes }) => sum + bytes, 0),
  };
}
