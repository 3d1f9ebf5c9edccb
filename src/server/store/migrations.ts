export type Migration = {
  readonly number: number;
  readonly sql: string;
  /** It changes rows that are there: a copy of the store is kept before it. */
  readonly rewrites?: true;
};

/**
 * The tables of the embedded store, in numbered steps. A step that has been released never changes: a test
 * pins its hash, and a store records the hash of each step it went through. Every key begins with the cell.
 */
export const MIGRATIONS: readonly Migration[] = [
  {
    number: 1,
    sql: `
CREATE TABLE store (cell INTEGER PRIMARY KEY CHECK (cell = 0), kind TEXT NOT NULL) STRICT;
CREATE TABLE home (
  cell INTEGER PRIMARY KEY CHECK (cell = 0),
  person TEXT NOT NULL, stream TEXT NOT NULL, key TEXT NOT NULL, secret BLOB NOT NULL,
  country TEXT NOT NULL, people TEXT NOT NULL, places TEXT NOT NULL
) STRICT;
CREATE TABLE book (
  cell INTEGER NOT NULL CHECK (cell = 0), book TEXT NOT NULL,
  activity TEXT NOT NULL, place TEXT NOT NULL, book_cell INTEGER NOT NULL,
  people TEXT NOT NULL, places TEXT NOT NULL,
  PRIMARY KEY (cell, book)
) STRICT, WITHOUT ROWID;
CREATE TABLE stream (
  cell INTEGER NOT NULL CHECK (cell = 0), stream TEXT NOT NULL,
  person TEXT NOT NULL, people TEXT NOT NULL, key TEXT NOT NULL, secret BLOB,
  PRIMARY KEY (cell, stream)
) STRICT, WITHOUT ROWID;
CREATE TABLE card (
  cell INTEGER NOT NULL CHECK (cell = 0), hash BLOB NOT NULL,
  person TEXT NOT NULL, people TEXT NOT NULL, single_use INTEGER NOT NULL,
  issued_at INTEGER NOT NULL, issued_by TEXT, expires_at INTEGER, used_at INTEGER, used_by TEXT,
  PRIMARY KEY (cell, hash)
) STRICT, WITHOUT ROWID;
CREATE TABLE head (
  cell INTEGER NOT NULL, book TEXT NOT NULL,
  epoch INTEGER NOT NULL, generation INTEGER NOT NULL, seq INTEGER NOT NULL, hash BLOB NOT NULL,
  PRIMARY KEY (cell, book)
) STRICT, WITHOUT ROWID;
CREATE TABLE fact (
  cell INTEGER NOT NULL, book TEXT NOT NULL, seq INTEGER NOT NULL,
  stream TEXT NOT NULL, n INTEGER NOT NULL, type TEXT NOT NULL, at INTEGER NOT NULL, on_day INTEGER NOT NULL,
  origin_stream TEXT, origin_n INTEGER, body TEXT NOT NULL,
  received_at INTEGER NOT NULL, verdict TEXT NOT NULL, why TEXT, mark TEXT,
  PRIMARY KEY (cell, book, seq)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX fact_said ON fact (cell, book, stream, n);
CREATE UNIQUE INDEX fact_origin ON fact (cell, book, origin_stream, origin_n) WHERE origin_stream IS NOT NULL;
CREATE TABLE refused (
  cell INTEGER NOT NULL, book TEXT NOT NULL, stream TEXT NOT NULL, n INTEGER NOT NULL,
  type TEXT NOT NULL, at INTEGER NOT NULL, on_day INTEGER NOT NULL,
  origin_stream TEXT, origin_n INTEGER, body TEXT NOT NULL,
  received_at INTEGER NOT NULL, why TEXT NOT NULL,
  PRIMARY KEY (cell, book, stream, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE salt (
  cell INTEGER NOT NULL, book TEXT NOT NULL, stream TEXT NOT NULL, block INTEGER NOT NULL, salt BLOB NOT NULL,
  PRIMARY KEY (cell, book, stream, block)
) STRICT, WITHOUT ROWID;
CREATE TABLE stream_head (
  cell INTEGER NOT NULL, book TEXT NOT NULL, stream TEXT NOT NULL, n INTEGER NOT NULL, hash BLOB NOT NULL,
  PRIMARY KEY (cell, book, stream)
) STRICT, WITHOUT ROWID;
CREATE TABLE signature (
  cell INTEGER NOT NULL, book TEXT NOT NULL, stream TEXT NOT NULL, n INTEGER NOT NULL,
  hash BLOB NOT NULL, signature BLOB NOT NULL,
  PRIMARY KEY (cell, book, stream, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE checkpoint (
  cell INTEGER NOT NULL, book TEXT NOT NULL, seq INTEGER NOT NULL, hash BLOB NOT NULL,
  PRIMARY KEY (cell, book, seq)
) STRICT, WITHOUT ROWID;
`,
  },
  {
    number: 2,
    sql: `
CREATE TABLE epoch (
  cell INTEGER NOT NULL, book TEXT NOT NULL, epoch INTEGER NOT NULL, seq INTEGER NOT NULL, hash BLOB NOT NULL,
  PRIMARY KEY (cell, book, epoch)
) STRICT, WITHOUT ROWID;
CREATE TABLE archived (
  cell INTEGER NOT NULL, book TEXT NOT NULL, stream TEXT NOT NULL, n INTEGER NOT NULL,
  PRIMARY KEY (cell, book, stream)
) STRICT, WITHOUT ROWID;
CREATE TABLE opening_key (
  cell INTEGER NOT NULL CHECK (cell = 0), id INTEGER NOT NULL, key TEXT NOT NULL, secret BLOB NOT NULL,
  PRIMARY KEY (cell, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE file (
  cell INTEGER NOT NULL, book TEXT NOT NULL, hash TEXT NOT NULL, bytes INTEGER NOT NULL, stream TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  PRIMARY KEY (cell, book, hash)
) STRICT, WITHOUT ROWID;
`,
  },
  {
    number: 3,
    sql: `
ALTER TABLE card ADD COLUMN way TEXT;
ALTER TABLE card ADD COLUMN lasts_s INTEGER;
CREATE TABLE login (
  cell INTEGER NOT NULL CHECK (cell = 0), name TEXT NOT NULL, person TEXT NOT NULL, people TEXT NOT NULL,
  password TEXT NOT NULL, totp BLOB NOT NULL, step INTEGER NOT NULL, since INTEGER NOT NULL,
  PRIMARY KEY (cell, name)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX login_person ON login (cell, people, person);
CREATE TABLE recovery (
  cell INTEGER NOT NULL CHECK (cell = 0), people TEXT NOT NULL, person TEXT NOT NULL, hash BLOB NOT NULL,
  PRIMARY KEY (cell, people, person, hash)
) STRICT, WITHOUT ROWID;
CREATE TABLE passkey (
  cell INTEGER NOT NULL CHECK (cell = 0), id TEXT NOT NULL, person TEXT NOT NULL, people TEXT NOT NULL,
  key BLOB NOT NULL, counter INTEGER NOT NULL, label TEXT NOT NULL, since INTEGER NOT NULL, used_at INTEGER,
  PRIMARY KEY (cell, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX passkey_person ON passkey (cell, people, person);
CREATE TABLE subject (
  cell INTEGER NOT NULL CHECK (cell = 0), issuer TEXT NOT NULL, subject TEXT NOT NULL,
  person TEXT NOT NULL, people TEXT NOT NULL, since INTEGER NOT NULL,
  PRIMARY KEY (cell, issuer, subject)
) STRICT, WITHOUT ROWID;
CREATE INDEX subject_person ON subject (cell, people, person);
CREATE TABLE spent (
  cell INTEGER NOT NULL CHECK (cell = 0), hash BLOB NOT NULL, expires_at INTEGER NOT NULL,
  PRIMARY KEY (cell, hash)
) STRICT, WITHOUT ROWID;
`,
  },
  {
    number: 4,
    sql: `
ALTER TABLE fact ADD COLUMN commitment BLOB;
ALTER TABLE refused ADD COLUMN commitment BLOB;
CREATE TABLE single_salt (
  cell INTEGER NOT NULL, book TEXT NOT NULL, stream TEXT NOT NULL, n INTEGER NOT NULL, salt BLOB NOT NULL,
  PRIMARY KEY (cell, book, stream, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE tombstone (
  cell INTEGER NOT NULL, book TEXT NOT NULL, stream TEXT NOT NULL, n INTEGER NOT NULL, residue TEXT NOT NULL,
  PRIMARY KEY (cell, book, stream, n)
) STRICT, WITHOUT ROWID;
`,
  },
  {
    number: 5,
    sql: `
CREATE TABLE household_card (
  cell INTEGER NOT NULL, book TEXT NOT NULL, household TEXT NOT NULL, hash BLOB NOT NULL,
  issued_at INTEGER NOT NULL, issued_by TEXT NOT NULL,
  PRIMARY KEY (cell, book, household)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX household_card_hash ON household_card (cell, hash);
`,
  },
  {
    number: 6,
    sql: `
CREATE TABLE seen (
  cell INTEGER NOT NULL, book TEXT NOT NULL, about TEXT NOT NULL, at INTEGER NOT NULL,
  people TEXT NOT NULL, person TEXT NOT NULL, what TEXT NOT NULL, why TEXT,
  PRIMARY KEY (cell, book, about, at, people, person, what)
) STRICT, WITHOUT ROWID;
CREATE TABLE breach (
  cell INTEGER NOT NULL CHECK (cell = 0), breach TEXT NOT NULL, n INTEGER NOT NULL,
  kind TEXT NOT NULL, at INTEGER NOT NULL, written_at INTEGER NOT NULL, text TEXT NOT NULL,
  PRIMARY KEY (cell, breach, n)
) STRICT, WITHOUT ROWID;
`,
  },
  {
    number: 7,
    sql: `
CREATE TABLE push_subscription (
  cell INTEGER NOT NULL, book TEXT NOT NULL, stream TEXT NOT NULL,
  endpoint TEXT NOT NULL, key BLOB NOT NULL, auth BLOB NOT NULL, since INTEGER NOT NULL,
  PRIMARY KEY (cell, book, stream)
) STRICT, WITHOUT ROWID;
CREATE TABLE delivery (
  cell INTEGER NOT NULL, book TEXT NOT NULL, edition TEXT NOT NULL, recipient TEXT NOT NULL,
  channel TEXT NOT NULL, notice TEXT NOT NULL, board TEXT NOT NULL, state TEXT NOT NULL, why TEXT,
  tries INTEGER NOT NULL, due INTEGER NOT NULL, claimed_until INTEGER NOT NULL, outside TEXT,
  queued_at INTEGER NOT NULL, changed_at INTEGER NOT NULL,
  PRIMARY KEY (cell, book, edition, recipient, channel)
) STRICT, WITHOUT ROWID;
CREATE INDEX delivery_notice ON delivery (cell, book, notice);
CREATE INDEX delivery_due ON delivery (cell, book, due) WHERE state = 'queued';
CREATE TABLE bridge_token (
  cell INTEGER NOT NULL CHECK (cell = 0), bridge TEXT NOT NULL, version INTEGER NOT NULL,
  sealed BLOB NOT NULL, renewing_until INTEGER NOT NULL,
  PRIMARY KEY (cell, bridge)
) STRICT, WITHOUT ROWID;
`,
  },
  {
    number: 8,
    sql: `
ALTER TABLE delivery ADD COLUMN urgent INTEGER NOT NULL DEFAULT 0;
CREATE INDEX delivery_urgent ON delivery (cell, book, due) WHERE state = 'queued' AND urgent = 1;
`,
  },
  {
    number: 9,
    sql: `
CREATE TABLE measured (
  cell INTEGER NOT NULL, place TEXT NOT NULL, month INTEGER NOT NULL, basis TEXT NOT NULL,
  reported BLOB, reported_parts BLOB, corrected BLOB, corrected_parts BLOB,
  PRIMARY KEY (cell, place, month)
) STRICT, WITHOUT ROWID;
`,
  },
];
