// The same tables cut into partitions by PostgreSQL itself, by the hash of the cell: the contract holds.

import { expect, it } from 'vitest';
import { utf8 } from '#kernel/bytes.ts';
import { openPostgresStore } from '#server/store/postgres.ts';
import { tablesFor } from '#server/store/postgres-dialect.ts';
import { createPostgresBackup } from '#server/store/postgres-snapshot.ts';
import { missingSteps, STEPS_TABLE, TABLES } from '#server/store/steps.ts';
import { describeDeliveries } from '#test/contract/deliveries.contract.ts';
import { describeErasure } from '#test/contract/erasure.contract.ts';
import { describeCards } from '#test/contract/household-cards.ts';
import { describeLetters } from '#test/contract/letters.contract.ts';
import { describeMeasured } from '#test/contract/measured.contract.ts';
import { describeSeen } from '#test/contract/seen.contract.ts';
import { describeStore, type Engine } from '#test/contract/store.contract.ts';
import { askPostgres, createPlace, placeAddress, removePlace } from '#test/support/postgres.ts';

const PARTITIONS = 2;

/** The steps of the tables as they are, but for what says that a table is cut. */
function partitioned(sql: string): string {
  const cut = tablesFor(`${sql};`).replaceAll(
    /^(?<table>CREATE TABLE (?:IF NOT EXISTS )?(?<name>\w+)[^;]*);/gmu,
    (_, table: string, name: string) =>
      [
        `${table} PARTITION BY HASH (cell);`,
        ...Array.from(
          { length: PARTITIONS },
          (__, part) =>
            `CREATE TABLE ${name}_of_${part} PARTITION OF ${name}
             FOR VALUES WITH (MODULUS ${PARTITIONS}, REMAINDER ${part});`,
        ),
      ].join('\n'),
  );
  return cut;
}

async function createPartitioned(place: string): Promise<string> {
  const address = await createPlace(place);
  const steps = missingSteps([]);
  if (!steps.ok) throw new Error(steps.error.code);
  await askPostgres(
    address,
    [STEPS_TABLE, ...steps.value.map(({ sql }) => sql)].map(partitioned).join(''),
  );
  for (const { number, hash } of steps.value) {
    await askPostgres(address, 'INSERT INTO migration VALUES (0, $1, $2)', [number, hash]);
  }
  return address;
}

/** Beside those of the contract over whole tables. */
const own = (place: string): string => `partitioned_${place}`;

const engine: Engine = {
  name: 'PostgreSQL in partitions',
  create: (place) => createPartitioned(own(place)),
  open: (place, kind) => openPostgresStore(placeAddress(own(place)), kind),
  remove: (place) => removePlace(own(place)),
};
describeStore(engine);
describeErasure(engine);
describeCards(engine);
describeSeen(engine);
describeDeliveries(engine);
describeLetters(engine);
describeMeasured(engine);

it('asks one partition for what names one cell, and backs each row up once', async () => {
  const address = await createPartitioned('partitions');
  const opened = await openPostgresStore(address, 'real');
  if (!opened.ok) throw new Error(opened.error.code);
  const hash = utf8('x'.repeat(32));
  for (const cell of [1, 2, 3, 4, 5, 6]) {
    await opened.value.write(cell, (writing) =>
      writing.createHead(`book${cell}`, { epoch: 0, generation: 0, seq: 0, hash }),
    );
  }
  await opened.value.close();
  const [used] = await askPostgres(
    address,
    `SELECT count(DISTINCT tableoid)::int AS partitions, count(*)::int AS heads FROM head`,
  );
  expect(used).toMatchObject({ heads: 6 });
  expect(Number(used?.['partitions'])).toBeGreaterThan(1);
  const plan = await askPostgres(
    address,
    `EXPLAIN SELECT * FROM head WHERE cell = 7 AND book = 'b'`,
  );
  const said = plan.map((line) => String(line['QUERY PLAN'])).join('\n');
  expect(said.match(/head_of_\d/gu)?.length).toBeGreaterThan(0);
  expect(new Set(said.match(/head_of_\d/gu)).size).toBe(1);
  const snapshot = await createPostgresBackup(address, 'partitions').openSnapshot();
  if (!snapshot.ok) throw new Error(snapshot.error.code);
  const { tables, rows, close } = snapshot.value;
  expect(tables.map(({ name }) => name).toSorted()).toEqual(
    TABLES.filter((name) => name !== 'store' && name !== 'migration').toSorted(),
  );
  const head = tables.find(({ name }) => name === 'head');
  expect(head && (await Array.fromAsync(rows(head)))).toHaveLength(6);
  await close();
});
