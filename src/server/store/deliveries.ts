import type { Bytes } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import type { Connection, Row, Write } from '#server/store/connection.ts';
import { bytesOf, numberOf, textOf } from '#server/store/values.ts';

/* What bridges carry out of the house: to whom, over which channel, and what became of it. */

export const CHANNELS = ['push', 'zalo', 'sms', 'mail'] as const;
export type ChannelName = (typeof CHANNELS)[number];

export const DELIVERY_STATES = [
  'queued',
  'sent',
  'delivered',
  'failed',
  'expired',
  'skipped',
] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/**
 * A notice's edition to one recipient over one channel. `recipient` is a household of the village whose
 * `reach` the book is, a stream of a `people` book, or an address of the settings by the hash of it, of a
 * `board`.
 */
export type DeliveryKey = {
  readonly book: Id;
  readonly edition: Id;
  readonly recipient: Id;
  readonly channel: ChannelName;
};

export type Delivery = DeliveryKey & {
  readonly notice: Id;
  /** The book in which the notice stands. */
  readonly board: Id;
  readonly state: DeliveryState;
  readonly why?: string;
  readonly tries: number;
  /** Seconds before which it is not tried. */
  readonly due: number;
  /** At every attempt it goes ahead of what is not. */
  readonly urgent?: boolean;
  /**
   * Until this second a server has it to itself; more than 0 and past: that server did not come to its end.
   */
  readonly claimedUntil: number;
  /** What the provider calls it. */
  readonly outside?: string;
  readonly queuedAt: number;
  readonly changedAt: number;
};

export type NewDelivery = DeliveryKey &
  Pick<Delivery, 'notice' | 'board' | 'due' | 'urgent'> & {
    /** Why it is not sent at all. */
    readonly skipped?: string;
  };

export type DeliveryEnd = {
  readonly state: DeliveryState;
  readonly why?: string;
  readonly due?: number;
  readonly outside?: string;
};

/** Where the push service of a device's browser takes messages for it, and the keys it is encrypted to. */
export type PushSubscription = {
  /** The people book of its person. */
  readonly book: Id;
  readonly stream: Id;
  readonly endpoint: string;
  readonly key: Bytes;
  readonly auth: Bytes;
  readonly since: number;
};

/** The sealed tokens of a bridge; a version is written once. */
export type BridgeToken = {
  readonly version: number;
  readonly sealed: Bytes;
  readonly renewingUntil: number;
};

export type SubscriptionReading = {
  /** By stream. */
  listPushSubscriptions(book: Id): Promise<readonly PushSubscription[]>;
  findPushSubscription(book: Id, stream: Id): Promise<PushSubscription | undefined>;
};

export type SubscriptionWriting = {
  putPushSubscription(subscription: PushSubscription): Promise<void>;
  deletePushSubscription(book: Id, stream: Id): Promise<boolean>;
};

export type DeliveryReading = SubscriptionReading & {
  /** By recipient and channel, of all editions. */
  listDeliveries(book: Id, notice: Id): Promise<readonly Delivery[]>;
  /** All that was to go to one recipient. */
  listDeliveriesTo(book: Id, recipient: Id): Promise<readonly Delivery[]>;
  /** What is to be tried now and nobody has to itself: what is urgent, then the longest due. */
  listDueDeliveries(
    book: Id,
    channel: ChannelName,
    at: number,
    limit: number,
  ): Promise<readonly Delivery[]>;
  /** The same of what is urgent alone. */
  listUrgentDeliveries(
    book: Id,
    channel: ChannelName,
    at: number,
    limit: number,
  ): Promise<readonly Delivery[]>;
  /** The next second at which something of a book is to be tried. */
  findNextDue(book: Id): Promise<number | undefined>;
  findNextUrgent(book: Id): Promise<number | undefined>;
  findDelivery(key: DeliveryKey): Promise<Delivery | undefined>;
  countDeliveries(book: Id, before: number): Promise<number>;
};

export type DeliveryWriting = SubscriptionWriting & {
  /** What is there already stays as it is. */
  queueDeliveries(deliveries: readonly NewDelivery[], at: number): Promise<void>;
  /** What of these still waits goes ahead of the rest, now unless an attempt of it failed just before. */
  hurryDeliveries(deliveries: readonly DeliveryKey[], at: number): Promise<void>;
  /** Whether it is now the caller's alone until `until`: of several that try, one gets it. */
  claimDelivery(seen: Delivery, until: number): Promise<boolean>;
  /** Says what became of it, unless somebody else has it by now or it has ended. */
  endClaimed(key: DeliveryKey, until: number, end: DeliveryEnd, at: number): Promise<boolean>;
  /** What the provider tells later: a last word is written once. */
  endSent(key: DeliveryKey, end: DeliveryEnd, at: number): Promise<boolean>;
  /** Takes out what was last changed before a second; answers how many. */
  dropDeliveries(book: Id, before: number): Promise<number>;
  /** All that was sent to one recipient. */
  dropDeliveriesTo(book: Id, recipient: Id): Promise<void>;
};

export type TokenDirectory = {
  findBridgeToken(bridge: string): Promise<BridgeToken | undefined>;
  /** Whether it was the next version of what stands there: nothing is written over another's. */
  putBridgeToken(bridge: string, version: number, sealed: Bytes): Promise<boolean>;
  /** Whether the caller alone renews it until `until`. */
  claimBridgeToken(bridge: string, version: number, now: number, until: number): Promise<boolean>;
};

const COLUMNS = `book, edition, recipient, channel, notice, board, state, why, tries, due,
  urgent, claimed_until, outside, queued_at, changed_at`;
const NEXT = `SELECT min(CASE WHEN claimed_until > due THEN claimed_until ELSE due END) AS due
  FROM delivery WHERE cell = ? AND book = ? AND state = 'queued'`;
const KEY = 'cell = ? AND book = ? AND edition = ? AND recipient = ? AND channel = ?';

const HURRY = `UPDATE delivery
  SET urgent = 1, due = CASE WHEN due > ? AND (tries = 0 OR why = 'night') THEN ? ELSE due END
  WHERE ${KEY} AND state = 'queued' AND urgent = 0`;

export const createDeliveryReading = (connection: Connection, cell: number): DeliveryReading => ({
  ...subscriptionReading(connection, cell),
  ...deliveryReading(connection, cell),
});

const deliveryReading = (
  { prepare }: Connection,
  cell: number,
): Omit<DeliveryReading, keyof SubscriptionReading> => ({
  async listDeliveries(book, notice) {
    const rows = await prepare(
      `SELECT ${COLUMNS} FROM delivery WHERE cell = ? AND book = ? AND notice = ?
       ORDER BY recipient, channel, edition`,
    ).all(cell, book, notice);
    return rows.map(deliveryOf);
  },
  async listDeliveriesTo(book, recipient) {
    const rows = await prepare(
      `SELECT ${COLUMNS} FROM delivery WHERE cell = ? AND book = ? AND recipient = ?
       ORDER BY queued_at, channel, edition`,
    ).all(cell, book, recipient);
    return rows.map(deliveryOf);
  },
  async listDueDeliveries(book, channel, at, limit) {
    const rows = await prepare(
      `SELECT ${COLUMNS} FROM delivery WHERE cell = ? AND book = ? AND state = 'queued' AND channel = ?
       AND due <= ? AND claimed_until <= ? ORDER BY urgent DESC, due, edition, recipient LIMIT ?`,
    ).all(cell, book, channel, at, at, limit);
    return rows.map(deliveryOf);
  },
  async listUrgentDeliveries(book, channel, at, limit) {
    const rows = await prepare(
      `SELECT ${COLUMNS} FROM delivery WHERE cell = ? AND book = ? AND state = 'queued' AND urgent = 1
       AND channel = ? AND due <= ? AND claimed_until <= ? ORDER BY due, edition, recipient LIMIT ?`,
    ).all(cell, book, channel, at, at, limit);
    return rows.map(deliveryOf);
  },
  async findNextDue(book) {
    return dueOf(await prepare(NEXT).get(cell, book));
  },
  async findNextUrgent(book) {
    return dueOf(await prepare(`${NEXT} AND urgent = 1`).get(cell, book));
  },
  async findDelivery({ book, edition, recipient, channel }) {
    const row = await prepare(`SELECT ${COLUMNS} FROM delivery WHERE ${KEY}`).get(
      cell,
      book,
      edition,
      recipient,
      channel,
    );
    return row && deliveryOf(row);
  },
  async countDeliveries(book, before) {
    const row = await prepare(
      'SELECT count(*) AS deliveries FROM delivery WHERE cell = ? AND book = ? AND changed_at < ?',
    ).get(cell, book, before);
    return numberOf(row?.['deliveries']);
  },
});

export const createDeliveryWriting = (connection: Connection, cell: number): DeliveryWriting => ({
  ...subscriptionWriting(connection, cell),
  ...deliveryWriting(connection, cell),
});

const deliveryWriting = (
  { prepare }: Connection,
  cell: number,
): Omit<DeliveryWriting, keyof SubscriptionWriting> => ({
  async queueDeliveries(deliveries, at) {
    const statement = prepare(
      `INSERT INTO delivery (cell, book, edition, recipient, channel, notice, board, state, why, tries, due,
         urgent, claimed_until, queued_at, changed_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, 0, ?, ?) ON CONFLICT DO NOTHING`,
    );
    for (const { due, urgent, skipped, ...row } of deliveries) {
      const { book, edition, recipient, channel, notice, board } = row;
      const state = skipped === undefined ? 'queued' : 'skipped';
      const key = [cell, book, edition, recipient, channel, notice, board] as const;
      await statement.run(...key, state, skipped ?? null, due, urgent === true ? 1 : 0, at, at);
    }
  },
  async hurryDeliveries(deliveries, at) {
    const statement = prepare(HURRY);
    for (const { book, edition, recipient, channel } of deliveries) {
      await statement.run(at, at, cell, book, edition, recipient, channel);
    }
  },
  async claimDelivery({ book, edition, recipient, channel, claimedUntil }, until) {
    const { changes } = await prepare(
      `UPDATE delivery SET claimed_until = ?, tries = tries + 1
       WHERE ${KEY} AND state = 'queued' AND claimed_until = ?`,
    ).run(until, cell, book, edition, recipient, channel, claimedUntil);
    return Number(changes) === 1;
  },
  async endClaimed({ book, edition, recipient, channel }, until, end, at) {
    const { changes } = await prepare(
      `UPDATE delivery SET state = ?, why = ?, due = ?, outside = ?, changed_at = ?, claimed_until = 0
       WHERE ${KEY} AND state = 'queued' AND claimed_until = ?`,
    ).run(...valuesOf(end, at), cell, book, edition, recipient, channel, until);
    return Number(changes) === 1;
  },
  async endSent({ book, edition, recipient, channel }, { state, why }, at) {
    const { changes } = await prepare(
      `UPDATE delivery SET state = ?, why = ?, changed_at = ?, claimed_until = 0
       WHERE ${KEY} AND state IN ('sent', 'queued')`,
    ).run(state, why ?? null, at, cell, book, edition, recipient, channel);
    return Number(changes) === 1;
  },
  async dropDeliveries(book, before) {
    const { changes } = await prepare(
      'DELETE FROM delivery WHERE cell = ? AND book = ? AND changed_at < ?',
    ).run(cell, book, before);
    return Number(changes);
  },
  async dropDeliveriesTo(book, recipient) {
    await prepare('DELETE FROM delivery WHERE cell = ? AND book = ? AND recipient = ?').run(
      cell,
      book,
      recipient,
    );
  },
});

const subscriptionReading = ({ prepare }: Connection, cell: number): SubscriptionReading => ({
  async listPushSubscriptions(book) {
    const rows = await prepare(
      `SELECT book, stream, endpoint, key, auth, since FROM push_subscription
       WHERE cell = ? AND book = ? ORDER BY stream`,
    ).all(cell, book);
    return rows.map(subscriptionOf);
  },
  async findPushSubscription(book, stream) {
    const row = await prepare(
      `SELECT book, stream, endpoint, key, auth, since FROM push_subscription
       WHERE cell = ? AND book = ? AND stream = ?`,
    ).get(cell, book, stream);
    return row && subscriptionOf(row);
  },
});

const subscriptionWriting = ({ prepare }: Connection, cell: number): SubscriptionWriting => ({
  async putPushSubscription({ book, stream, endpoint, key, auth, since }) {
    await prepare(
      `INSERT INTO push_subscription (cell, book, stream, endpoint, key, auth, since)
       VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (cell, book, stream)
       DO UPDATE SET endpoint = excluded.endpoint, key = excluded.key, auth = excluded.auth`,
    ).run(cell, book, stream, endpoint, key, auth, since);
  },
  async deletePushSubscription(book, stream) {
    const { changes } = await prepare(
      'DELETE FROM push_subscription WHERE cell = ? AND book = ? AND stream = ?',
    ).run(cell, book, stream);
    return Number(changes) === 1;
  },
});

const valuesOf = ({ state, why, due = 0, outside }: DeliveryEnd, at: number) =>
  [state, why ?? null, due, outside ?? null, at] as const;

export const createTokens = ({ prepare }: Connection, write: Write): TokenDirectory => ({
  async findBridgeToken(bridge) {
    const row = await prepare(
      'SELECT version, sealed, renewing_until FROM bridge_token WHERE cell = 0 AND bridge = ?',
    ).get(bridge);
    return (
      row && {
        version: numberOf(row['version']),
        sealed: bytesOf(row['sealed']),
        renewingUntil: numberOf(row['renewing_until']),
      }
    );
  },
  async putBridgeToken(bridge, version, sealed) {
    const { changes } = await write(async (writer) =>
      writer
        .prepare(
          `INSERT INTO bridge_token (cell, bridge, version, sealed, renewing_until) VALUES (0, ?, ?, ?, 0)
           ON CONFLICT (cell, bridge) DO UPDATE
           SET version = excluded.version, sealed = excluded.sealed, renewing_until = 0
           WHERE bridge_token.version = excluded.version - 1`,
        )
        .run(bridge, version, sealed),
    );
    return Number(changes) === 1;
  },
  async claimBridgeToken(bridge, version, now, until) {
    const { changes } = await write(async (writer) =>
      writer
        .prepare(
          `UPDATE bridge_token SET renewing_until = ?
           WHERE cell = 0 AND bridge = ? AND version = ? AND renewing_until <= ?`,
        )
        .run(until, bridge, version, now),
    );
    return Number(changes) === 1;
  },
});

function dueOf(row: Row | undefined): number | undefined {
  const due = row?.['due'] ?? undefined;
  return due === undefined ? undefined : numberOf(due);
}

function deliveryOf(row: Row): Delivery {
  const { why, outside } = row;
  return {
    book: textOf(row['book']),
    edition: textOf(row['edition']),
    recipient: textOf(row['recipient']),
    channel: oneOf(CHANNELS, row['channel']),
    notice: textOf(row['notice']),
    board: textOf(row['board']),
    state: oneOf(DELIVERY_STATES, row['state']),
    ...(typeof why === 'string' && { why }),
    tries: numberOf(row['tries']),
    due: numberOf(row['due']),
    ...(numberOf(row['urgent']) === 1 && { urgent: true }),
    claimedUntil: numberOf(row['claimed_until']),
    ...(typeof outside === 'string' && { outside }),
    queuedAt: numberOf(row['queued_at']),
    changedAt: numberOf(row['changed_at']),
  };
}

function oneOf<Each extends string>(all: readonly Each[], value: unknown): Each {
  const found = all.find((each) => each === value);
  if (found === undefined) throw new Error('store broken: a delivery of an unknown kind');
  return found;
}

const subscriptionOf = (row: Row): PushSubscription => ({
  book: textOf(row['book']),
  stream: textOf(row['stream']),
  endpoint: textOf(row['endpoint']),
  key: bytesOf(row['key']),
  auth: bytesOf(row['auth']),
  since: numberOf(row['since']),
});
