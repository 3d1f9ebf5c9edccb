import { toHex, utf8 } from '#kernel/bytes.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { sha256 } from '#server/crypto.ts';
import { type Migration, MIGRATIONS } from '#server/store/migrations.ts';
import type { NotOpened } from '#server/store/not-opened.ts';
import type { StoreKind } from '#server/store/store.ts';

/** One step of the tables that a store has yet to go through. */
export type Step = Migration & { readonly hash: string };

/** The list of steps a store went through, in a table of its own. */
export const STEPS_TABLE = `CREATE TABLE IF NOT EXISTS migration (
    cell INTEGER NOT NULL CHECK (cell = 0), number INTEGER NOT NULL, hash TEXT NOT NULL,
    PRIMARY KEY (cell, number)
  ) STRICT, WITHOUT ROWID`;

/** All tables of a store, in the order in which they are made. */
export const TABLES: readonly string[] = [STEPS_TABLE, ...MIGRATIONS.map(({ sql }) => sql)].flatMap(
  (sql) =>
    [...sql.matchAll(/^CREATE TABLE (?:IF NOT EXISTS )?(\w+)/gmu)].map(([, name = '']) => name),
);

/** The steps that are missing, in order; a store that went through others is not ours to change. */
export function missingSteps(
  rows: readonly Readonly<Record<string, unknown>>[],
  steps: readonly Migration[] = MIGRATIONS,
): Result<readonly Step[], NotOpened> {
  const applied = new Map(rows.map((row) => [row['number'], row['hash']]));
  const missing: Step[] = [];
  for (const step of steps) {
    const { number, sql } = step;
    const hash = toHex(sha256(utf8(sql)));
    const known = applied.get(number);
    applied.delete(number);
    if (known === undefined) missing.push({ ...step, hash });
    else if (known !== hash) {
      return err({ code: 'store-foreign', why: `step ${number} was another one` });
    }
  }
  return applied.size === 0
    ? ok(missing)
    : err({ code: 'store-foreign', why: 'it was made by a newer version' });
}

/** A store carries its kind for ever: the first opening decides. */
export const kindProblem = (stored: unknown, wanted: StoreKind): NotOpened | undefined =>
  stored === wanted ? undefined : { code: 'store-kind', kind: stored === 'demo' ? 'demo' : 'real' };
