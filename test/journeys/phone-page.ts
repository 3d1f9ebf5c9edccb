// What the journey of the phone's store runs in the page: the device, and no screen.

import { openBrowserDevice } from '#device/browser.ts';
import type { Device } from '#device/device.ts';
import { openIdbStore } from '#device/idb-store.ts';

/** What the journey reaches for from outside the page. */
export type PhonePage = {
  openPhone: typeof openBrowserDevice;
  openStore: typeof openIdbStore;
  /** The phone that a journey has opened. */
  device?: Device;
  /** Durability of every writing transaction by the tables it wrote. */
  writes: { tables: string; durability: string }[];
  /** Writes everything relaxed, to show what a power cut takes then. */
  isRelaxed?: boolean;
};

const page = globalThis as unknown as PhonePage; // the page is ours alone
page.openPhone = openBrowserDevice;
page.openStore = openIdbStore;
page.writes = [];

const begin = IDBDatabase.prototype.transaction;
IDBDatabase.prototype.transaction = function watched(tables, mode, options) {
  const transaction = begin.call(
    this,
    tables,
    mode,
    page.isRelaxed ? { durability: 'relaxed' } : options,
  );
  if (mode === 'readwrite') {
    const names = [...transaction.objectStoreNames].join(' ');
    page.writes.push({ tables: names, durability: transaction.durability });
  }
  return transaction;
};
