import { gunzipSync, type ZlibOptions } from 'node:zlib';

/*
 * Node's own, but what unpacks does so at once: a pool of threads takes turns that nobody can order. In a run
 * whoever unpacks at the home gets this module in place of `node:zlib` (`loader.ts`), and always all of it.
 */
export { brotliCompress, constants, crc32, gunzipSync, gzip } from 'node:zlib';

type Hear = (word?: unknown) => void;

export function createGunzip(options?: ZlibOptions) {
  const hears: Record<string, Hear> = {};
  return {
    on: (name: string, hear: Hear): void => void (hears[name] = hear),
    destroy: (): void => undefined,
    end(bytes: Uint8Array): void {
      let plain: Uint8Array;
      try {
        plain = gunzipSync(bytes, options);
      } catch (error) {
        return hears['error']?.(error);
      }
      hears['data']?.(plain);
      return hears['end']?.();
    },
  };
}
