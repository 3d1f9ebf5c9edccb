import { signal } from '@preact/signals';
import type { Device } from '#device/device.ts';

/** Why a PIN is chosen or asked for: a card that was opened, and what this phone is to be called, if any. */
export type Choosing = {
  readonly storeKey: string;
  readonly card?: string;
  readonly deviceName?: string;
  /** The card is a new one of whoever's store this is already. */
  readonly goesOn?: boolean;
};

/** What the page shows as a whole. */
export type Stage =
  | { readonly name: 'opening' }
  /** No link was ever opened on this phone. */
  | { readonly name: 'welcome' }
  | {
      readonly name: 'enrol';
      readonly card: string;
      readonly storeKey: string;
      /** Once it is known whether it is locked, and its PIN chosen. */
      readonly device?: Device;
      readonly deviceName?: string;
    }
  | ({ readonly name: 'choose-pin' } & Choosing)
  | ({ readonly name: 'locked' } & Choosing)
  /** Whose book shall be opened. */
  | { readonly name: 'people' }
  | { readonly name: 'wiped' }
  | { readonly name: 'broken' }
  | { readonly name: 'open' };

export const stage = signal<Stage>({ name: 'opening' });

/** Whether a place of an open book has been drawn in this tab. */
export const hasDrawn = signal(false);
