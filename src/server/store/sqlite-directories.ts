import { ACTIVITIES, type Book } from '#book/activity.ts';
import { bytesOf, numberOf, textOf } from '#server/store/sqlite-values.ts';
import type { Connection, Row } from '#server/store/sqlite.ts';
import type { Card, Directories, HomeIdentity, StreamLine } from '#server/store/store.ts';

type Transaction = (work: () => Promise<unknown>) => Promise<unknown>;

/** Cell 0 over the two connections of a store. */
export function createDirectories(
  reader: Connection,
  writer: Connection,
  transaction: Transaction,
): Directories {
  return {
    ...createBooks(reader, writer, transaction),
    ...createCards(reader, writer, transaction),
    ...createKeys(reader, writer, transaction),
  };
}

type Books = Pick<
  Directories,
  'findIdentity' | 'putIdentity' | 'listBooks' | 'putBook' | 'listStreams' | 'putStreams'
>;

function createBooks(reader: Connection, writer: Connection, transaction: Transaction): Books {
  return {
    async findIdentity() {
      const row = reader.prepare('SELECT * FROM home WHERE cell = 0').get();
      return row && identityOf(row);
    },
    async putIdentity(home) {
      await transaction(async () =>
        writer
          .prepare(
            `INSERT INTO home (cell, person, stream, key, secret, country, people, places)
             VALUES (0, ?, ?, ?, ?, ?, ?, ?)`,
          )
          .run(
            home.person,
            home.stream,
            home.key,
            home.secret,
            home.country,
            home.people,
            home.places,
          ),
      );
    },
    async listBooks() {
      return reader.prepare('SELECT * FROM book WHERE cell = 0').all().map(bookOf);
    },
    async putBook(book) {
      await transaction(async () =>
        writer
          .prepare(
            `INSERT INTO book (cell, book, activity, place, book_cell, people, places)
             VALUES (0, ?, ?, ?, ?, ?, ?)
             ON CONFLICT DO NOTHING`,
          )
          .run(book.id, book.activity, book.place, book.cell, book.people, book.places),
      );
    },
    async listStreams() {
      return reader.prepare('SELECT * FROM stream WHERE cell = 0').all().map(streamOf);
    },
    async putStreams(lines) {
      const statement = writer.prepare(
        `INSERT INTO stream (cell, stream, person, people, key, secret) VALUES (0, ?, ?, ?, ?, ?)
         ON CONFLICT DO NOTHING`,
      );
      await transaction(async () => {
        for (const line of lines) {
          statement.run(line.stream, line.person, line.people, line.key, line.secret ?? null);
        }
      });
    },
  };
}

type Cards = Pick<Directories, 'putCard' | 'findCard' | 'useCard' | 'deleteCardsOf'>;

function createCards(reader: Connection, writer: Connection, transaction: Transaction): Cards {
  return {
    async putCard(card) {
      await transaction(async () => {
        writer
          .prepare(
            `DELETE FROM card
             WHERE cell = 0 AND person = ? AND people = ? AND single_use = 1 AND used_by IS NULL`,
          )
          .run(card.person, card.people);
        writer
          .prepare(
            `INSERT INTO card (cell, hash, person, people, single_use, issued_at, issued_by, expires_at)
             VALUES (0, ?, ?, ?, ?, ?, ?, ?)`,
          )
          .run(
            card.hash,
            card.person,
            card.people,
            card.singleUse ? 1 : 0,
            card.issuedAt,
            card.issuedBy ?? null,
            card.expiresAt ?? null,
          );
      });
    },
    async findCard(hash) {
      const row = reader.prepare('SELECT * FROM card WHERE cell = 0 AND hash = ?').get(hash);
      return row && cardOf(row);
    },
    async useCard(hash, stream, at) {
      let used: Card | undefined;
      await transaction(async () => {
        const row = writer
          .prepare(
            `UPDATE card SET used_at = coalesce(used_at, ?), used_by = coalesce(used_by, ?)
             WHERE cell = 0 AND hash = ? AND (expires_at IS NULL OR expires_at > ?)
               AND (single_use = 0 OR used_by IS NULL OR used_by = ?)
             RETURNING *`,
          )
          .get(at, stream, hash, at, stream);
        used = row && cardOf(row);
      });
      return used;
    },
    async deleteCardsOf(person) {
      let count = 0;
      await transaction(async () => {
        count = Number(
          writer.prepare('DELETE FROM card WHERE cell = 0 AND person = ?').run(person).changes,
        );
      });
      return count;
    },
  };
}

type Keys = Pick<Directories, 'listOpeningKeys' | 'putOpeningKey'>;

const createKeys = (reader: Connection, writer: Connection, transaction: Transaction): Keys => ({
  async listOpeningKeys() {
    const rows = reader.prepare('SELECT * FROM opening_key WHERE cell = 0 ORDER BY id').all();
    return rows.map((row) => ({
      id: numberOf(row['id']),
      key: textOf(row['key']),
      secret: bytesOf(row['secret']),
    }));
  },
  async putOpeningKey({ id, key, secret }) {
    await transaction(async () =>
      writer
        .prepare('INSERT INTO opening_key (cell, id, key, secret) VALUES (0, ?, ?, ?)')
        .run(id, key, secret),
    );
  },
});

function bookOf(row: Row): Book {
  const activity = ACTIVITIES.find((name) => name === row['activity']);
  if (activity === undefined) throw new Error('store broken: a book of an unknown activity');
  return {
    id: textOf(row['book']),
    activity,
    place: textOf(row['place']),
    cell: numberOf(row['book_cell']),
    people: textOf(row['people']),
    places: textOf(row['places']),
  };
}

function streamOf(row: Row): StreamLine {
  const secret = row['secret'];
  return {
    stream: textOf(row['stream']),
    person: textOf(row['person']),
    people: textOf(row['people']),
    key: textOf(row['key']),
    ...(secret instanceof Uint8Array && { secret: bytesOf(secret) }),
  };
}

const identityOf = (row: Row): HomeIdentity => ({
  person: textOf(row['person']),
  stream: textOf(row['stream']),
  key: textOf(row['key']),
  secret: bytesOf(row['secret']),
  country: textOf(row['country']),
  people: textOf(row['people']),
  places: textOf(row['places']),
});

function cardOf(row: Row): Card {
  const { issued_by: issuedBy, expires_at: expiresAt, used_at: usedAt, used_by: usedBy } = row;
  return {
    hash: bytesOf(row['hash']),
    person: textOf(row['person']),
    people: textOf(row['people']),
    singleUse: row['single_use'] === 1,
    issuedAt: numberOf(row['issued_at']),
    ...(typeof issuedBy === 'string' && { issuedBy }),
    ...(typeof expiresAt === 'number' && { expiresAt }),
    ...(typeof usedAt === 'number' && { usedAt }),
    ...(typeof usedBy === 'string' && { usedBy }),
  };
}
