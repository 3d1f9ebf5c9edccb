import type { LogFact, OrderedFact } from '#book/fact.ts';
import type { Connection, Row } from '#server/store/connection.ts';
import { createErasureReading, createErasureWriting } from '#server/store/cell-erasure.ts';
import { loggedOf } from '#server/store/logged.ts';
import { createDeliveryReading, createDeliveryWriting } from '#server/store/deliveries.ts';
import { createCardReading, createCardWriting } from '#server/store/household-cards.ts';
import { createMeasuredReading, createMeasuredWriting } from '#server/store/measured.ts';
import { createSeenReading, createSeenWriting } from '#server/store/seen.ts';
import { createStandReading } from '#server/store/stands.ts';
import type { Reading, Said, StoredFile, StoredHead, Writing } from '#server/store/store.ts';
import { bytesOf, numberOf, textOf } from '#server/store/values.ts';

const FACT_COLUMNS =
  'seq, stream, n, type, at, on_day, origin_stream, origin_n, body, commitment, received_at, verdict, why, mark';

/** Readings of one cell over a connection. */
export const createReading = (connection: Connection, cell: number): Reading => ({
  ...createBookReading(connection, cell),
  ...createStandReading(connection, cell),
  ...createStreamReading(connection, cell),
  ...createOriginReading(connection, cell),
  ...createProofReading(connection, cell),
  ...createEdgeReading(connection, cell),
  ...createErasureReading(connection, cell),
  ...createCardReading(connection, cell),
  ...createSeenReading(connection, cell),
  ...createDeliveryReading(connection, cell),
  ...createMeasuredReading(connection, cell),
});

type BookReading = Pick<
  Reading,
  'findHead' | 'listFacts' | 'listFactsOf' | 'getFacts' | 'findCheckpoint'
>;

function createBookReading({ prepare }: Connection, cell: number): BookReading {
  return {
    async findHead(book) {
      const row = await prepare(
        'SELECT epoch, generation, seq, hash FROM head WHERE cell = ? AND book = ?',
      ).get(cell, book);
      return row && headOf(row);
    },
    async listFacts(book, after, limit) {
      const sql = `SELECT ${FACT_COLUMNS} FROM fact WHERE cell = ? AND book = ? AND seq > ? ORDER BY seq LIMIT ?`;
      return (await prepare(sql).all(cell, book, after, limit)).map(orderedOf);
    },
    async listFactsOf(book, types) {
      const places = types.map(() => '?').join(', ');
      const sql = `SELECT ${FACT_COLUMNS} FROM fact WHERE cell = ? AND book = ? AND type IN (${places}) ORDER BY seq`;
      return (await prepare(sql).all(cell, book, ...types)).map(orderedOf);
    },
    async getFacts(book, seqs) {
      const statement = prepare(
        `SELECT ${FACT_COLUMNS} FROM fact WHERE cell = ? AND book = ? AND seq = ?`,
      );
      const rows = await Promise.all(seqs.map(async (seq) => statement.get(cell, book, seq)));
      return rows.flatMap((row) => (row === undefined ? [] : [orderedOf(row)]));
    },
    async findCheckpoint(book, seq) {
      const row = await prepare(
        'SELECT hash FROM checkpoint WHERE cell = ? AND book = ? AND seq = ?',
      ).get(cell, book, seq);
      return row && bytesOf(row['hash']);
    },
  };
}

function createStreamReading(
  { prepare }: Connection,
  cell: number,
): Pick<Reading, 'findStreamHead' | 'listSaid' | 'listSalts'> {
  return {
    async findStreamHead(book, stream) {
      const row = await prepare(
        'SELECT n, hash FROM stream_head WHERE cell = ? AND book = ? AND stream = ?',
      ).get(cell, book, stream);
      return row && { n: numberOf(row['n']), hash: bytesOf(row['hash']) };
    },
    async listSaid(book, stream, from, to) {
      const rows = await prepare(
        `SELECT ${FACT_COLUMNS} FROM fact WHERE cell = ? AND book = ? AND stream = ? AND n BETWEEN ? AND ?
         UNION ALL
         SELECT 0, stream, n, type, at, on_day, origin_stream, origin_n, body, commitment, received_at,
           'refused', why, NULL
         FROM refused WHERE cell = ? AND book = ? AND stream = ? AND n BETWEEN ? AND ?
         ORDER BY n`,
      ).all(cell, book, stream, from, to, cell, book, stream, from, to);
      return rows.map(saidOf);
    },
    async listSalts(book, stream) {
      const rows = await prepare(
        'SELECT block, salt FROM salt WHERE cell = ? AND book = ? AND stream = ? ORDER BY block',
      ).all(cell, book, stream);
      return rows.map((row) => ({
        stream,
        block: numberOf(row['block']),
        salt: bytesOf(row['salt']),
      }));
    },
  };
}

type OriginReading = Pick<Reading, 'findOrigin' | 'listOrigins' | 'listAt' | 'hasContent'>;

/** What tells whether a fact was said before. */
function createOriginReading({ prepare }: Connection, cell: number): OriginReading {
  const listOrigins: Reading['listOrigins'] = async (book, stream, from, to) => {
    const facts = `SELECT ${FACT_COLUMNS} FROM fact WHERE cell = ?1 AND book = ?2`;
    const rows = await prepare(
      `${facts} AND stream = ?3 AND n BETWEEN ?4 AND ?5
       UNION ALL ${facts} AND origin_stream = ?3 AND origin_n BETWEEN ?4 AND ?5`,
    ).all(cell, book, stream, from, to);
    return rows.map(loggedOf);
  };
  return {
    findOrigin: async (book, stream, n) => (await listOrigins(book, stream, n, n))[0],
    listOrigins,
    async listAt(book, from, to, stream) {
      const facts = `SELECT ${FACT_COLUMNS} FROM fact WHERE cell = ?1 AND book = ?2 AND at BETWEEN ?3 AND ?4`;
      const rows =
        stream === undefined
          ? await prepare(facts).all(cell, book, from, to)
          : await prepare(`${facts} AND stream = ?5 UNION ALL ${facts} AND origin_stream = ?5`).all(
              cell,
              book,
              from,
              to,
              stream,
            );
      return rows.map(loggedOf);
    },
    async hasContent(book, { type, at, on, body }) {
      const row = await prepare(
        `SELECT seq FROM fact
         WHERE cell = ? AND book = ? AND at = ? AND type = ? AND on_day = ? AND body = ? LIMIT 1`,
      ).get(cell, book, at, type, on, body);
      return row !== undefined;
    },
  };
}

type ProofReading = Pick<Reading, 'listStreams' | 'listSignatures' | 'listCheckpoints'>;
type EdgeReading = Pick<Reading, 'listCuts' | 'findArchived' | 'findFile' | 'listFiles'>;

/** What only a check of the whole store reads. */
function createProofReading({ prepare }: Connection, cell: number): ProofReading {
  return {
    async listCheckpoints(book) {
      const rows = await prepare(
        'SELECT seq, hash FROM checkpoint WHERE cell = ? AND book = ? ORDER BY seq',
      ).all(cell, book);
      return rows.map((row) => ({ seq: numberOf(row['seq']), hash: bytesOf(row['hash']) }));
    },
    async listStreams(book) {
      const rows = await prepare(
        `SELECT stream FROM stream_head WHERE cell = ?1 AND book = ?2
         UNION SELECT stream FROM fact WHERE cell = ?1 AND book = ?2
         UNION SELECT stream FROM refused WHERE cell = ?1 AND book = ?2
         UNION SELECT stream FROM signature WHERE cell = ?1 AND book = ?2
         UNION SELECT stream FROM archived WHERE cell = ?1 AND book = ?2
         ORDER BY stream`,
      ).all(cell, book);
      return rows.map((row) => textOf(row['stream']));
    },
    async listSignatures(book, stream) {
      const rows = await prepare(
        'SELECT n, hash, signature FROM signature WHERE cell = ? AND book = ? AND stream = ? ORDER BY n',
      ).all(cell, book, stream);
      return rows.map((row) => ({
        n: numberOf(row['n']),
        hash: bytesOf(row['hash']),
        signature: bytesOf(row['signature']),
      }));
    },
  };
}

/** What lies beside the facts: epochs, backups, attachments. */
function createEdgeReading({ prepare }: Connection, cell: number): EdgeReading {
  const files = 'SELECT hash, bytes, stream, received_at FROM file WHERE cell = ? AND book = ?';
  return {
    async listCuts(book) {
      const rows = await prepare(
        'SELECT epoch, seq, hash FROM epoch WHERE cell = ? AND book = ? ORDER BY epoch',
      ).all(cell, book);
      return rows.map((row) => ({
        epoch: numberOf(row['epoch']),
        seq: numberOf(row['seq']),
        hash: bytesOf(row['hash']),
      }));
    },
    async findArchived(book, stream) {
      const row = await prepare(
        'SELECT n FROM archived WHERE cell = ? AND book = ? AND stream = ?',
      ).get(cell, book, stream);
      return row === undefined ? 0 : numberOf(row['n']);
    },
    async findFile(book, hash) {
      const row = await prepare(`${files} AND hash = ?`).get(cell, book, hash);
      return row && fileOf(row);
    },
    async listFiles(book) {
      return (await prepare(`${files} ORDER BY hash`).all(cell, book)).map(fileOf);
    },
  };
}

/** The statements of one writing transaction in one cell. */
export function createWriting(connection: Connection, cell: number): Writing {
  return {
    ...createReading(connection, cell),
    ...createHeadWriting(connection, cell),
    ...createFactWriting(connection, cell),
    ...createEdgeWriting(connection, cell),
    ...createErasureWriting(connection, cell),
    ...createCardWriting(connection, cell),
    ...createSeenWriting(connection, cell),
    ...createDeliveryWriting(connection, cell),
    ...createMeasuredWriting(connection, cell),
    together: connection.together,
  };
}

type HeadWriting = Pick<
  Writing,
  'lockHead' | 'createHead' | 'setHead' | 'addSignature' | 'setStreamHead' | 'addCheckpoint'
>;

function createHeadWriting({ prepare, insert }: Connection, cell: number): HeadWriting {
  return {
    async lockHead(book) {
      const row = await prepare(
        `UPDATE head SET seq = seq WHERE cell = ? AND book = ? RETURNING epoch, generation, seq, hash`,
      ).get(cell, book);
      return row && headOf(row);
    },
    async createHead(book, head) {
      await prepare(
        `INSERT INTO head (cell, book, epoch, generation, seq, hash) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT DO NOTHING`,
      ).run(cell, book, head.epoch, head.generation, head.seq, head.hash);
    },
    async setHead(book, head) {
      await prepare(
        'UPDATE head SET epoch = ?, generation = ?, seq = ?, hash = ? WHERE cell = ? AND book = ?',
      ).run(head.epoch, head.generation, head.seq, head.hash, cell, book);
    },
    async addSignature(book, stream, n, hash, signature) {
      await insert('signature', [{ cell, book, stream, n, hash, signature }]);
    },
    async setStreamHead(book, stream, head) {
      await prepare(
        `INSERT INTO stream_head (cell, book, stream, n, hash) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (cell, book, stream) DO UPDATE SET n = excluded.n, hash = excluded.hash`,
      ).run(cell, book, stream, head.n, head.hash);
    },
    async addCheckpoint(book, seq, hash) {
      await insert('checkpoint', [{ cell, book, seq, hash }]);
    },
  };
}

type FactWriting = Pick<Writing, 'addFacts' | 'addRefused' | 'addSalts'>;

function createFactWriting({ insert }: Connection, cell: number): FactWriting {
  return {
    async addFacts(book, facts) {
      const rows = facts.map((fact) => ({
        cell,
        book,
        seq: fact.seq,
        ...loggedColumns(fact),
        received_at: fact.receivedAt,
        verdict: fact.verdict,
        why: fact.why ?? null,
        mark: fact.mark ?? null,
      }));
      await insert('fact', rows);
    },
    async addRefused(book, facts) {
      const rows = facts.map((fact) => ({
        cell,
        book,
        ...loggedColumns(fact),
        received_at: fact.receivedAt,
        why: fact.why,
      }));
      await insert('refused', rows);
    },
    async addSalts(book, salts) {
      await insert(
        'salt',
        salts.map(({ stream, block, salt }) => ({ cell, book, stream, block, salt })),
      );
    },
  };
}

type EdgeWriting = Pick<Writing, 'addCut' | 'setArchived' | 'addFile'>;

function createEdgeWriting({ prepare, insert }: Connection, cell: number): EdgeWriting {
  return {
    async addCut(book, { epoch, seq, hash }) {
      await insert('epoch', [{ cell, book, epoch, seq, hash }]);
    },
    async setArchived(book, stream, n) {
      await prepare(
        `INSERT INTO archived (cell, book, stream, n) VALUES (?, ?, ?, ?)
         ON CONFLICT (cell, book, stream) DO UPDATE SET n = excluded.n WHERE excluded.n > archived.n`,
      ).run(cell, book, stream, n);
    },
    async addFile(book, { hash, bytes, stream, receivedAt }) {
      await prepare(
        `INSERT INTO file (cell, book, hash, bytes, stream, received_at) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT DO NOTHING`,
      ).run(cell, book, hash, bytes, stream, receivedAt);
    },
  };
}

const fileOf = (row: Row): StoredFile => ({
  hash: textOf(row['hash']),
  bytes: numberOf(row['bytes']),
  stream: textOf(row['stream']),
  receivedAt: numberOf(row['received_at']),
});

const loggedColumns = (fact: LogFact) => ({
  stream: fact.stream,
  n: fact.n,
  type: fact.type,
  at: fact.at,
  on_day: fact.on,
  origin_stream: fact.origin?.stream ?? null,
  origin_n: fact.origin?.n ?? null,
  body: fact.body,
  commitment: fact.commitment ?? null,
});

const headOf = (row: Row): StoredHead => ({
  epoch: numberOf(row['epoch']),
  generation: numberOf(row['generation']),
  seq: numberOf(row['seq']),
  hash: bytesOf(row['hash']),
});

function orderedOf(row: Row): OrderedFact {
  const verdict = row['verdict'];
  const why = row['why'];
  return {
    ...loggedOf(row),
    seq: numberOf(row['seq']),
    receivedAt: numberOf(row['received_at']),
    verdict: verdict === 'flagged' || verdict === 'held' ? verdict : 'ok',
    ...(typeof why === 'string' && { why }),
    ...(row['mark'] === 'clock-ahead' && { mark: 'clock-ahead' as const }),
  };
}

function saidOf(row: Row): Said {
  const verdict = row['verdict'];
  const why = row['why'];
  return {
    fact: loggedOf(row),
    verdict: verdict === 'flagged' || verdict === 'held' || verdict === 'refused' ? verdict : 'ok',
    seq: numberOf(row['seq']),
    why: typeof why === 'string' ? why : '',
  };
}
