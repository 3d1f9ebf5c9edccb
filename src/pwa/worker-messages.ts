/*
 * What pages and the service worker say to each other. They may be of different builds for years, so a word
 * once here keeps its meaning.
 */

/** Tells the worker to see whether the server has another build, and to fetch it. */
export type Look = { readonly do: 'look' };
/** Of a build, by its id: `open` it next time; it has `started` well; `stay` with the one before it. */
export type About = { readonly do: 'open' | 'started' | 'stay'; readonly build: string };
export type ToWorker = Look | About | 'keep-officer-screens';

/** Another build lies whole on the phone; at `check` is its module that counts what it cannot read. */
export type Ready = { readonly do: 'ready'; readonly build: string; readonly check: string };
/** The build before is to be opened instead. */
export type Reopen = { readonly do: 'reopen' };
/** The browser has found a network: what waits goes out now. */
export type Send = { readonly do: 'send' };
export type FromWorker = Ready | Reopen | Send;

/** What a page has the browser call when there is a network. */
export const SEND_TAG = 'banso-send';

/** Every store is a database of this name and its key. */
export const STORE_PREFIX = 'banso-';

/** A module of any build under the address of its check. */
export type Check = { countUnread(stores: readonly string[]): Promise<number> };
