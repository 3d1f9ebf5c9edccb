import { gunzipSync } from 'node:zlib';
import type { Medium } from '#device/memory-store.ts';

/** All that lies in a phone's store, as texts: sealed and packed values opened. */
export function dumpMedium(medium: Medium): string {
  const texts: string[] = [];
  const look = (value: unknown): void => {
    if (value instanceof Uint8Array) {
      texts.push(Buffer.from(value).toString('utf8'), Buffer.from(value).toString('latin1'));
      try {
        texts.push(gunzipSync(value.subarray(2)).toString('utf8'));
      } catch {
        // Not packed.
      }
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(look);
    else texts.push(String(value));
  };
  for (const table of medium.values()) for (const value of table.values()) look(value);
  return texts.join('\n');
}
