// The home under attack, what its store holds, and what every answer of it must be.

import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import type { Id } from '#kernel/id.ts';
import type { Book } from '#book/activity.ts';
import type { PeopleState } from '#domain/people/state.ts';
import { PROBLEMS } from '#protocol/problems.ts';
import { openTestHome, type TestHome } from '#test/support/test-home.ts';
import type { TestPhone } from '#test/support/test-phone.ts';

export type Target = TestHome & {
  readonly phones: {
    readonly [
      role in 'member' | 'leader' | 'head' | 'officer' | 'admin' | 'stranger' | 'late'
    ]: TestPhone;
  };
  readonly books: readonly Book[];
  readonly households: readonly Id[];
  readonly residents: readonly Id[];
  /** Names that visits, steps and teams are given, so that later facts meet earlier ones. */
  readonly visits: readonly Id[];
  readonly persons: readonly Id[];
  readonly grants: readonly Id[];
  readonly witness: Witness;
};

const TABLES = [
  'head',
  'fact',
  'refused',
  'salt',
  'signature',
  'stream_head',
  'checkpoint',
  'stream',
  'book',
  'card',
  'household_card',
  'push_subscription',
  'delivery',
  'bridge_token',
  'home',
  'epoch',
  'archived',
  'opening_key',
  'file',
];

const LETTERS = [
  'case.received@1',
  'case.restated@1',
  'case.recalled@1',
  'case.relayed@1',
  'case.unrelayed@1',
  'case.replied@1',
] as const;

/** A second pair of eyes on the store's file. */
export type Witness = {
  /** Changes whenever a transaction of the home is committed. */
  readonly version: () => number;
  /** Hash of every row. */
  readonly wholeHash: () => string;
  /** Heads of books and streams, which cover all that is said, and the number of rows everywhere. */
  readonly headsHash: () => string;
  /** Without letters, which a home writes by itself. */
  readonly countFacts: () => number;
  readonly close: () => void;
};

export async function openTarget(seed: number): Promise<Target> {
  const memory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
  const folder = mkdtempSync(join(memory, 'banso-fuzz-'));
  const the = await openTestHome({ seed, folder, shelf: { roomForBooks: 0 } });
  const phones = {
    member: await the.enrol('member', the.village),
    leader: await the.enrol('leader', the.commune),
    head: await the.enrol('head', the.village),
    officer: await the.enrol('officer', the.commune),
    admin: await the.enrol('admin', the.province),
    stranger: await the.enrol('member', the.otherVillage),
    late: await the.enrol('member', the.village, { until: the.today - 30 }),
  };
  const households = Array.from({ length: 12 }, () => the.newId());
  const residents = Array.from({ length: 24 }, () => the.newId());
  const on = the.today;
  const part = phones.head.part(the.homes.id, [
    ...households.map((household, index) => ({
      type: 'household.added@1',
      on,
      body: { household, head: `Lường Văn Pánh ${index}`, code: `H${index}` },
    })),
    ...residents.map((resident, index) => ({
      type: 'resident.added@1',
      on,
      body: {
        resident,
        household: households[index % 12] ?? '',
        name: `Vi Thị Sửu ${index}`,
        birthYear: 1_980,
      },
    })),
  ]);
  const seeded = await phones.head.push([part]);
  if (seeded.status !== 200) throw new Error(`the first facts were not taken: ${seeded.status}`);
  const witness = createWitness(the.folder);
  const state = (await the.home.warm.get(the.people)).state as PeopleState; // the state of a people book
  return {
    ...the,
    phones,
    households,
    residents,
    witness,
    visits: Array.from({ length: 60 }, () => the.newId()),
    persons: [...state.persons.keys()],
    grants: [...state.grants.keys()],
    books: [...the.home.directory.books()],
    async close() {
      witness.close();
      await the.close();
      rmSync(folder, { recursive: true });
    },
  };
}

export function createWitness(folder: string): Witness {
  const database = new DatabaseSync(join(folder, 'banso.sqlite'), { readOnly: true });
  const version = database.prepare('PRAGMA data_version');
  const rows = TABLES.map((table) => database.prepare(`SELECT * FROM ${table}`));
  const counts = database.prepare(
    TABLES.map((table) => `SELECT count(*) AS c FROM ${table}`).join(' UNION ALL '),
  );
  const letters = LETTERS.map((type) => `'${type}'`).join();
  const facts = database.prepare(`SELECT count(*) AS c FROM fact WHERE type NOT IN (${letters})`);
  const heads = ['head', 'stream_head'].map((table) => database.prepare(`SELECT * FROM ${table}`));
  const text = (value: unknown): string =>
    JSON.stringify(value, (_key, item: unknown) =>
      item instanceof Uint8Array ? Buffer.from(item).toString('hex') : item,
    );
  const hashOf = (values: readonly unknown[]): string => {
    const hash = createHash('sha256');
    for (const value of values) hash.update(text(value));
    return hash.digest('hex');
  };
  return {
    version: () => Number(version.get()?.['data_version']),
    wholeHash: () => hashOf(rows.map((statement) => statement.all())),
    headsHash: () => hashOf([...heads.map((statement) => statement.all()), counts.all()]),
    countFacts: () => Number(facts.get()?.['c']),
    close: () => database.close(),
  };
}

/** Holds the store to what it was, at little cost as long as nothing is committed. */
export function createGuard(witness: Witness, hash: () => string = witness.wholeHash) {
  let version = witness.version();
  let held = hash();
  return {
    isSame(): boolean {
      const now = witness.version();
      if (now === version) return true;
      version = now;
      return hash() === held;
    },
    accept(): void {
      version = witness.version();
      held = hash();
    },
  };
}

const Problem = v.looseObject({
  type: v.string(),
  title: v.pipe(v.string(), v.minLength(1)),
  status: v.number(),
  code: v.picklist(Object.keys(PROBLEMS)),
});

/** Pages for people say in a page why there is nothing to see. */
const isPage = (url: string): boolean =>
  /^\/(?:xa\/|thon\/|quy\/|bien\/|bang-tin\/|k\/|k$|ho$)/u.test(new URL(url).pathname);

const REFUSAL_BYTES_MAX = 1_024;

export type Answered = { readonly status: number; readonly code: string; readonly text: string };

/** Sends one request; throws unless the answer is a success or a refusal whose code is known. */
export async function ask(
  target: Pick<Target, 'app' | 'log'>,
  request: Request,
): Promise<Answered> {
  const response = await target.app.fetch(request);
  const text = await response.text();
  const { status } = response;
  if (status >= 500) throw new Error(`answered ${status}: ${target.log.at(-1) ?? text}`);
  if (status < 400) return { status, code: '', text };
  if (request.method === 'HEAD') return { status, code: '', text };
  const type = response.headers.get('content-type') ?? '';
  if ([403, 404, 405].includes(status) && type.startsWith('text/html') && isPage(request.url)) {
    return { status, code: 'page', text };
  }
  if (!type.startsWith('application/problem+json')) {
    throw new Error(`answered ${status} as ${type}: ${text}`);
  }
  const problem = v.parse(Problem, JSON.parse(text));
  if (problem.status !== status) throw new Error(`says ${problem.status}, is ${status}`);
  if (text.length > REFUSAL_BYTES_MAX) {
    throw new Error(`a refusal of ${text.length} characters: ${text.slice(0, 200)}`);
  }
  return { status, code: problem.code, text };
}

/** Counts of answers by what they were, to see that inputs reach every check. */
export function createTally() {
  const counts = new Map<string, number>();
  return {
    add: (name: string): unknown => counts.set(name, (counts.get(name) ?? 0) + 1),
    get: (name: string): number => counts.get(name) ?? 0,
    text: (): string =>
      [...counts]
        .sort(([, left], [, right]) => right - left)
        .map(([name, count]) => `${name} ${count}`)
        .join(', '),
  };
}
