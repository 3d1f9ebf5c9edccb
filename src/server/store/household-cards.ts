import type { Connection, Row } from '#server/store/connection.ts';
import type { HouseholdCard, Reading, Writing } from '#server/store/store.ts';
import { bytesOf, numberOf, textOf } from '#server/store/values.ts';

const COLUMNS = 'book, household, hash, issued_at, issued_by';

export type CardReading = Pick<Reading, 'findHouseholdCard' | 'listHouseholdCards'>;

export const createCardReading = ({ prepare }: Connection, cell: number): CardReading => ({
  async findHouseholdCard(hash) {
    const sql = `SELECT ${COLUMNS} FROM household_card WHERE cell = ? AND hash = ?`;
    const row = await prepare(sql).get(cell, hash);
    return row && cardOf(row);
  },
  async listHouseholdCards(book) {
    const sql = `SELECT ${COLUMNS} FROM household_card WHERE cell = ? AND book = ? ORDER BY household`;
    return (await prepare(sql).all(cell, book)).map(cardOf);
  },
});

export type CardWriting = Pick<Writing, 'putHouseholdCard' | 'deleteHouseholdCard'>;

export const createCardWriting = ({ prepare }: Connection, cell: number): CardWriting => ({
  async putHouseholdCard({ book, household, hash, issuedAt, issuedBy }) {
    await prepare(
      `INSERT INTO household_card (cell, book, household, hash, issued_at, issued_by)
       VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (cell, book, household)
       DO UPDATE SET hash = excluded.hash, issued_at = excluded.issued_at, issued_by = excluded.issued_by`,
    ).run(cell, book, household, hash, issuedAt, issuedBy);
  },
  async deleteHouseholdCard(book, household) {
    const { changes } = await prepare(
      'DELETE FROM household_card WHERE cell = ? AND book = ? AND household = ?',
    ).run(cell, book, household);
    return Number(changes) > 0;
  },
});

const cardOf = (row: Row): HouseholdCard => ({
  book: textOf(row['book']),
  household: textOf(row['household']),
  hash: bytesOf(row['hash']),
  issuedAt: numberOf(row['issued_at']),
  issuedBy: textOf(row['issued_by']),
});
