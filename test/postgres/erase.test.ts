import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { HomesState } from '#domain/homes/state.ts';
import { erase, replay } from '#server/erase/erase.ts';
import { verifyStore } from '#server/verify-store.ts';
import { createPlace, placeAddress, removePlace } from '#test/support/postgres.ts';
import { mustRecord, openTestHome } from '#test/support/test-home.ts';

const NAME = 'Lò Thị Sơn Ca';
const PLACE = 'erase';

it('erases in PostgreSQL as well, and says what is left to whoever runs it', async () => {
  await createPlace(PLACE);
  const tombstones = mkdtempSync(join(tmpdir(), 'banso-tombstones-'));
  const the = await openTestHome({ database: placeAddress(PLACE), tombstones });
  try {
    const [household, resident] = [the.newId(), the.newId()];
    const body = { resident, household, name: NAME };
    await mustRecord(the.home, the.homes, [
      { type: 'household.added@1', on: the.today, body: { household } },
      { type: 'resident.added@1', on: the.today, body },
    ]);
    const erased = await erase(the.home, { wanted: { resident }, ground: 'asked' });
    expect(erased).toEqual({ ok: true, value: { facts: 1, books: 1, shredded: false } });
    expect(await replay(the.home, tombstones)).toMatchObject({ value: { lines: 0 } });
    const { residents } = (await the.home.warm.get(the.homes)).state as HomesState; // of a homes book
    expect(residents.get(resident)?.name).toBe('—');
    const verified = await verifyStore(the.home.store, undefined);
    expect([verified.defects, verified.erased]).toEqual([[], 1]);
  } finally {
    await the.close();
    await removePlace(PLACE);
    rmSync(tombstones, { recursive: true });
  }
});
