// What every peer does on a phone, as the bench asks for it.

import type { TableName } from './rows.ts';

export const PEERS = ['PouchDB', 'RxDB', 'Dexie', 'Yjs'] as const;
/** Rows in one answer to RxDB. */
export const RXDB_BATCH = 2_000;
export type PeerName = (typeof PEERS)[number];

/** What a page is told of the rows it is to fetch. */
export type PartPlan = {
  readonly name: string;
  readonly chunks: readonly string[];
  /** Rows by table. */
  readonly counts: Readonly<Record<TableName, number>>;
};

export type Plan = { readonly village: string; readonly parts: readonly PartPlan[] };

export type Head = { readonly id: string; readonly head: string };

export type Peer = {
  /** Fetches a part and resolves once it lies in the phone's store. */
  load(part: PartPlan): Promise<void>;
  /** The own village's households, out of the store. */
  heads(): Promise<readonly Head[]>;
  /** Rows in the store. */
  count(): Promise<number>;
};

export type OpenPeer = (plan: Plan) => Promise<Peer>;

/** The name that a row has, if any. */
export const headOf = (head: unknown): string => (typeof head === 'string' ? head : '');
