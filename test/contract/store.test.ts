import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { MIGRATIONS } from '#server/store/migrations.ts';
import { openSqliteStore } from '#server/store/sqlite.ts';
import { describeDeliveries } from '#test/contract/deliveries.contract.ts';
import { describeErasure } from '#test/contract/erasure.contract.ts';
import { describeCards } from '#test/contract/household-cards.ts';
import { describeLetters } from '#test/contract/letters.contract.ts';
import { describeMeasured } from '#test/contract/measured.contract.ts';
import { describeSeen } from '#test/contract/seen.contract.ts';
import { describeStore, type Engine } from '#test/contract/store.contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'banso-store-'));

const engine: Engine = {
  name: 'SQLite',
  open: async (place, kind) => openSqliteStore(join(folder, place), kind),
  remove: async (place) => rmSync(join(folder, place), { recursive: true }),
};
describeStore(engine);
describeErasure(engine);
describeCards(engine);
describeSeen(engine);
describeDeliveries(engine);
describeLetters(engine);
describeMeasured(engine);

describe('the tables of the embedded store', () => {
  it('are made in steps that never change once released', () => {
    const hashes = MIGRATIONS.map(({ number, sql }) => [
      number,
      createHash('sha256').update(sql).digest('hex'),
    ]);
    expect(hashes).toEqual([
      [1, '8ac702b38ed75c35d54fd7dd93647603f156f9eea2ac84b079f76c24fe9f36ca'],
      [2, 'dd4f05cc7dc95882977b6866fef93b2dcb8abd47aaca480be083f87f71f1a3ed'],
      [3, '3580470d45beb925e135c59ce3946ded45c82f2ee596fb3864ecca9591a399de'],
      [4, '77864daca02a58c73cc6817f9878b407fca6c7f005ae95d3bc0c5477c042bbe8'],
      [5, '54ea6f9e7928facbe3f9aff2df7ae0afe47a9e1a0768a78453a76eeb679f19f0'],
      [6, '362bb42485fb00a3871894db348c2dfccabaf7137e658453ef339fc028955e90'],
      [7, '8f5cbfc5cc5a119720b01d662e018054a9364efff8b629583f1fe416efe9805e'],
      [8, '071cf4e3ffbbd6e006b5e45536e08fcdaa1fe0488db51d2763ef36ae9029b3b1'],
      [9, '5cbd314c2befe30de79eab714d4aa7738091c0e9b5a0cce1d2af1046ae65f761'],
    ]);
  });

  it('take nothing more after they were closed', async () => {
    const opened = openSqliteStore(join(folder, 'closed'), 'real');
    if (!opened.ok) throw new Error(opened.error.code);
    await opened.value.close();
    await expect(opened.value.write(1, async () => undefined)).rejects.toThrow('closed');
  });

  it('have the cell first in every key', () => {
    const place = join(folder, 'keys');
    const opened = openSqliteStore(place, 'real');
    if (!opened.ok) throw new Error(opened.error.code);
    const database = new DatabaseSync(join(place, 'banso.sqlite'), { readOnly: true });
    const keys = database
      .prepare(
        `SELECT t.name AS tableName, i.name AS indexName,
           (SELECT c.name FROM pragma_index_info(i.name) c LIMIT 1) AS first
         FROM sqlite_schema t JOIN pragma_index_list(t.name) i WHERE t.type = 'table'`,
      )
      .all();
    expect(keys.length).toBeGreaterThan(10);
    for (const key of keys) expect(key['first'], String(key['indexName'])).toBe('cell');
    database.close();
    expect(statSync(join(place, 'banso.sqlite')).mode & 0o777).toBe(0o600);
    expect(statSync(join(place, 'banso.sqlite-wal')).mode & 0o777).toBe(0o600);
    expect(statSync(place).mode & 0o777).toBe(0o700);
    return opened.value.close();
  });

  it('are not opened when a step was another one', async () => {
    const place = join(folder, 'foreign');
    const opened = openSqliteStore(place, 'real');
    if (opened.ok) await opened.value.close();
    const database = new DatabaseSync(join(place, 'banso.sqlite'));
    database.exec("UPDATE migration SET hash = 'x'");
    database.close();
    expect(openSqliteStore(place, 'real')).toMatchObject({
      ok: false,
      error: { code: 'store-foreign' },
    });
  });
});
