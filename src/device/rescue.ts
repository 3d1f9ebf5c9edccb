import type { Bytes } from '#kernel/bytes.ts';
import { COPIES_MEDIA_TYPE, carryFile, saysTaken } from '#book/copy.ts';
import { openBrowserMirror } from '#device/browser-mirror.ts';
import { bring } from '#device/bring.ts';
import type { Transport } from '#device/platform.ts';

/*
 * What a phone can still do when its store cannot be opened: copies need no key, so they can be saved as a
 * file or brought to the home as they are. They stay in the mirror, where a store that opens again finds
 * them.
 */

export type Rescue = {
  readonly copies: number;
  /** The same form as a bundle's: any other phone carries it. */
  readonly file: Bytes;
  readonly mediaType: string;
  /** How many the home has taken now, and what hindered the others. */
  bring(): Promise<{ readonly taken: number; readonly code?: string }>;
};

/** What the mirror holds of a store and of those that are gone. */
export async function openRescue(store: string, transport: Transport): Promise<Rescue> {
  const { own, lost } = await openBrowserMirror(store).list();
  const copies = [...new Map([...own, ...lost].map(({ name, bytes }) => [name, bytes])).values()];
  return {
    copies: copies.length,
    file: carryFile('copies', copies),
    mediaType: COPIES_MEDIA_TYPE,
    async bring() {
      const { answers, code } = await bring({ transport }, copies);
      const taken = answers.filter(saysTaken).length;
      return { taken, ...(code !== undefined && { code }) };
    },
  };
}
