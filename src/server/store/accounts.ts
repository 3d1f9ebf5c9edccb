import type { Bytes } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import type { Connection, Row, Write } from '#server/store/connection.ts';
import { bytesOf, numberOf, textOf } from '#server/store/values.ts';

/** A person elsewhere: ids are of their people book. */
export type Holder = { readonly person: Id; readonly people: Id };

/** A login name with what opens it. No two persons have the same name, and nobody has two. */
export type Login = Holder & {
  readonly name: string;
  /** How the password was hashed, and the hash. */
  readonly password: string;
  /** The shared secret of the code app, sealed. */
  readonly totp: Bytes;
  /** The last step whose code was taken: a code is good once. */
  readonly step: number;
  readonly since: number;
};

export type Passkey = Holder & {
  readonly id: string;
  /** The public key, in COSE. */
  readonly key: Bytes;
  readonly counter: number;
  readonly label: string;
  readonly since: number;
  readonly usedAt?: number;
};

/** Who somebody is to another issuer of names. */
export type Subject = Holder & {
  readonly issuer: string;
  readonly subject: string;
  readonly since: number;
};

/** How officers sign in; of the directories, in cell 0. */
export type Accounts = {
  findLogin(name: string): Promise<Login | undefined>;
  findLoginOf(holder: Holder): Promise<Login | undefined>;
  /** In place of the one the person had, with new recovery codes; false when the name is another's. */
  putLogin(login: Login, recovery: readonly Bytes[]): Promise<boolean>;
  /** False when a code of this step or a later one was taken already. */
  takeStep(name: string, step: number): Promise<boolean>;
  /** False when there is no such code, or it was used. */
  takeRecovery(holder: Holder, hash: Bytes): Promise<boolean>;
  countRecovery(holder: Holder): Promise<number>;
  deleteLoginOf(holder: Holder): Promise<void>;
  findPasskey(id: string): Promise<Passkey | undefined>;
  listPasskeys(holder: Holder): Promise<readonly Passkey[]>;
  /** False when there is one of this id. */
  putPasskey(passkey: Passkey): Promise<boolean>;
  /** False when it is gone, or somebody was faster with the same counter. */
  usePasskey(id: string, before: number, counter: number, at: number): Promise<boolean>;
  deletePasskey(holder: Holder, id: string): Promise<void>;
  findSubject(issuer: string, subject: string): Promise<Subject | undefined>;
  listSubjects(holder: Holder): Promise<readonly Subject[]>;
  /** False when it is linked already. */
  putSubject(subject: Subject): Promise<boolean>;
  deleteSubject(holder: Holder, issuer: string): Promise<void>;
  /** False when it was spent before; forgets what had expired. */
  spend(hash: Bytes, expiresAt: number, now: number): Promise<boolean>;
};

export function createAccounts(reader: Connection, write: Write): Accounts {
  return {
    ...createLogins(reader, write),
    ...createPasskeys(reader, write),
    ...createSubjects(reader, write),
    async spend(hash, expiresAt, now) {
      const { changes } = await write(async (writer) => {
        await writer.prepare('DELETE FROM spent WHERE cell = 0 AND expires_at < ?').run(now);
        return writer
          .prepare(
            'INSERT INTO spent (cell, hash, expires_at) VALUES (0, ?, ?) ON CONFLICT DO NOTHING',
          )
          .run(hash, expiresAt);
      });
      return isOne(changes);
    },
  };
}

type Logins = Pick<
  Accounts,
  | 'findLogin'
  | 'findLoginOf'
  | 'putLogin'
  | 'takeStep'
  | 'takeRecovery'
  | 'countRecovery'
  | 'deleteLoginOf'
>;

const createLogins = ({ prepare }: Connection, write: Write): Logins => ({
  async findLogin(name) {
    const row = await prepare('SELECT * FROM login WHERE cell = 0 AND name = ?').get(name);
    return row && loginOf(row);
  },
  async findLoginOf({ people, person }) {
    const row = await prepare(
      'SELECT * FROM login WHERE cell = 0 AND people = ? AND person = ?',
    ).get(people, person);
    return row && loginOf(row);
  },
  putLogin: (login, recovery) =>
    write(async (writer) => {
      const { name, person, people, password, totp, step, since } = login;
      const taken = await writer
        .prepare(
          'SELECT person FROM login WHERE cell = 0 AND name = ? AND (people <> ? OR person <> ?)',
        )
        .get(name, people, person);
      if (taken !== undefined) return false;
      await forgetLogin(writer, login);
      const { changes } = await writer
        .prepare(
          `INSERT INTO login (cell, name, person, people, password, totp, step, since)
           VALUES (0, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
        )
        .run(name, person, people, password, totp, step, since);
      if (!isOne(changes)) return false;
      await writer.insert(
        'recovery',
        recovery.map((hash) => ({ cell: 0, people, person, hash })),
      );
      return true;
    }),
  async takeStep(name, step) {
    const { changes } = await write(async (writer) =>
      writer
        .prepare('UPDATE login SET step = ? WHERE cell = 0 AND name = ? AND step < ?')
        .run(step, name, step),
    );
    return isOne(changes);
  },
  async takeRecovery({ people, person }, hash) {
    const { changes } = await write(async (writer) =>
      writer
        .prepare('DELETE FROM recovery WHERE cell = 0 AND people = ? AND person = ? AND hash = ?')
        .run(people, person, hash),
    );
    return isOne(changes);
  },
  async countRecovery({ people, person }) {
    const row = await prepare(
      'SELECT count(*) AS codes FROM recovery WHERE cell = 0 AND people = ? AND person = ?',
    ).get(people, person);
    return numberOf(row?.['codes']);
  },
  deleteLoginOf: (holder) => write((writer) => forgetLogin(writer, holder)),
});

async function forgetLogin(writer: Connection, { people, person }: Holder): Promise<void> {
  await writer
    .prepare('DELETE FROM login WHERE cell = 0 AND people = ? AND person = ?')
    .run(people, person);
  await writer
    .prepare('DELETE FROM recovery WHERE cell = 0 AND people = ? AND person = ?')
    .run(people, person);
}

type Passkeys = Pick<
  Accounts,
  'findPasskey' | 'listPasskeys' | 'putPasskey' | 'usePasskey' | 'deletePasskey'
>;

const createPasskeys = ({ prepare }: Connection, write: Write): Passkeys => ({
  async findPasskey(id) {
    const row = await prepare('SELECT * FROM passkey WHERE cell = 0 AND id = ?').get(id);
    return row && passkeyOf(row);
  },
  async listPasskeys({ people, person }) {
    const rows = await prepare(
      'SELECT * FROM passkey WHERE cell = 0 AND people = ? AND person = ? ORDER BY since, id',
    ).all(people, person);
    return rows.map(passkeyOf);
  },
  async putPasskey({ id, person, people, key, counter, label, since }) {
    const { changes } = await write(async (writer) =>
      writer
        .prepare(
          `INSERT INTO passkey (cell, id, person, people, key, counter, label, since)
           VALUES (0, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
        )
        .run(id, person, people, key, counter, label, since),
    );
    return isOne(changes);
  },
  async usePasskey(id, before, counter, at) {
    const { changes } = await write(async (writer) =>
      writer
        .prepare(
          'UPDATE passkey SET counter = ?, used_at = ? WHERE cell = 0 AND id = ? AND counter = ?',
        )
        .run(counter, at, id, before),
    );
    return isOne(changes);
  },
  async deletePasskey({ people, person }, id) {
    await write(async (writer) =>
      writer
        .prepare('DELETE FROM passkey WHERE cell = 0 AND people = ? AND person = ? AND id = ?')
        .run(people, person, id),
    );
  },
});

type Subjects = Pick<Accounts, 'findSubject' | 'listSubjects' | 'putSubject' | 'deleteSubject'>;

const createSubjects = ({ prepare }: Connection, write: Write): Subjects => ({
  async findSubject(issuer, subject) {
    const row = await prepare(
      'SELECT * FROM subject WHERE cell = 0 AND issuer = ? AND subject = ?',
    ).get(issuer, subject);
    return row && subjectOf(row);
  },
  async listSubjects({ people, person }) {
    const rows = await prepare(
      'SELECT * FROM subject WHERE cell = 0 AND people = ? AND person = ? ORDER BY since, subject',
    ).all(people, person);
    return rows.map(subjectOf);
  },
  async putSubject({ issuer, subject, person, people, since }) {
    const { changes } = await write(async (writer) =>
      writer
        .prepare(
          `INSERT INTO subject (cell, issuer, subject, person, people, since) VALUES (0, ?, ?, ?, ?, ?)
           ON CONFLICT DO NOTHING`,
        )
        .run(issuer, subject, person, people, since),
    );
    return isOne(changes);
  },
  async deleteSubject({ people, person }, issuer) {
    await write(async (writer) =>
      writer
        .prepare('DELETE FROM subject WHERE cell = 0 AND people = ? AND person = ? AND issuer = ?')
        .run(people, person, issuer),
    );
  },
});

const isOne = (changes: number | bigint): boolean => Number(changes) === 1;

const holderOf = (row: Row): Holder => ({
  person: textOf(row['person']),
  people: textOf(row['people']),
});

const loginOf = (row: Row): Login => ({
  ...holderOf(row),
  name: textOf(row['name']),
  password: textOf(row['password']),
  totp: bytesOf(row['totp']),
  step: numberOf(row['step']),
  since: numberOf(row['since']),
});

function passkeyOf(row: Row): Passkey {
  const { used_at: usedAt } = row;
  return {
    ...holderOf(row),
    id: textOf(row['id']),
    key: bytesOf(row['key']),
    counter: numberOf(row['counter']),
    label: textOf(row['label']),
    since: numberOf(row['since']),
    ...(typeof usedAt === 'number' && { usedAt }),
  };
}

const subjectOf = (row: Row): Subject => ({
  ...holderOf(row),
  issuer: textOf(row['issuer']),
  subject: textOf(row['subject']),
  since: numberOf(row['since']),
});
