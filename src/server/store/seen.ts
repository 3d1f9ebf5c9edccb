import type { Connection, Write } from '#server/store/connection.ts';
import type { BreachLine, Directories, Reading, Writing } from '#server/store/store.ts';
import { numberOf, textOf } from '#server/store/values.ts';

/* Who looked at whom, and what went wrong with data: beside the books, because neither is work. */

export const createSeenReading = (
  { prepare }: Connection,
  cell: number,
): Pick<Reading, 'listSeen' | 'listRegisterSeen' | 'countSeen'> => ({
  async countSeen(book, before) {
    const row = await prepare(
      'SELECT count(*) AS looks FROM seen WHERE cell = ? AND book = ? AND at < ?',
    ).get(cell, book, before);
    return numberOf(row?.['looks']);
  },
  async listRegisterSeen(book, limit) {
    // Civil days in Vietnam, as `dayOfSeconds` has them.
    const rows = await prepare(
      `SELECT people, person, what, min(at) AS first_at, max(at) AS last_at,
         count(DISTINCT (at + 25200) / 86400) AS days
       FROM seen WHERE cell = ? AND book = ? AND about = ?
       GROUP BY people, person, what ORDER BY max(at) DESC LIMIT ?`,
    ).all(cell, book, book, limit);
    return rows.map((row) => ({
      people: textOf(row['people']),
      person: textOf(row['person']),
      what: textOf(row['what']),
      from: numberOf(row['first_at']),
      to: numberOf(row['last_at']),
      days: numberOf(row['days']),
    }));
  },
  async listSeen(book, about, limit) {
    const rows = await prepare(
      `SELECT about, at, people, person, what, why FROM seen
       WHERE cell = ? AND book = ? AND about = ? ORDER BY at DESC LIMIT ?`,
    ).all(cell, book, about, limit);
    return rows.map((row) => ({
      about: textOf(row['about']),
      at: numberOf(row['at']),
      people: textOf(row['people']),
      person: textOf(row['person']),
      what: textOf(row['what']),
      ...(typeof row['why'] === 'string' && { why: row['why'] }),
    }));
  },
});

export const createSeenWriting = (
  { prepare }: Connection,
  cell: number,
): Pick<Writing, 'addSeen' | 'dropSeen'> => ({
  async addSeen(book, lines) {
    const statement = prepare(
      `INSERT INTO seen (cell, book, about, at, people, person, what, why) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT DO NOTHING`,
    );
    for (const { about, at, people, person, what, why = null } of lines) {
      await statement.run(cell, book, about, at, people, person, what, why);
    }
  },
  async dropSeen(book, before) {
    const { changes } = await prepare(
      'DELETE FROM seen WHERE cell = ? AND book = ? AND at < ?',
    ).run(cell, book, before);
    return Number(changes);
  },
});

export const createBreaches = (
  { prepare }: Connection,
  write: Write,
): Pick<Directories, 'listBreachLines' | 'addBreachLine'> => ({
  async listBreachLines() {
    const rows = await prepare('SELECT * FROM breach WHERE cell = 0 ORDER BY breach, n').all();
    return rows.map((row): BreachLine => ({
      breach: textOf(row['breach']),
      n: numberOf(row['n']),
      kind: kindOf(row['kind']),
      at: numberOf(row['at']),
      writtenAt: numberOf(row['written_at']),
      text: textOf(row['text']),
    }));
  },
  async addBreachLine({ breach, n, kind, at, writtenAt, text }) {
    const { changes } = await write(async (writer) =>
      writer
        .prepare(
          `INSERT INTO breach (cell, breach, n, kind, at, written_at, text) VALUES (0, ?, ?, ?, ?, ?, ?)
           ON CONFLICT DO NOTHING`,
        )
        .run(breach, n, kind, at, writtenAt, text),
    );
    return Number(changes) === 1;
  },
});

function kindOf(value: unknown): BreachLine['kind'] {
  if (value === 'opened' || value === 'noted' || value === 'reported' || value === 'closed') {
    return value;
  }
  throw new Error('store broken: a line of a breach of an unknown kind');
}
