import { ACTIVITIES, type Book } from '#book/activity.ts';
import { WAYS } from '#domain/people/facts.ts';
import { createAccounts } from '#server/store/accounts.ts';
import type { Connection, Row, Write } from '#server/store/connection.ts';
import { createTokens } from '#server/store/deliveries.ts';
import { createBreaches } from '#server/store/seen.ts';
import type { BookHead, Card, Directories, HomeIdentity, StreamLine } from '#server/store/store.ts';
import { bytesOf, numberOf, textOf } from '#server/store/values.ts';

/** Cell 0 over what reads it and what writes it. */
export function createDirectories(reader: Connection, write: Write): Directories {
  return {
    ...createIdentity(reader, write),
    ...createBooks(reader, write),
    ...createStreams(reader, write),
    ...createCards(reader, write),
    ...createKeys(reader, write),
    ...createAccounts(reader, write),
    ...createBreaches(reader, write),
    ...createTokens(reader, write),
  };
}

/** A read of all cells at once. */
export const HEADS = 'SELECT book, epoch, generation, seq FROM head';

export async function listHeads({ prepare }: Connection): Promise<readonly BookHead[]> {
  return (await prepare(HEADS).all()).map((row) => ({
    book: textOf(row['book']),
    epoch: numberOf(row['epoch']),
    generation: numberOf(row['generation']),
    seq: numberOf(row['seq']),
  }));
}

type Identity = Pick<Directories, 'findIdentity' | 'putIdentity' | 'renewStreams'>;

const createIdentity = ({ prepare }: Connection, write: Write): Identity => ({
  async findIdentity() {
    const row = await prepare('SELECT * FROM home WHERE cell = 0').get();
    return row && identityOf(row);
  },
  async putIdentity({ person, stream, key, secret, country, people, places }) {
    await write(async (writer) =>
      writer
        .prepare(
          `INSERT INTO home (cell, person, stream, key, secret, country, people, places)
           VALUES (0, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
        )
        .run(person, stream, key, secret, country, people, places),
    );
  },
  async renewStreams(own) {
    await write(async (writer) => {
      await writer.prepare('UPDATE home SET stream = ? WHERE cell = 0').run(own);
      const row = await writer.prepare('SELECT * FROM home WHERE cell = 0').get();
      if (row !== undefined) await insertStreams(writer, [ownLineOf(identityOf(row))]);
      await writer
        .prepare('UPDATE stream SET secret = NULL WHERE cell = 0 AND secret IS NOT NULL')
        .run();
    });
  },
});

type Books = Pick<Directories, 'listBooks' | 'findBook' | 'countBooks' | 'putBook'>;

const createBooks = ({ prepare }: Connection, write: Write): Books => ({
  async listBooks() {
    return (await prepare('SELECT * FROM book WHERE cell = 0 ORDER BY book').all()).map(bookOf);
  },
  async findBook(id) {
    const row = await prepare('SELECT * FROM book WHERE cell = 0 AND book = ?').get(id);
    return row && bookOf(row);
  },
  async countBooks() {
    const row = await prepare('SELECT count(*) AS books FROM book WHERE cell = 0').get();
    return numberOf(row?.['books']);
  },
  async putBook(book) {
    await write(async (writer) =>
      writer
        .prepare(
          `INSERT INTO book (cell, book, activity, place, book_cell, people, places)
           VALUES (0, ?, ?, ?, ?, ?, ?)
           ON CONFLICT DO NOTHING`,
        )
        .run(book.id, book.activity, book.place, book.cell, book.people, book.places),
    );
  },
});

type Streams = Pick<Directories, 'listStreams' | 'findStream' | 'putStreams' | 'forgetSecret'>;

const createStreams = ({ prepare }: Connection, write: Write): Streams => ({
  async listStreams() {
    const rows = await prepare('SELECT * FROM stream WHERE cell = 0 ORDER BY stream').all();
    return rows.map(streamOf);
  },
  async findStream(stream) {
    const row = await prepare('SELECT * FROM stream WHERE cell = 0 AND stream = ?').get(stream);
    return row && streamOf(row);
  },
  async putStreams(lines) {
    // In one order, so that two programs that write the same lines never wait for each other in a ring.
    const inOrder = lines.toSorted((left, right) => (left.stream < right.stream ? -1 : 1));
    await write((writer) => insertStreams(writer, inOrder));
  },
  async forgetSecret(stream) {
    await write(async (writer) =>
      writer.prepare('UPDATE stream SET secret = NULL WHERE cell = 0 AND stream = ?').run(stream),
    );
  },
});

/** So long the browser of a lost answer may ask again. */
const SIGN_IN_CARD_KEPT_S = 86_400;

async function insertStreams(writer: Connection, lines: readonly StreamLine[]): Promise<void> {
  const statement = writer.prepare(
    `INSERT INTO stream (cell, stream, person, people, key, secret) VALUES (0, ?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  );
  for (const { stream, person, people, key, secret = null } of lines) {
    await statement.run(stream, person, people, key, secret);
  }
}

type Cards = Pick<Directories, 'putCard' | 'findCard' | 'useCard' | 'deleteCardsOf'>;

const createCards = ({ prepare }: Connection, write: Write): Cards => ({
  async putCard(card) {
    await write(async (writer) => {
      const { person, people, way, issuedAt } = card;
      await (way === undefined
        ? writer
            .prepare(
              `DELETE FROM card WHERE cell = 0 AND person = ? AND people = ? AND single_use = 1
                 AND used_by IS NULL AND way IS NULL`,
            )
            .run(person, people)
        : writer
            .prepare('DELETE FROM card WHERE cell = 0 AND way IS NOT NULL AND expires_at < ?')
            .run(issuedAt - SIGN_IN_CARD_KEPT_S));
      await writer.insert('card', [
        {
          cell: 0,
          hash: card.hash,
          person: card.person,
          people: card.people,
          single_use: card.singleUse ? 1 : 0,
          issued_at: card.issuedAt,
          issued_by: card.issuedBy ?? null,
          expires_at: card.expiresAt ?? null,
          way: card.way ?? null,
          lasts_s: card.lastsS ?? null,
        },
      ]);
    });
  },
  async findCard(hash) {
    const row = await prepare('SELECT * FROM card WHERE cell = 0 AND hash = ?').get(hash);
    return row && cardOf(row);
  },
  async useCard(hash, stream, at) {
    const row = await write(async (writer) =>
      writer
        .prepare(
          `UPDATE card SET used_at = coalesce(used_at, ?), used_by = coalesce(used_by, ?)
           WHERE cell = 0 AND hash = ? AND (expires_at IS NULL OR expires_at > ?)
             AND (single_use = 0 OR used_by IS NULL OR used_by = ?)
           RETURNING *`,
        )
        .get(at, stream, hash, at, stream),
    );
    return row && cardOf(row);
  },
  async deleteCardsOf(person) {
    const { changes } = await write(async (writer) =>
      writer.prepare('DELETE FROM card WHERE cell = 0 AND person = ?').run(person),
    );
    return Number(changes);
  },
});

type Keys = Pick<Directories, 'listOpeningKeys' | 'putOpeningKey'>;

const createKeys = ({ prepare }: Connection, write: Write): Keys => ({
  async listOpeningKeys() {
    const rows = await prepare('SELECT * FROM opening_key WHERE cell = 0 ORDER BY id').all();
    return rows.map((row) => ({
      id: numberOf(row['id']),
      key: textOf(row['key']),
      secret: bytesOf(row['secret']),
    }));
  },
  async putOpeningKey({ id, key, secret }) {
    await write(async (writer) =>
      writer
        .prepare(
          `INSERT INTO opening_key (cell, id, key, secret) VALUES (0, ?, ?, ?)
           ON CONFLICT DO NOTHING`,
        )
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

/** The home's own stream as it is registered: its key stands with the identity. */
export const ownLineOf = ({ stream, person, people, key }: HomeIdentity): StreamLine => ({
  stream,
  person,
  people,
  key,
});

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
  const way = WAYS.find((each) => each === row['way']);
  const { lasts_s: lastsS } = row;
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
    ...(way !== undefined && { way }),
    ...(typeof lastsS === 'number' && { lastsS }),
  };
}
