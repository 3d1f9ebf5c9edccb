import { signal } from '@preact/signals';
import type { Device } from '#device/device.ts';

/** What the page shows as a whole. */
export type Stage =
  | { readonly name: 'opening' }
  /** No link was ever opened on this phone. */
  | { readonly name: 'welcome' }
  | {
      readonly name: 'enrol';
      readonly device: Device;
      readonly card: string;
      readonly storeKey: string;
    }
  /** The phone belongs to somebody else already. */
  | { readonly name: 'taken'; readonly owner: string }
  | { readonly name: 'broken' }
  | { readonly name: 'open' };

export const stage = signal<Stage>({ name: 'opening' });
