// A home's store in a PostgreSQL outlives the versions of its program, as the one in a folder does.

import { describe, expect, inject, test } from 'vitest';
import { askPostgres, openStoreAt, placeAddress, removePlace } from '#test/support/postgres.ts';
import { expectKept } from '#test/upgrade/kept-home.ts';
import { openHomeOver, type VersionHome } from '#test/upgrade/version-home.ts';
import { readDump, readHome, schemaOf, versionsFrom } from '#test/upgrade/versions.ts';

describe.each(versionsFrom('0.2.0'))('a PostgreSQL of %s', (version) => {
  const kept = readHome(version);
  const open = async (): Promise<VersionHome> => {
    const store = await openStoreAt(placeAddress(schemaOf(version)));
    return openHomeOver(store, { name: 'Xã Sơn Động', now: () => kept.now, seed: 72 });
  };

  test('opens today, gives the same heads and states, and is written on', async () => {
    await removePlace(schemaOf(version));
    await askPostgres(inject('postgres'), readDump(version));
    const home = await open();
    await expectKept(home, kept);
    const { household, village } = kept.places;
    const doors = home.findBook('doors', village);
    const body = { visit: home.newId(), household, outcome: 'met' };
    const on = Math.floor(kept.now / 86_400);
    const [said] = await home.record(doors, [{ type: 'door.visited@1', on, body }]);
    expect(said?.verdict).toBe('ok');
    await home.close();

    const again = await open();
    expect(await again.origins(doors)).toHaveLength(kept.origins.length + 1);
    expect((await again.verify()).defects).toEqual([]);
    await again.close();
  });
});
