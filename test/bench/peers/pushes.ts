// What every peer's phone sends to its server, as the bench asks for it.

import type { RequestListener } from 'node:http';
import type { Row } from './rows.ts';

/** One request. */
export type PeerPush = {
  readonly path: string;
  readonly type: string;
  readonly body: Uint8Array;
  readonly rows: number;
};

export type PushServer = {
  readonly listen: RequestListener;
  /** Rows that it holds, of all villages. */
  count(): Promise<number>;
};

export type PushPeer = {
  /** A server that keeps what it is sent in the folder it runs in. */
  serve(villages: readonly string[]): Promise<PushServer>;
  /** A phone of a village: what it sends of so many new rows. */
  openPhone(village: string): (rows: readonly Row[]) => PeerPush;
  /** How many rows the server did not take, by its answer; undefined where that is no answer. */
  refused(status: number, text: string): number | undefined;
  /** Where a phone waits for news of its village, and what it hears then. */
  readonly feed?: { pathOf(village: string): string; readonly heard: string };
};

/** Each is installed only when a bench asks for it. */
export const PUSH_PEERS = {
  PouchDB: async (): Promise<PushPeer> => (await import('./push/pouchdb.ts')).openPouchDb(true),
  'PouchDB as it comes': async (): Promise<PushPeer> =>
    (await import('./push/pouchdb.ts')).openPouchDb(false),
  RxDB: async (): Promise<PushPeer> => (await import('./push/rxdb.ts')).openRxdb(),
  Yjs: async (): Promise<PushPeer> => (await import('./push/yjs.ts')).openYjs(),
};

export type PushPeerName = keyof typeof PUSH_PEERS;
// Its own keys.
export const PUSH_PEER_NAMES = Object.keys(PUSH_PEERS) as readonly PushPeerName[];

export const villageNames = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `village-${index + 1}`);
