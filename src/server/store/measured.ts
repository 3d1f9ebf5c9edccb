import type { Bytes } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import type { Connection, Row } from '#server/store/connection.ts';
import { bytesOf, numberOf, textOf } from '#server/store/values.ts';

/* Figures of places by month: worked out from books, and kept so that nobody has to wait for that. */

/** Numbers as `domain/sums.ts` packs them. A village has no parts: its figures are its books'. */
export type KeptMonth = {
  /** A place that village books were founded for, in its cell; or one above, in the cell of that. */
  readonly place: Id;
  readonly month: number;
  /** What the numbers were worked out from. */
  readonly basis: string;
  /** As they stood when the month closed, in the boundaries of its last day; absent while it is open. */
  readonly reported?: Bytes;
  readonly reportedParts?: Bytes;
  /** As known since, in the boundaries of today. */
  readonly corrected?: Bytes;
  readonly correctedParts?: Bytes;
};

export type MeasuredReading = {
  findMonth(place: Id, month: number): Promise<KeptMonth | undefined>;
  /** The same without parts. */
  findSums(place: Id, month: number): Promise<KeptMonth | undefined>;
  /** The parts alone, as known since. */
  findParts(place: Id, month: number): Promise<Bytes | undefined>;
  /** By month, without parts. */
  listMonths(place: Id): Promise<readonly KeptMonth[]>;
};

export type MeasuredWriting = {
  /** Until the transaction ends nobody else writes this month of this place. */
  lockMonth(place: Id, month: number): Promise<void>;
  /** In the stead of what stands there. */
  putMonth(kept: KeptMonth): Promise<void>;
};

const SUMS = 'place, month, basis, reported, corrected';

export const createMeasuredReading = ({ prepare }: Connection, cell: number): MeasuredReading => ({
  async findMonth(place, month) {
    const row = await prepare(
      `SELECT ${SUMS}, reported_parts, corrected_parts FROM measured WHERE cell = ? AND place = ? AND month = ?`,
    ).get(cell, place, month);
    return row && keptOf(row);
  },
  async findSums(place, month) {
    const row = await prepare(
      `SELECT ${SUMS} FROM measured WHERE cell = ? AND place = ? AND month = ?`,
    ).get(cell, place, month);
    return row && keptOf(row);
  },
  async findParts(place, month) {
    const row = await prepare(
      'SELECT corrected_parts FROM measured WHERE cell = ? AND place = ? AND month = ?',
    ).get(cell, place, month);
    const parts = row?.['corrected_parts'];
    return parts instanceof Uint8Array ? bytesOf(parts) : undefined;
  },
  async listMonths(place) {
    const rows = await prepare(
      `SELECT ${SUMS} FROM measured WHERE cell = ? AND place = ? ORDER BY month`,
    ).all(cell, place);
    return rows.map(keptOf);
  },
});

export const createMeasuredWriting = ({ prepare }: Connection, cell: number): MeasuredWriting => ({
  async lockMonth(place, month) {
    await prepare(
      `INSERT INTO measured (cell, place, month, basis) VALUES (?, ?, ?, '')
       ON CONFLICT (cell, place, month) DO UPDATE SET month = excluded.month`,
    ).run(cell, place, month);
  },
  async putMonth({ place, month, basis, ...numbers }) {
    const {
      reported = null,
      reportedParts = null,
      corrected = null,
      correctedParts = null,
    } = numbers;
    await prepare(
      `INSERT INTO measured (cell, place, month, basis, reported, reported_parts, corrected, corrected_parts)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (cell, place, month) DO UPDATE SET basis = excluded.basis,
         reported = excluded.reported, reported_parts = excluded.reported_parts,
         corrected = excluded.corrected, corrected_parts = excluded.corrected_parts`,
    ).run(cell, place, month, basis, reported, reportedParts, corrected, correctedParts);
  },
});

const bytesIn = <Name extends string>(name: Name, value: unknown): Partial<Record<Name, Bytes>> =>
  // one name, one value
  value instanceof Uint8Array ? ({ [name]: bytesOf(value) } as Record<Name, Bytes>) : {};

const keptOf = (row: Row): KeptMonth => ({
  place: textOf(row['place']),
  month: numberOf(row['month']),
  basis: textOf(row['basis']),
  ...bytesIn('reported', row['reported']),
  ...bytesIn('reportedParts', row['reported_parts']),
  ...bytesIn('corrected', row['corrected']),
  ...bytesIn('correctedParts', row['corrected_parts']),
});
